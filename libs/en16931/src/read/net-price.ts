import type { InvoiceLine } from '../model/index.js';
import type { Occurrence } from '../xml/occurrence.js';
import type { Scribe } from './scribe.js';
import { isPositive, minus } from './sums.js';

/**
 * Puts as the net price of a line its net amount for its quantity, which is exact where the price of one would have to be rounded.
 * @param ofOne the price of one, for a line of which there is nothing
 */
export function putNetPrice(scribe: Scribe, line: InvoiceLine, from: Occurrence | undefined, ofOne: string | undefined): void {
  const { quantity = '1', net = '0' } = line;
  if (quantity === '0') {
    scribe.put(line.price, 'net', from, ofOne);
    return;
  }
  const isTakenBack = !isPositive(quantity);
  scribe.put(line.price, 'net', from, isTakenBack ? minus(net) : net);
  if (quantity !== '1') scribe.put(line.price, 'baseQuantity', from, isTakenBack ? minus(quantity) : quantity);
}
