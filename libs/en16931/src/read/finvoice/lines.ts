import { emptyLine, TELLS_ONLY } from '../../model/index.js';
import type { InvoiceLine, VatBreakdown } from '../../model/index.js';
import type { Occurrence } from '../../xml/occurrence.js';
import { addLineNote } from '../add-note.js';
import { putDiscount, takenOff } from '../line-discount.js';
import { putNetPrice } from '../net-price.js';
import { readPeriod } from '../period.js';
import { moveSign } from '../price-sign.js';
import type { Scribe } from '../scribe.js';
import { minus, productOf, sumOf, toCents } from '../sums.js';
import { decimalOf, putDecimal } from './decimals.js';
import { categoryOf, unitOf } from './names.js';
import { CHARGE, readStep, ROW_DISCOUNT } from './step.js';
import { part, parts } from './sub-rows.js';

/** ISO/IEC 6523: a GTIN. UN/ECE Recommendation 20: one. */
const [GTIN, ONE] = ['0160', 'C62'] as const;
const LABELS = [
  ['RowRegistrationNumberIdentifier', 'Rekisterinumero'],
  ['RowDeliveryIdentifier', 'Toimitus'],
  ['RowAgreementIdentifier', 'Sopimus'],
  ['RowOrderConfirmationIdentifier', 'Tilausvahvistus'],
  ['RowQuotationIdentifier', 'Tarjous'],
  ['RowBuyerReferenceIdentifier', 'Ostajan viite'],
  ['RowProjectReferenceIdentifier', 'Projekti'],
  ['RowOrdererName', 'Tilaaja'],
  ['OriginalInvoiceNumber', 'Alkuperäinen lasku'],
] as const;

/** A row as BG-25. A row that only tells has no amount, no price and no quantity. */
export function readLine(scribe: Scribe, from: Occurrence, id: string, rows: readonly VatBreakdown[]): InvoiceLine {
  const line = emptyLine();
  scribe.put(line, 'id', from, id);
  readItem(scribe, line, from);
  for (const text of parts(from, 'RowFreeText')) addLineNote(scribe, line, text.value, text);
  const [net, gross, price] = [part(from, 'RowVatExcludedAmount'), part(from, 'RowAmount'), part(from, 'UnitPriceNetAmount') ?? part(from, 'UnitPriceAmount')];
  const quantity = quantityOf(from, price);
  if ((net ?? gross ?? price ?? quantity) === undefined) {
    line.subtype = TELLS_ONLY;
    return line;
  }
  readVat(scribe, line, from, rows);
  readAmounts(scribe, line, from, quantity);
  readReferences(scribe, line, from);
  return line;
}

/** The quantity that is invoiced, in the unit of the price where it is stated in several, or what is delivered or ordered. */
function quantityOf(from: Occurrence, price: Occurrence | undefined): Occurrence | undefined {
  const stated = ['InvoicedQuantity', 'DeliveredQuantity', 'OrderedQuantity']
    .map((name) => parts(from, name).filter(({ value }) => value !== undefined))
    .find((found) => found.length > 0);
  const unit = price?.attributes['UnitPriceUnitCode'];
  return stated?.find(({ attributes }) => unit !== undefined && attributes['QuantityUnitCode'] === unit) ?? stated?.[0];
}

function readItem(scribe: Scribe, line: InvoiceLine, from: Occurrence): void {
  const { item } = line;
  const name = part(from, 'ArticleName');
  scribe.text(item, 'name', name?.value === undefined ? (part(from, 'ArticleDescription') ?? part(from, 'RowFreeText')) : name);
  if (name?.value !== undefined) scribe.text(item, 'description', part(from, 'ArticleDescription'));
  scribe.text(item, 'sellerId', part(from, 'ArticleIdentifier'));
  scribe.text(item, 'buyerId', part(from, 'BuyerArticleIdentifier'));
  const gtin = scribe.identifier(part(from, 'EanCode'), 'SchemeID');
  if (gtin !== undefined) item.standardId = { ...gtin, scheme: gtin.scheme ?? GTIN };
  for (const group of parts(from, 'ArticleGroupIdentifier')) {
    const classification = {};
    scribe.text<{ value?: string }>(classification, 'value', group);
    scribe.attribute<{ scheme?: string }>(classification, 'scheme', group, 'SchemeID');
    scribe.attribute<{ version?: string }>(classification, 'version', group, 'SchemeVersion');
    if (group.value !== undefined) item.classifications.push(classification);
  }
  scribe.text(item, 'origin', part(part(part(from, 'RowDeliveryDetails'), 'RowCustomsInfo'), 'CNOriginCountryCode'));
  for (const definition of parts(from, 'RowDefinitionDetails'))
    addAttribute(line, part(definition, 'RowDefinitionHeaderText')?.value, part(definition, 'RowDefinitionValue')?.value);
  addAttribute(line, 'Sarjanumero', part(from, 'SerialNumberIdentifier')?.value);
}

