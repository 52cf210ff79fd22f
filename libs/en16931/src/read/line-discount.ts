import type { InvoiceLine } from '../model/index.js';
import type { Occurrence } from '../xml/occurrence.js';
import type { Scribe } from './scribe.js';
import { isPositive, minus, productOf, sumOf } from './sums.js';

/** What quantity by price of a line is more than its net; undefined where a line states not all three. */
export function takenOff({ quantity, net, price }: InvoiceLine): string | undefined {
  return quantity === undefined || net === undefined || price.net === undefined ? undefined : sumOf([productOf(quantity, price.net), minus(net)]);
}

/** Puts what is taken off a line as its allowance (BG-27), what is added to it as its charge (BG-28). */
export function putDiscount(scribe: Scribe, line: InvoiceLine, from: Occurrence, off: string): void {
  if (off === '0') return;
  const target = {};
  scribe.put<{ amount?: string }>(target, 'amount', from, isPositive(off) ? off : minus(off));
  (isPositive(off) ? line.allowances : line.charges).push(target);
}
