import type { VendorInput } from '@smartap/contracts';
import type { Invoice } from '@smartap/en16931';
import { compactVatId } from '@smartap/tax-ids';
import { domainKey, domainOf } from './mail-domain.js';
import { compact } from './rules/identifiers.js';
import { nameKey, nearNameKeys } from './vendor-name.js';

/** How vendors are found, in the order in which evidence counts. */
export const RESOLUTIONS = ['vatId', 'iban', 'registrationId', 'name', 'domain'] as const;
export type Resolution = (typeof RESOLUTIONS)[number];

/** A key under which a vendor may be found, and what it was made from. */
export interface VendorKey {
  readonly kind: Resolution;
  readonly key: string;
  readonly from: string;
}

const keyOf = (kind: Resolution, from: string, make: (text: string) => string): VendorKey[] => {
  const key = make(from);
  return key === '' ? [] : [{ kind, key, from }];
};

/** The accounts to which an invoice asks to be paid, without spaces. */
export function payeeAccounts(invoice: Invoice): string[] {
  return (invoice.paymentInstructions?.creditTransfers ?? []).flatMap(({ accountId }) => (accountId ? [compact(accountId)] : []));
}

/**
 * The keys under which an invoice's seller may be found, strongest first.
 *
 * @param sender who sent the mail that brought it
 */
export function sellerKeys(invoice: Invoice, sender?: string): VendorKey[] {
  const { seller } = invoice;
  const registrations = [seller.legalRegistrationId?.value, seller.taxRegistrationId, ...seller.identifiers.map((id) => id.value)];
  return [
    ...keyOf('vatId', seller.vatId ?? '', compactVatId),
    ...payeeAccounts(invoice).flatMap((account) => keyOf('iban', account, compact)),
    ...registrations.flatMap((id) => keyOf('registrationId', id ?? '', compactVatId)),
    ...keyOf('name', seller.name ?? '', nameKey),
    ...[seller.contact?.email, seller.electronicAddress?.scheme === 'EM' ? seller.electronicAddress.value : undefined, sender].flatMap((mail) =>
      keyOf('domain', domainOf(mail) ?? '', domainKey),
    ),
  ];
}

/** The keys under which a vendor is found. */
export function vendorKeys(vendor: VendorInput): VendorKey[] {
  return [
    ...vendor.vatIds.flatMap((id) => keyOf('vatId', id, compactVatId)),
    ...vendor.accounts.filter(({ state }) => state === 'approved').flatMap(({ iban }) => keyOf('iban', iban, compact)),
    ...vendor.registrationIds.flatMap((id) => keyOf('registrationId', id, compactVatId)),
    ...keyOf('name', vendor.name, nameKey),
    ...(vendor.domains ?? []).flatMap((domain) => keyOf('domain', domain, domainKey)),
  ];
}

/** The kind of key under which names that are near are kept. */
export const NEAR = 'nearName';

/** Keys under which vendors of a near name are looked for when nothing else tells the seller. */
export function nearKeys(name: string | undefined): { kind: string; key: string }[] {
  return nearNameKeys(name ?? '').map((key) => ({ kind: NEAR, key }));
}
