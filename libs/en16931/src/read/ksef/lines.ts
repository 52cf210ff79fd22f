import { emptyLine } from '../../model/index.js';
import type { InvoiceLine } from '../../model/index.js';
import type { Occurrence } from '../../xml/occurrence.js';
import { decimalOf } from '../lexical.js';
import { putDiscount, takenOff } from '../line-discount.js';
import { readQuantity } from '../line-quantity.js';
import { putNetPrice } from '../net-price.js';
import { readPeriod } from '../period.js';
import type { Scribe } from '../scribe.js';
import { minus, productOf, sumOf, toCents, withoutTax } from '../sums.js';
import { child } from '../unprefixed.js';
import { categoryOf, percentageOf } from './names.js';

/** ISO/IEC 6523: a GTIN. */
const GTIN = '0160';
/** UNTDID 7143 of the Combined Nomenclature, whose first six digits are those of the Harmonised System, and of classes of a state. */
const CLASSES = [
  ['CN', 'HS'],
  ['PKWiU', 'ZZZ'],
  ['PKOB', 'ZZZ'],
] as const;

/** `FaWiersz` as BG-25: without a quantity it is one; what is priced with VAT is made net. */
export function readLine(scribe: Scribe, from: Occurrence): InvoiceLine {
  const line = emptyLine();
  scribe.text(line, 'id', child(from, 'NrWierszaFa'));
  scribe.text(line.item, 'name', child(from, 'P_7'));
  readQuantity(scribe, line, { quantity: child(from, 'P_8B'), unit: child(from, 'P_8A') }, from);
  readRate(scribe, line, from);
  readAmounts(scribe, line, from);
  readItem(scribe, line, from);
  const day = child(from, 'P_6A');
  const period = readPeriod(scribe, day, day);
  if (period !== undefined) line.period = period;
  return line;
}

/** A rate of Poland (P_12), or of another state under the special procedure (P_12_XII). */
function readRate(scribe: Scribe, line: InvoiceLine, from: Occurrence): void {
  const [rate, abroad] = [child(from, 'P_12'), child(from, 'P_12_XII')];
  if (rate?.value !== undefined) {
    scribe.put(line, 'vatCategory', rate, categoryOf(rate.value));
    scribe.put(line, 'vatRate', rate, percentageOf(rate.value));
  } else if (abroad !== undefined) {
    scribe.put(line, 'vatCategory', abroad, 'S');
    scribe.decimal(line, 'vatRate', abroad);
  }
}

/** The net amount as stated or of what is stated; of a line priced with VAT the net price is its net amount for its quantity, which is exact. */
function readAmounts(scribe: Scribe, line: InvoiceLine, from: Occurrence): void {
  const [price, gross, discount] = [child(from, 'P_9A'), child(from, 'P_9B'), child(from, 'P_10')];
  const [net, withVat] = [child(from, 'P_11'), child(from, 'P_11A')];
  const quantity = line.quantity ?? '1';
  const total = (each: string | undefined): string | undefined =>
    each === undefined ? undefined : toCents(sumOf([productOf(quantity, each), minus(decimalOf(discount) ?? '0')]) ?? '0');
  const grossTotal = decimalOf(withVat) ?? total(decimalOf(gross));
  const tax = decimalOf(child(from, 'P_11Vat'));
  const netOfGross = grossTotal === undefined ? undefined : tax === undefined ? withoutTax(grossTotal, line.vatRate ?? '0') : sumOf([grossTotal, minus(tax)]);
  scribe.decimal(line.price, 'net', price);
  scribe.decimal(line, 'net', net);
  if (line.net === undefined) scribe.put(line, 'net', price ?? withVat ?? gross, total(line.price.net) ?? netOfGross);
  if (price !== undefined) {
    if (discount !== undefined) putDiscount(scribe, line, discount, toCents(takenOff(line) ?? '0'));
  } else if (line.net !== undefined)
    putNetPrice(scribe, line, gross ?? net ?? withVat, withoutTax(decimalOf(gross ?? net ?? withVat) ?? '0', line.vatRate ?? '0'));
}

function readItem(scribe: Scribe, { item }: InvoiceLine, from: Occurrence): void {
  scribe.text(item, 'sellerId', child(from, 'Indeks'));
  const gtin = scribe.identifier(child(from, 'GTIN'));
  if (gtin !== undefined) item.standardId = { ...gtin, scheme: GTIN };
  for (const [name, scheme] of CLASSES) {
    const code = scribe.identifier(child(from, name));
    if (code !== undefined) item.classifications.push({ ...code, scheme, ...(scheme === 'HS' ? {} : { version: name }) });
  }
  const group = child(from, 'GTU');
  if (group?.value !== undefined) item.attributes.push({ name: 'GTU', value: group.value });
}
