import type { InvoiceLine } from '../model/index.js';
import type { Occurrence } from '../xml/occurrence.js';
import type { Scribe } from './scribe.js';
import { unitCode } from './units.js';
import { attributeOf } from './unprefixed.js';

/** UN/ECE Recommendation 20: one. */
const ONE = 'C62';

/**
 * Reads how much there is of a line; where that is not stated, it is one.
 * @param otherwise the element that stands for what is not stated
 */
export function readQuantity(
  scribe: Scribe,
  line: InvoiceLine,
  stated: { readonly quantity: Occurrence | undefined; readonly unit: Occurrence | undefined },
  otherwise: Occurrence | undefined,
): void {
  scribe.decimal(line, 'quantity', stated.quantity);
  if (line.quantity === undefined) scribe.put(line, 'quantity', otherwise, '1');
  scribe.text(line, 'unit', stated.unit);
  if (line.unit === undefined) scribe.put(line, 'unit', otherwise, ONE);
}

/** Reads a quantity with its unit as an attribute, as code or as the trade writes it. */
export function readMeasure(scribe: Scribe, line: InvoiceLine, quantity: Occurrence | undefined, attribute: string, otherwise: Occurrence | undefined): void {
  const unit = attributeOf(quantity, attribute);
  scribe.put(line, 'unit', quantity, unit === undefined ? undefined : unitCode(unit));
  readQuantity(scribe, line, { quantity, unit: undefined }, quantity ?? otherwise);
}
