import { oncePer } from '@smartap/runtime';
import { compactVatId } from '@smartap/tax-ids';
import { compact } from '../rules/identifiers.js';
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

const areSame = (a: string | undefined, b: string | undefined): boolean => a !== undefined && a === b;

/** Whether the sellers are one in law: by VAT id; where neither has one by registry id; where neither has that by an account of its own. */
export function isSameInLaw(a: Seller, b: Seller, settings: DuplicateSettings): boolean {
  if (vatOf(a) !== undefined || vatOf(b) !== undefined) return vatOf(a) === vatOf(b);
  if (registryOf(a) !== undefined || registryOf(b) !== undefined) return registryOf(a) === registryOf(b);
  return areSame(accountOf(a, settings), accountOf(b, settings));
}

/**
 * Whether two invoices are of one seller, as far as suspicion goes: by law, or, when one of them names no VAT id, by what
 * both name or the master record of both.
 */
export function isOneSeller(a: Seller, b: Seller, settings: DuplicateSettings): boolean {
  if (isSameInLaw(a, b, settings)) return true;
  if (vatOf(a) !== undefined && vatOf(b) !== undefined) return false;
  return areSame(registryOf(a), registryOf(b)) || areSame(accountOf(a, settings), accountOf(b, settings)) || (a.vendor !== null && a.vendor === b.vendor);
}

/** Whether two master records look like one seller: what is named on invoices of both is the same. */
export function looksLikeOneVendor(a: Seller, b: Seller, settings: DuplicateSettings): boolean {
  if (a.vendor === null || b.vendor === null || a.vendor === b.vendor) return false;
  return areSame(vatOf(a), vatOf(b)) || areSame(registryOf(a), registryOf(b)) || areSame(accountOf(a, settings), accountOf(b, settings));
}
