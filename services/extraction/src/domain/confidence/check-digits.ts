import type { Invoice } from '@smartap/en16931';
import { isProvenVatId } from '@smartap/tax-ids';
import { PAYEE_ACCOUNT, valueAt } from '../field-path.js';
import { isIban } from '../text/parties/ids/iban.js';

/** Identifiers with check digits, by their paths: a wrong figure breaks nine of ten at least, of accounts ninety-six of ninety-seven. */
const CHECKS: Readonly<Record<string, (id: string) => boolean>> = { [PAYEE_ACCOUNT]: isIban, 'seller.vatId': isProvenVatId, 'buyer.vatId': isProvenVatId };

/** The paths of identifiers with check digits. */
export const CHECKED_PATHS: readonly string[] = Object.keys(CHECKS);

/** Whether check digits say that the identifier at a path was read as it is. */
export function isChecked(invoice: Invoice, path: string): boolean {
  const id = valueAt(invoice, path);
  return id !== undefined && CHECKS[path]?.(id) === true;
}
