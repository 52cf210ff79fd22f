import { emptyLine } from '../../model/index.js';
import type { InvoiceLine, LineAllowanceCharge } from '../../model/index.js';
import type { Occurrence } from '../../xml/occurrence.js';
import { canonicalDecimal } from '../lexical.js';
import { addLineNote } from '../add-note.js';
import { readPeriod } from '../period.js';
import { moveSign } from '../price-sign.js';
import type { Scribe } from '../scribe.js';
import { productOf } from '../sums.js';
import { child, children } from '../unprefixed.js';
import { uncodedUnit, unitOf } from './names.js';

/** `InvoiceLine` as BG-25; its id is its place: what Facturae numbers are the lines of the order. */
export function readLine(scribe: Scribe, from: Occurrence, position: number): InvoiceLine {
  const line = emptyLine();
  scribe.put(line, 'id', from, `${position}`);
  scribe.text(line.item, 'name', child(from, 'ItemDescription'));
  scribe.text(line.item, 'sellerId', child(from, 'ArticleCode'));
  const [quantity, unit] = [child(from, 'Quantity'), child(from, 'UnitOfMeasure')];
  scribe.put(line, 'quantity', quantity, doubleOf(quantity));
  scribe.put(line, 'unit', unit ?? quantity, unitOf(unit?.value));
  scribe.decimal(line.price, 'net', child(from, 'UnitPriceWithoutTax'));
  scribe.decimal(line, 'net', child(from, 'GrossAmount'));
  moveSign(line);
  for (const each of children(child(from, 'DiscountsAndRebates'), 'Discount')) line.allowances.push(...readStep(scribe, each, 'Discount'));
  for (const each of children(child(from, 'Charges'), 'Charge')) line.charges.push(...readStep(scribe, each, 'Charge'));
  const [days, day] = [child(from, 'LineItemPeriod'), child(from, 'TransactionDate')];
  const period = readPeriod(scribe, child(days, 'StartDate') ?? day, child(days, 'EndDate') ?? day);
  if (period !== undefined) line.period = period;
  scribe.text(line, 'note', child(from, 'AdditionalLineItemInformation'));
  const words = uncodedUnit(unit?.value);
  if (words !== undefined) addLineNote(scribe, line, `Unidad: ${words}`, unit);
  return line;
}

const MAX_EXPONENT = 20;

/** A quantity as a decimal: `xsd:double` may have an exponent. */
export function doubleOf(from: Occurrence | undefined): string | undefined {
  const [mantissa = '', exponent = '0'] = (from?.value ?? '').split(/e/i);
  const [number, shift] = [canonicalDecimal(mantissa), Number(exponent)];
  if (number === undefined || !Number.isInteger(shift) || Math.abs(shift) > MAX_EXPONENT) return undefined;
  return productOf(number, shift < 0 ? `0.${'1'.padStart(-shift, '0')}` : `1${'0'.repeat(shift)}`);
}

/** What is taken off (BG-20, BG-27) or put on (BG-21, BG-28), with its percentage; none where it comes to nothing. */
export function readStep(scribe: Scribe, from: Occurrence, kind: 'Discount' | 'Charge'): [LineAllowanceCharge] | [] {
  const step: LineAllowanceCharge = {};
  scribe.decimal(step, 'amount', child(from, `${kind}Amount`));
  scribe.decimal(step, 'percentage', child(from, `${kind}Rate`));
  scribe.text(step, 'reason', child(from, `${kind}Reason`));
  return step.amount === undefined || step.amount === '0' ? [] : [step];
}
