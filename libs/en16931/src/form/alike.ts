import { canonicalDecimal, isoDate } from '../read/lexical.js';
import type { Stated } from '../statement/statement.js';

const PLACES = 2;
/** The keys of a statement that hold amounts: of these alone rules count decimals, zeros too. */
// prettier-ignore
const AMOUNTS = new Set(['amount', 'baseAmount', 'taxable', 'tax', 'net', 'lineNetSum', 'allowances', 'charges', 'withoutVat', 'withVat', 'paid', 'rounding', 'due']);

function isLong(text: string): boolean {
  const point = text.indexOf('.');
  return point >= 0 && text.length - point - 1 > PLACES;
}

/** Whether a term in a document's own words says to every rule what its model says: `12.50` and `12.5`, `20260114` and `2026-01-14`. */
export function areAlike(key: string, document: Stated, model: Stated): boolean {
  if (document === model) return true;
  if (document === undefined || model === undefined) return false;
  if (canonicalDecimal(document) === model) return !AMOUNTS.has(key) || isLong(document) === isLong(model);
  return isoDate(document) === model;
}
