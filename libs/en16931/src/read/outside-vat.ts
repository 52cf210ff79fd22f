import type { DocumentAllowanceCharge, Invoice, VatBreakdown } from '../model/index.js';
import type { Occurrence } from '../xml/occurrence.js';
import type { Scribe } from './scribe.js';
import { sumOf } from './sums.js';

/** What is asked beside the sale: how much, with its element, and where its reason stands. */
export interface Outside {
  readonly from: Occurrence;
  readonly amount: string | undefined;
  readonly reason: Occurrence | undefined;
}

/** The sum of it, with its element, and why there is no VAT, in words. */
export interface OutsideSum {
  readonly from: Occurrence;
  readonly sum: string;
  readonly why: string;
}

/** Adds what is asked beside the sale, such as an insurance or a tax that is no VAT, as charges outside of VAT. */
export function addOutside(scribe: Scribe, invoice: Invoice, parts: readonly Outside[], total: OutsideSum | undefined): void {
  for (const { from, amount, reason } of parts) {
    const charge: DocumentAllowanceCharge = {};
    scribe.put(charge, 'amount', from, amount);
    scribe.text(charge, 'reason', reason);
    scribe.put(charge, 'vatCategory', from, 'O');
    invoice.charges.push(charge);
  }
  if (total === undefined) return;
  const outside = invoice.vatBreakdown.find(({ category }) => category === 'O');
  const row: VatBreakdown = outside ?? { category: 'O', tax: '0', exemptionReason: total.why, exemptionCode: 'VATEX-EU-O' };
  scribe.put(row, 'taxable', total.from, sumOf([row.taxable, total.sum]));
  if (outside === undefined) invoice.vatBreakdown.push(row);
}
