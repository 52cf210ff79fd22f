import type { Finding, VatCheck } from '@smartap/contracts';
import type { Invoice } from '@smartap/en16931';
import { compactVatId, faultOfVatId } from '@smartap/tax-ids';
import { found } from './messages/found.js';

/** Prefixes of the VAT ids that VIES knows: the Union's, and Northern Ireland's. */
const IN_VIES = new Set('AT BE BG CY CZ DE DK EE EL ES FI FR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK XI'.split(' '));

/** The VAT id of the seller, as VIES is asked for it; undefined when there is none to ask for: one that is wrong in itself is told without. */
export function vatIdToCheck({ seller: { vatId } }: Pick<Invoice, 'seller'>): string | undefined {
  if (!vatId) return undefined;
  const id = compactVatId(vatId);
  return IN_VIES.has(id.slice(0, 2)) && faultOfVatId(id) === undefined ? id : undefined;
}

/**
 * The finding for a VAT id that is not registered. What VIES has not answered is no fault of the seller: an outage stops nobody, and an
 * older answer counts until there is a newer one.
 */
export function vatCheckFindings(check: VatCheck | undefined): Finding[] {
  if (check?.state !== 'not-registered') return [];
  return [
    found(
      'VAT_ID_NOT_REGISTERED',
      { id: check.vatId, day: check.checkedAt?.slice(0, 10) ?? '?' },
      { severity: 'error', terms: ['BT-31'], actual: check.vatId },
    ),
  ];
}
