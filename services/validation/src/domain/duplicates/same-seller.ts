import { oncePer } from '@smartap/runtime';
import { compact } from '../rules/identifiers.js';
import { compactVatId } from '../vat-id.js';
import type { DuplicateRecord, DuplicateSettings } from './duplicate-record.js';

type Seller = Pick<DuplicateRecord, 'vatId' | 'registryId' | 'account' | 'vendor'>;

const orNone = (id: string): string | undefined => (id === '' ? undefined : id);

/** The VAT id in the form in which it is compared. */
export const vatOf = oncePer(({ vatId }: Seller) => orNone(compactVatId(vatId ?? '')));

/** The registration in the form in which it is compared. */
export const registryOf = oncePer(({ registryId }: Seller) => orNone(compactVatId(registryId ?? '')));

const ownAccountOf = oncePer(({ account }: Seller) => orNone(compact(account ?? '')));

/** The account in the form in which it is compared; none when many sellers share it. */
export function accountOf(seller: Seller, { sharedAccounts }: DuplicateSettings): string | undefined {
  const own = ownAccountOf(seller);
  return own !== undefined && sharedAccounts.some((shared) => compact(shared) === own) ? undefined : own;
}

/** Who the seller is in law: VAT id, else registry id, else an account of its own; undefined when none is known. */
export function legalIdentity(seller: Seller, settings: DuplicateSettings): string | undefined {
  const [vat, registry, account] = [vatOf(seller), registryOf(seller), accountOf(seller, settings)];
  if (vat) return `vat:${vat}`;
  if (registry) return `reg:${registry}`;
  return account ? `iban:${account}` : undefined;
}

const areSame = (a: string | undefined, b: string | undefined): boolean => a !== undefined && a === b;

/**
 * Whether two invoices are of one seller, as far as suspicion goes: by law, or, when one of them names no VAT id, by what
 * both name or the master record of both.
 */
export function isOneSeller(a: Seller, b: Seller, settings: DuplicateSettings): boolean {
  if (areSame(legalIdentity(a, settings), legalIdentity(b, settings))) return true;
  if (vatOf(a) !== undefined && vatOf(b) !== undefined) return false;
  return areSame(registryOf(a), registryOf(b)) || areSame(accountOf(a, settings), accountOf(b, settings)) || (a.vendor !== null && a.vendor === b.vendor);
}

/** Whether two master records look like one seller: what is named on invoices of both is the same. */
export function looksLikeOneVendor(a: Seller, b: Seller, settings: DuplicateSettings): boolean {
  if (a.vendor === null || b.vendor === null || a.vendor === b.vendor) return false;
  return areSame(vatOf(a), vatOf(b)) || areSame(registryOf(a), registryOf(b)) || areSame(accountOf(a, settings), accountOf(b, settings));
}
