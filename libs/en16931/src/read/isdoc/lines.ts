import { emptyLine, TELLS_ONLY } from '../../model/index.js';
import type { InvoiceLine } from '../../model/index.js';
import type { Occurrence } from '../../xml/occurrence.js';
import { decimalOf } from '../lexical.js';
import { putDiscount } from '../line-discount.js';
import { readMeasure } from '../line-quantity.js';
import { putNetPrice } from '../net-price.js';
import type { Scribe } from '../scribe.js';
import { minus, productOf, sumOf, toCents } from '../sums.js';
import { attributeOf, child, children } from '../unprefixed.js';
import type { Amounts, VatKind } from './names.js';
import { vatOf } from './names.js';

/** ISO/IEC 6523: a GTIN. */
const GTIN = '0160';
const IS_GTIN = /^(?:\d{8}|\d{12,14})$/;

/** What the lines refer to, by their keys in the document. */
type References = ReadonlyMap<string, Occurrence>;

/** The header's references of a kind, by the key that lines name. */
function referencesOf(root: Occurrence, kind: string): References {
  return new Map(children(child(root, `${kind}References`), `${kind}Reference`).map((each) => [attributeOf(each, 'id') ?? '', each]));
}

/** The lines, and how VAT is put on each; one of nothing, for nothing, only tells. */
export function readLines(scribe: Scribe, root: Occurrence, items: readonly Occurrence[], amounts: Amounts, isPayer: boolean, lines: InvoiceLine[]): VatKind[] {
  const references = { orders: referencesOf(root, 'Order'), notes: referencesOf(root, 'DeliveryNote'), originals: referencesOf(root, 'OriginalDocument') };
  return items.map((from) => {
    const line = emptyLine();
    scribe.text(line, 'id', child(from, 'ID'));
    const name = child(from, 'Item', 'Description');
    scribe.put(line.item, 'name', name ?? child(from, 'Note'), name?.value ?? child(from, 'Note')?.value);
    readMeasure(scribe, line, child(from, 'InvoicedQuantity'), 'unitCode', from);
    const vat = vatOf(child(from, 'ClassifiedTaxCategory'), isPayer, child(from, 'VATNote')?.value);
    scribe.put(line, 'vatCategory', child(from, 'ClassifiedTaxCategory'), vat.category);
    scribe.put(line, 'vatRate', child(from, 'ClassifiedTaxCategory'), vat.rate);
    readAmounts(scribe, line, from, amounts);
    readItem(scribe, line, from);
    readOrder(scribe, line, child(from, 'OrderReference'), references.orders);
    const said = [
      child(from, 'Note')?.value,
      child(from, 'VATNote')?.value,
      placeIn('Dodací list', child(from, 'DeliveryNoteReference'), references.notes),
      placeIn('Původní doklad', child(from, 'OriginalDocumentReference'), references.originals),
    ];
    scribe.put(line, 'note', from, said.filter((each) => each !== undefined).join('\n') || undefined);
    if (line.net === '0' && line.quantity === '0' && (line.price.net ?? '0') === '0') line.subtype = TELLS_ONLY;
    lines.push(line);
    return vat;
  });
}

/** The net amount and price; of an invoice in a foreign currency the price is stated in the local one alone, and is made of the net. */
function readAmounts(scribe: Scribe, line: InvoiceLine, from: Occurrence, amounts: Amounts): void {
  const [net, price, before] = [amounts.of(from, 'LineExtensionAmount'), child(from, 'UnitPrice'), child(from, 'LineExtensionAmountBeforeDiscount')];
  scribe.decimal(line, 'net', net);
  if (amounts.isForeign) {
    if (line.net !== undefined) putNetPrice(scribe, line, net, decimalOf(price) === '0' ? '0' : undefined);
    return;
  }
  scribe.decimal(line.price, 'net', price);
  const undiscounted = decimalOf(before) ?? '0';
  const isOfPrice = line.price.net !== undefined && toCents(productOf(line.quantity ?? '1', line.price.net)) === toCents(line.net ?? '0');
  // A price after the discount leaves nothing to take off; makers that have no discount state one of nothing.
  if (before !== undefined && undiscounted !== '0' && line.net !== undefined && !isOfPrice)
    putDiscount(scribe, line, before, sumOf([undiscounted, minus(line.net)]) ?? '0');
}

function readItem(scribe: Scribe, { item }: InvoiceLine, from: Occurrence): void {
  const of = (name: string): Occurrence | undefined => child(from, 'Item', name, 'ID');
  const add = (name: string, source: Occurrence | undefined, value = source?.value): void => {
    if (source !== undefined && value !== undefined) item.attributes.push({ name, value });
  };
  scribe.text(item, 'sellerId', of('SellersItemIdentification'));
  scribe.text(item, 'buyerId', of('BuyersItemIdentification'));
  const catalogue = of('CatalogueItemIdentification');
  const standard = scribe.identifier(catalogue);
  if (standard !== undefined && IS_GTIN.test(standard.value)) item.standardId = Object.assign(standard, { scheme: GTIN });
  else add('Katalogové číslo', catalogue);
  add('Sekundární číslo prodejce', of('SecondarySellersItemIdentification'));
  add('Terciární číslo prodejce', of('TertiarySellersItemIdentification'));
  add('Kód předmětu plnění', child(from, 'ClassifiedTaxCategory', 'LocalReverseCharge', 'LocalReverseChargeCode'));
  for (const batch of children(child(from, 'Item', 'StoreBatches'), 'StoreBatch')) {
    const parts = ['Name', 'Specification', 'ExpirationDate', 'Note'].flatMap((name) => child(batch, name)?.value ?? []);
    const quantity = child(batch, 'Quantity');
    add(
      child(batch, 'BatchOrSerialNumber')?.value === 'S' ? 'Sériové číslo' : 'Šarže',
      batch,
      [...parts, ...(quantity?.value === undefined ? [] : [`${quantity.value} ${attributeOf(quantity, 'unitCode') ?? ''}`.trim()])].join(', ') || undefined,
    );
  }
}

/** The order of a line is that of the header by its key: its number at the buyer. */
function readOrder(scribe: Scribe, line: InvoiceLine, from: Occurrence | undefined, orders: References): void {
  const order = orders.get(attributeOf(from, 'ref') ?? '');
  scribe.text(line, 'orderReference', child(order, 'ExternalOrderID'));
  scribe.text(line, 'orderLineReference', child(from, 'LineID'));
}

function placeIn(label: string, from: Occurrence | undefined, references: References): string | undefined {
  const document = child(references.get(attributeOf(from, 'ref') ?? ''), 'ID')?.value;
  return document === undefined ? undefined : [`${label} ${document}`, child(from, 'LineID')?.value].filter((part) => part !== undefined).join('/');
}
