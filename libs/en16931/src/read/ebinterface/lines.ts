import { emptyLine } from '../../model/index.js';
import type { InvoiceLine } from '../../model/index.js';
import type { Occurrence } from '../../xml/occurrence.js';
import { decimalOf } from '../lexical.js';
import { readMeasure } from '../line-quantity.js';
import { readPeriod } from '../period.js';
import type { Scribe } from '../scribe.js';
import { attributeOf, child, children } from '../unprefixed.js';
import { readLineAdjustments } from './adjustments.js';
import type { VatKind } from './names.js';
import { vatOf } from './names.js';

/** ISO/IEC 6523: a GTIN. */
const GTIN = '0160';
/** UNTDID 7143: one of a scheme that the code list does not have. */
const OTHER_SCHEME = 'ZZZ';

/** The lines of all lists, and how VAT is put on each. */
export function readLines(scribe: Scribe, details: Occurrence, lines: InvoiceLine[]): VatKind[] {
  const lists = children(details, 'ItemList').map((list) => children(list, 'ListLineItem'));
  const ids = idsOf(lists);
  return lists.flat().flatMap((from, index) => {
    const line = readLine(scribe, from);
    scribe.put(line, 'id', child(from, 'PositionNumber') ?? from, ids[index]);
    lines.push(line);
    return vatOf(from) ?? [];
  });
}

const areIds = (ids: readonly (string | undefined)[]): ids is readonly string[] => !ids.includes(undefined) && new Set(ids).size === ids.length;

/** Positions as stated where each is another's; within their list where each list counts by itself; counted where they are none. */
function idsOf(lists: readonly (readonly Occurrence[])[]): readonly string[] {
  const stated = lists.map((list) => list.map((line) => child(line, 'PositionNumber')?.value));
  if (areIds(stated.flat())) return stated.flat().map(String);
  return stated.every(areIds) ? stated.flatMap((ids, list) => ids.map((id) => `${list + 1}.${id ?? ''}`)) : stated.flat().map((_, index) => `${index + 1}`);
}

function readLine(scribe: Scribe, from: Occurrence): InvoiceLine {
  const line = emptyLine();
  const [name, ...further] = children(from, 'Description');
  const price = child(from, 'UnitPrice');
  scribe.text(line.item, 'name', name);
  scribe.texts(line.item, 'description', further);
  readMeasure(scribe, line, child(from, 'Quantity'), 'Unit', from);
  scribe.decimal(line.price, 'net', price);
  scribe.put(line.price, 'baseQuantity', price, decimalOf({ text: attributeOf(price, 'BaseQuantity') ?? '' }));
  scribe.decimal(line, 'net', child(from, 'LineItemAmount'));
  const vat = vatOf(from);
  scribe.put(line, 'vatCategory', vat?.from, vat?.category);
  scribe.put(line, 'vatRate', vat?.from, vat?.rate);
  const delivery = child(from, 'Delivery');
  const day = child(delivery, 'Date');
  const period = readPeriod(scribe, day ?? child(delivery, 'Period', 'FromDate'), day ?? child(delivery, 'Period', 'ToDate'));
  if (period !== undefined) line.period = period;
  const order = child(from, 'InvoiceRecipientsOrderReference');
  scribe.text(line, 'orderReference', child(order, 'OrderID'));
  scribe.text(line, 'orderLineReference', child(order, 'OrderPositionNumber'));
  readItem(scribe, line, from);
  const untold = readLineAdjustments(scribe, line, child(from, 'ReductionAndSurchargeListLineItemDetails'));
  readNote(scribe, line, from, untold);
  return line;
}

function readItem(scribe: Scribe, { item }: InvoiceLine, from: Occurrence): void {
  for (const number of children(from, 'ArticleNumber')) {
    const kind = attributeOf(number, 'ArticleNumberType');
    const identifier = scribe.identifier(number);
    if (identifier === undefined) continue;
    if (kind === 'GTIN') item.standardId ??= Object.assign(identifier, { scheme: GTIN });
    else if (kind === 'PZN') item.classifications.push(Object.assign(identifier, { scheme: OTHER_SCHEME, version: kind }));
    else if (kind === 'InvoiceRecipientsArticleNumber') scribe.text(item, 'buyerId', number);
    else if (kind !== undefined || item.sellerId === undefined) scribe.text(item, 'sellerId', number);
  }
  const more = children(from, 'AdditionalInformation');
  for (const code of [...children(from, 'Classification'), ...more.flatMap((each) => children(each, 'Classification'))]) {
    const identifier = scribe.identifier(code);
    const version = attributeOf(code, 'ClassificationSchema');
    if (identifier !== undefined) item.classifications.push(Object.assign(identifier, { scheme: OTHER_SCHEME, ...(version !== undefined && { version }) }));
  }
  // Until 4.3 an element for each thing there is to say, later a key with each.
  for (const each of more.flatMap((one) =>
    one.children.length > 0 ? one.children.filter(({ name }) => name !== '?:Classification') : attributeOf(one, 'Key') === undefined ? [] : one,
  )) {
    const unit = attributeOf(each, 'Unit');
    const attribute: { name?: string; value?: string } = {};
    scribe.put(attribute, 'name', each, attributeOf(each, 'Key') ?? each.name.replace(/^.*:/, ''));
    scribe.put(attribute, 'value', each, each.value === undefined || unit === undefined ? each.value : `${each.value} ${unit}`);
    if (attribute.value !== undefined) item.attributes.push(attribute);
  }
}

/** What there is to say of a line and no term for: what has no key, the seller's order, how it is delivered, and what is in its price. */
function readNote(scribe: Scribe, line: InvoiceLine, from: Occurrence, untold: readonly Occurrence[]): void {
  const order = child(from, 'BillersOrderReference');
  const loose = children(from, 'AdditionalInformation').filter((each) => each.children.length === 0 && attributeOf(each, 'Key') === undefined);
  const orders = [child(order, 'OrderID')?.value, child(order, 'OrderPositionNumber')?.value].filter((part) => part !== undefined).join('/');
  const said = [
    ...loose.map(({ value }) => value),
    orders === '' ? undefined : `Auftrag ${orders}`,
    child(from, 'Delivery', 'DeliveryID')?.value && `Lieferung ${child(from, 'Delivery', 'DeliveryID')?.value ?? ''}`,
    child(from, 'Delivery', 'Description')?.value,
    ...untold.map(({ children: parts }) => parts.flatMap(({ value }) => value ?? []).join(' ')),
  ].filter((each) => each !== undefined);
  scribe.put(line, 'note', from, said.join('\n') || undefined);
}
