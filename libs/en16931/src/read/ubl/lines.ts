import { emptyLine } from '../../model/index.js';
import type { Identifier, InvoiceLine, Item, ItemAttribute, ItemClassification } from '../../model/index.js';
import type { Occurrence } from '../../xml/occurrence.js';
import { OBJECT_CODE } from '../document-codes.js';
import { unlessEmpty } from '../scribe.js';
import type { Scribe } from '../scribe.js';
import { NOT_APPLICABLE } from './names.js';
import { isCharge, readAllowanceCharges, readPeriod } from './settlement.js';
import { isVatScheme, readCategory } from './taxes.js';

const LINE_TAX = { category: 'vatCategory', rate: 'vatRate' } as const;

/** `cac:InvoiceLine`, `cac:CreditNoteLine` or `cac:DebitNoteLine` as BG-25. */
export function readLine(scribe: Scribe, from: Occurrence): InvoiceLine {
  const line = emptyLine();
  const quantity = from.first('cbc:InvoicedQuantity', 'cbc:CreditedQuantity', 'cbc:DebitedQuantity');
  const orderLine = from.first('cac:OrderLineReference');
  scribe.text(line, 'id', from.first('cbc:ID'));
  scribe.texts(line, 'note', from.all('cbc:Note'));
  scribe.decimal(line, 'quantity', quantity);
  scribe.attribute(line, 'unit', quantity, 'unitCode');
  scribe.decimal(line, 'net', from.first('cbc:LineExtensionAmount'));
  const orderLineId = orderLine?.first('cbc:LineID');
  scribe.text(line, 'orderReference', orderLine?.at('cac:OrderReference', 'cbc:ID'));
  if (orderLineId?.value !== NOT_APPLICABLE || line.orderReference === undefined) scribe.text(line, 'orderLineReference', orderLineId);
  scribe.text(line, 'accountingReference', from.first('cbc:AccountingCost'));
  const objectId = readObjectId(scribe, from);
  if (objectId !== undefined) line.objectId = objectId;
  const period = readPeriod(scribe, from.first('cac:InvoicePeriod'));
  if (period !== undefined) line.period = period;
  readAllowanceCharges(scribe, from, line);
  readPrice(scribe, line, from.first('cac:Price'));
  readItem(scribe, line, from.first('cac:Item'));
  if (line.vatCategory === undefined && line.vatRate === undefined) readLineTax(scribe, line, from);
  return line;
}

function readObjectId(scribe: Scribe, from: Occurrence): Identifier | undefined {
  const references = from.all('cac:DocumentReference');
  const typeOf = (reference: Occurrence): string | undefined => reference.first('cbc:DocumentTypeCode')?.value;
  return scribe.identifier((references.find((each) => typeOf(each) === OBJECT_CODE) ?? references.find((each) => typeOf(each) === undefined))?.first('cbc:ID'));
}

function readPrice(scribe: Scribe, line: InvoiceLine, from: Occurrence | undefined): void {
  if (from === undefined) return;
  const base = from.first('cbc:BaseQuantity');
  const discount = from.all('cac:AllowanceCharge').find((each) => !isCharge(each));
  scribe.decimal(line.price, 'net', from.first('cbc:PriceAmount'));
  scribe.decimal(line.price, 'discount', discount?.first('cbc:Amount'));
  scribe.decimal(line.price, 'gross', discount?.first('cbc:BaseAmount'));
  scribe.decimal(line.price, 'baseQuantity', base);
  scribe.attribute(line.price, 'baseQuantityUnit', base, 'unitCode');
}

function readItem(scribe: Scribe, line: InvoiceLine, from: Occurrence | undefined): void {
  if (from === undefined) return;
  const { item } = line;
  scribe.text(item, 'name', from.first('cbc:Name'));
  scribe.texts(item, 'description', from.all('cbc:Description'));
  scribe.text(item, 'sellerId', from.at('cac:SellersItemIdentification', 'cbc:ID'));
  scribe.text(item, 'buyerId', from.at('cac:BuyersItemIdentification', 'cbc:ID'));
  const standardId = scribe.identifier(from.at('cac:StandardItemIdentification', 'cbc:ID'));
  if (standardId !== undefined) item.standardId = standardId;
  scribe.text(item, 'origin', from.at('cac:OriginCountry', 'cbc:IdentificationCode'));
  readClassifications(scribe, item, from);
  readAttributes(scribe, item, from);
  readCategory(scribe, line, LINE_TAX, from.first('cac:ClassifiedTaxCategory'));
}

/** Before EN 16931 a line states its taxes with their amounts: of several the VAT counts, of those without a code the first. */
function readLineTax(scribe: Scribe, line: InvoiceLine, from: Occurrence): void {
  const categories = from
    .all('cac:TaxTotal')
    .flatMap((total) => total.all('cac:TaxSubtotal'))
    .flatMap((row) => row.first('cac:TaxCategory') ?? []);
  readCategory(scribe, line, LINE_TAX, categories.find((category) => isVatScheme(category.first('cac:TaxScheme'))) ?? categories[0]);
}

function readClassifications(scribe: Scribe, item: Item, from: Occurrence): void {
  for (const commodity of from.all('cac:CommodityClassification')) {
    const code = commodity.first('cbc:ItemClassificationCode', 'cbc:CommodityCode');
    const classification: ItemClassification = {};
    scribe.text(classification, 'value', code);
    scribe.attribute(classification, 'scheme', code, 'listID');
    scribe.attribute(classification, 'version', code, 'listVersionID');
    if (unlessEmpty(classification) !== undefined) item.classifications.push(classification);
  }
}

function readAttributes(scribe: Scribe, item: Item, from: Occurrence): void {
  for (const property of from.all('cac:AdditionalItemProperty')) {
    const attribute: ItemAttribute = {};
    scribe.text(attribute, 'name', property.first('cbc:Name'));
    scribe.text(attribute, 'value', property.first('cbc:Value'));
    if (unlessEmpty(attribute) !== undefined) item.attributes.push(attribute);
  }
}
