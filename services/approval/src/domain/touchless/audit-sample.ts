import { createHash } from 'node:crypto';
import { dec, type DecimalLike } from '@smartap/runtime';

/** How many of the invoices that would pass untouched a person looks at, by amount. */
export interface SampleRate {
  /** Inclusive. */
  readonly from: string;
  /** In percent; `100` is all. */
  readonly percent: string;
}

/** Whether an invoice is in the audit sample. The invoice is the seed: asked again, the answer is the same, and nobody can choose it. */
export function isSampled(invoiceId: string, amount: DecimalLike, rates: readonly SampleRate[]): boolean {
  const size = dec(amount).abs();
  const rate = rates.filter(({ from }) => size.gte(from)).toSorted((a, b) => dec(b.from).cmp(a.from))[0];
  return rate !== undefined && dec(rate.percent).gt(drawOf(invoiceId));
}

/** A number from 0 to below 100, even over all invoices. */
function drawOf(invoiceId: string): string {
  const draw = createHash('sha256').update(`audit-sample ${invoiceId}`).digest().readUInt32BE(0);
  return dec(draw)
    .times(100)
    .div(2 ** 32)
    .toFixed(6, 0);
}
