import type { InvoiceLine } from '../model/index.js';
import type { Occurrence } from '../xml/occurrence.js';
import type { Scribe } from './scribe.js';

/** UN/ECE Recommendation 20: one. */
const ONE = 'C62';

/**
 * Reads how much there is of a line; where that is not stated, it is one.
 * @param otherwise the element that stands for what is not stated
 */
export function readQuantity(scribe: Scribe, line: InvoiceLine, stated: { readonly quantity: Occurrence | undefined; readonly unit: Occurrence | undefined }, otherwise: Occurrence | undefined): void {
  scribe.decimal(line, 'quantity', stated.quantity);
  if (line.quantity === undefined) scribe.put(line, 'quantity', otherwise, '1');
  scribe.text(line, 'unit', stated.unit);
  if (line.unit === undefined) scribe.put(line, 'unit', otherwise, ONE);
}
