import type { Invoice } from '@smartap/en16931';
import type { Found } from '../found.js';
import { isDepartment } from './address-signs.js';
import type { FoundContact } from './contacts/find-contact.js';
import type { Registrations } from './registration/find-registrations.js';

/** What pages print of the parties and of the way to pay besides names, tax ids, addresses and the account. */
export interface Details {
  /** The bank of the account (BT-86). */
  bic: Found | undefined;
  /** What the seller goes by besides his name (BT-28). */
  tradingName: Found | undefined;
  /** Whose account it is (BT-85). */
  accountName: Found | undefined;
  /** What registers of companies know the parties by (BT-30, BT-47). */
  registrations: Registrations;
  /** How the seller is reached (BG-6), and whom of the buyer a label names (BT-56). */
  contact: FoundContact;
}

/** Puts details into an invoice that has its account already. @returns what each path stands on. */
export function takeDetails(invoice: Invoice, { bic, accountName, registrations, contact, tradingName }: Details): [string, Found][] {
  const taken: [string, Found][] = [];
  const [transfer] = invoice.paymentInstructions?.creditTransfers ?? [];
  for (const [term, found] of [
    ['serviceProvider', bic],
    ['accountName', accountName],
  ] as const) {
    if (found === undefined || transfer === undefined) continue;
    transfer[term] = found.value;
    taken.push([`paymentInstructions.creditTransfers[0].${term}`, found]);
  }
  if (tradingName !== undefined) {
    invoice.seller.tradingName = tradingName.value;
    taken.push(['seller.tradingName', tradingName]);
  }
  for (const party of ['seller', 'buyer'] as const) {
    const own = registrations[party];
    if (own === undefined) continue;
    invoice[party].legalRegistrationId = { value: own.value, ...(own.scheme !== undefined && { scheme: own.scheme }) };
    taken.push([`${party}.legalRegistrationId.value`, own]);
  }
  const { buyersName } = contact;
  // The line of the address says it best, where it names a person.
  if (buyersName !== undefined && (invoice.buyer.contact?.name === undefined || isDepartment(invoice.buyer.contact.name))) {
    invoice.buyer.contact = { ...invoice.buyer.contact, name: buyersName.value };
    taken.push(['buyer.contact.name', buyersName]);
  }
  for (const term of ['name', 'phone', 'email'] as const) {
    const own = contact[term];
    if (own === undefined) continue;
    invoice.seller.contact = { ...invoice.seller.contact, [term]: own.value };
    taken.push([`seller.contact.${term}`, own]);
  }
  return taken;
}