function addAttribute({ item }: InvoiceLine, name: string | undefined, value: string | undefined): void {
  if (name !== undefined && value !== undefined) item.attributes.push({ name, value });
}

/** The category that the row states, or the breakdown has for its rate. */
function readVat(scribe: Scribe, line: InvoiceLine, from: Occurrence, rows: readonly VatBreakdown[]): void {
  const [code, percent] = [part(from, 'RowVatCode'), part(from, 'RowVatRatePercent')];
  const rate = decimalOf(percent);
  const same = rows.filter((row) => (row.rate ?? '0') === rate);
  const known = same.length === 1 ? same[0]?.category : undefined;
  const category = categoryOf(code?.value, undefined, '') ?? known ?? categoryOf(undefined, rate, '');
  scribe.put(line, 'vatCategory', code ?? percent, category);
  if (category !== 'O') scribe.put(line, 'vatRate', percent, rate);
}

/** How much of it, at what price, and what that comes to: a price with VAT alone is the net amount for the quantity. */
function readAmounts(scribe: Scribe, line: InvoiceLine, from: Occurrence, quantity: Occurrence | undefined): void {
  const [net, gross] = [part(from, 'RowVatExcludedAmount'), part(from, 'RowAmount')];
  scribe.put(line, 'quantity', quantity ?? net ?? gross, decimalOf(quantity) ?? '1');
  const { QuantityUnitCodeUN: coded, QuantityUnitCode: written } = quantity?.attributes ?? {};
  scribe.put(line, 'unit', quantity ?? net ?? gross, coded?.trim() || (written === undefined || written.trim() === '' ? ONE : unitOf(written.trim())));
  putDecimal(scribe, line.price, 'net', part(from, 'UnitPriceNetAmount'));
  const [price, off] = [part(from, 'UnitPriceAmount'), part(from, 'UnitPriceDiscountAmount')];
  const discount = decimalOf(off);
  if (discount !== undefined && discount !== '0') {
    putDecimal(scribe, line.price, 'gross', price);
    putDecimal(scribe, line.price, 'discount', off);
  }
  if (line.price.net === undefined)
    scribe.put(line.price, 'net', price, sumOf([decimalOf(price), price === undefined || discount === undefined ? undefined : minus(discount)]));
  const base = part(from, 'UnitPriceBaseQuantity');
  if (decimalOf(base) !== '1') putDecimal(scribe, line.price, 'baseQuantity', base);
  putDecimal(scribe, line, 'net', net);
  const tax = decimalOf(part(from, 'RowVatAmount'));
  const whole = decimalOf(gross);
  if (line.net === undefined && whole !== undefined && tax !== undefined) scribe.put(line, 'net', gross, sumOf([whole, minus(tax)]));
  if (line.net === undefined && line.price.net !== undefined && line.price.baseQuantity === undefined)
    scribe.put(line, 'net', price, toCents(productOf(line.quantity ?? '1', line.price.net)));
  if (line.price.net === undefined && line.net !== undefined) putNetPrice(scribe, line, net ?? gross, undefined);
  moveSign(line);
  readSteps(scribe, line, from);
}

/** Discounts and charges of a row; in percent alone, they are what quantity by price is more than the net amount. */
function readSteps(scribe: Scribe, line: InvoiceLine, from: Occurrence): void {
  const own = part(from, 'RowDiscountAmount') ?? part(from, 'RowDiscountPercent');
  for (const source of [...(own === undefined ? [] : [from]), ...parts(from, 'RowProgressiveDiscountDetails')])
    line.allowances.push(...readStep(scribe, source, ROW_DISCOUNT));
  for (const source of parts(from, 'RowChargeDetails')) line.charges.push(...readStep(scribe, source, CHARGE));
  if (own !== undefined && line.allowances.length === 0 && line.price.baseQuantity === undefined) {
    const off = toCents(takenOff(line) ?? '0');
    putDiscount(scribe, line, own, off);
    const [step] = line.allowances;
    if (step !== undefined) putDecimal(scribe, step, 'percentage', part(from, 'RowDiscountPercent'));
  }
}

function readReferences(scribe: Scribe, line: InvoiceLine, from: Occurrence): void {
  scribe.text(line, 'orderReference', part(from, 'RowIdentifier'));
  scribe.text(line, 'orderLineReference', part(from, 'RowOrderPositionIdentifier'));
  scribe.text(line, 'accountingReference', part(from, 'RowAccountDimensionText') ?? part(from, 'RowNormalProposedAccountIdentifier'));
  const object = scribe.identifier(part(from, 'InvoicedObjectID'), 'SchemeID');
  if (object !== undefined) line.objectId = object;
  const day = part(from, 'RowDeliveryDate');
  const period = readPeriod(scribe, part(from, 'StartDate') ?? day, part(from, 'EndDate') ?? day);
  if (period !== undefined) line.period = period;
  for (const [name, label] of LABELS)
    addLineNote(scribe, line, part(from, name)?.value === undefined ? undefined : `${label}: ${part(from, name)?.value ?? ''}`, part(from, name));
}
