import type { Invoice } from '@smartap/en16931';
import type { Found } from '../identifiers.js';

/** What pages print of the parties and of the way to pay besides names, tax ids, addresses and the account. */
export interface Details {
  /** The bank of the account (BT-86). */
  bic: Found | undefined;
  /** Whose account it is (BT-85). */
  accountName: Found | undefined;
}

/** Puts details into an invoice that has its account already. @returns what each path stands on. */
export function takeDetails({ paymentInstructions }: Invoice, { bic, accountName }: Details): [string, Found][] {
  const taken: [string, Found][] = [];
  const [transfer] = paymentInstructions?.creditTransfers ?? [];
  if (transfer === undefined) return taken;
  for (const [term, found] of [['serviceProvider', bic], ['accountName', accountName]] as const) {
    if (found === undefined) continue;
    transfer[term] = found.value;
    taken.push([`paymentInstructions.creditTransfers[0].${term}`, found]);
  }
  return taken;
}
