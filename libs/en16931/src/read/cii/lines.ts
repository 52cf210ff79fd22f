import { emptyLine, isItem } from '../../model/index.js';
import type { InvoiceLine, Item, ItemAttribute, ItemClassification } from '../../model/index.js';
import type { Occurrence } from '../../xml/occurrence.js';
import { OBJECT_CODE } from '../document-codes.js';
import { decimalOf } from '../lexical.js';
import { unlessEmpty } from '../scribe.js';
import type { Scribe } from '../scribe.js';
import { minus, sumOf } from '../sums.js';
import { CII } from './names.js';
import { isCharge, readAllowanceCharges, readPeriod } from './settlement.js';

/** `ram:IncludedSupplyChainTradeLineItem` as BG-25. */
export function readLine(scribe: Scribe, from: Occurrence): InvoiceLine {
  const line = emptyLine();
  const document = from.first('ram:AssociatedDocumentLineDocument');
  const agreement = from.first(...CII.lineAgreement);
  const quantity = from.first(...CII.lineDelivery)?.first('ram:BilledQuantity');
  const order = agreement?.first('ram:BuyerOrderReferencedDocument');
  scribe.text(line, 'id', document?.first('ram:LineID'));
  scribe.text(line, 'parentId', document?.first('ram:ParentLineID'));
  const subtype = document?.first('ram:LineStatusReasonCode');
  if (!isItem({ subtype: subtype?.value })) scribe.text(line, 'subtype', subtype);
  scribe.texts(line, 'note', document?.all('ram:IncludedNote').flatMap((note) => note.all('ram:Content')) ?? []);
  scribe.decimal(line, 'quantity', quantity);
  scribe.attribute(line, 'unit', quantity, 'unitCode');
  scribe.text(line, 'orderLineReference', order?.first('ram:LineID'));
  scribe.text(line, 'orderReference', order?.first(...CII.reference));
  readPrice(scribe, line, agreement);
  readItem(scribe, line.item, from.first('ram:SpecifiedTradeProduct'));
  readSettlement(scribe, line, from.first(...CII.lineSettlement));
  return line;
}

function readPrice(scribe: Scribe, line: InvoiceLine, agreement: Occurrence | undefined): void {
  const net = agreement?.first('ram:NetPriceProductTradePrice');
  const gross = agreement?.first('ram:GrossPriceProductTradePrice');
  const base = net?.first('ram:BasisQuantity') ?? gross?.first('ram:BasisQuantity');
  scribe.decimal(line.price, 'net', net?.first('ram:ChargeAmount'));
  scribe.decimal(line.price, 'gross', gross?.first('ram:ChargeAmount'));
  readDiscount(scribe, line, gross?.all('ram:AppliedTradeAllowanceCharge') ?? []);
  scribe.decimal(line.price, 'baseQuantity', base);
  scribe.attribute(line.price, 'baseQuantityUnit', base, 'unitCode');
}

/** What is taken off the gross price, in one step or several; what is added to it counts against that. */
function readDiscount(scribe: Scribe, line: InvoiceLine, steps: readonly Occurrence[]): void {
  const [first, ...more] = steps.flatMap((step) => step.first('ram:ActualAmount') ?? []);
  if (first === undefined) return;
  if (more.length === 0 && !steps.some(isCharge)) scribe.decimal(line.price, 'discount', first);
  else scribe.put(line.price, 'discount', first, sumOf(steps.map((step) => signed(step))));
}

function signed(step: Occurrence): string | undefined {
  const amount = decimalOf(step.first('ram:ActualAmount'));
  return amount !== undefined && isCharge(step) ? minus(amount) : amount;
}

function readItem(scribe: Scribe, item: Item, from: Occurrence | undefined): void {
  if (from === undefined) return;
  scribe.text(item, 'name', from.first('ram:Name'));
  scribe.text(item, 'description', from.first('ram:Description'));
  scribe.text(item, 'sellerId', from.first('ram:SellerAssignedID'));
  scribe.text(item, 'buyerId', from.first('ram:BuyerAssignedID'));
  const standardId = scribe.identifier(from.first('ram:GlobalID'));
  if (standardId !== undefined) item.standardId = standardId;
  scribe.text(item, 'origin', from.at('ram:OriginTradeCountry', 'ram:ID'));
  for (const designated of from.all('ram:DesignatedProductClassification')) {
    const code = designated.first('ram:ClassCode');
    const classification: ItemClassification = {};
    scribe.text(classification, 'value', code);
    scribe.attribute(classification, 'scheme', code, 'listID');
    scribe.attribute(classification, 'version', code, 'listVersionID');
    if (unlessEmpty(classification) !== undefined) item.classifications.push(classification);
  }
  for (const characteristic of from.all('ram:ApplicableProductCharacteristic')) {
    const attribute: ItemAttribute = {};
    scribe.text(attribute, 'name', characteristic.first('ram:Description'));
    const measure = characteristic.first('ram:ValueMeasure');
    const unit = measure?.attributes['unitCode'];
    scribe.text(attribute, 'value', characteristic.first('ram:Value'));
    if (attribute.value === undefined && measure?.value !== undefined)
      scribe.put(attribute, 'value', measure, unit === undefined ? measure.value : `${measure.value} ${unit}`);
    if (unlessEmpty(attribute) !== undefined) item.attributes.push(attribute);
  }
}

function readSettlement(scribe: Scribe, line: InvoiceLine, from: Occurrence | undefined): void {
  if (from === undefined) return;
  const tax = from.first('ram:ApplicableTradeTax');
  scribe.text(line, 'vatCategory', tax?.first('ram:CategoryCode'));
  scribe.decimal(line, 'vatRate', tax?.first(...CII.rate));
  const period = readPeriod(scribe, from.first('ram:BillingSpecifiedPeriod'));
  if (period !== undefined) line.period = period;
  readAllowanceCharges(scribe, from, line);
  scribe.decimal(line, 'net', from.first(...CII.lineSummation)?.first('ram:LineTotalAmount'));
  const documents = from.all('ram:AdditionalReferencedDocument');
  const object =
    documents.find((document) => document.first('ram:TypeCode')?.value === OBJECT_CODE) ??
    documents.find((document) => document.first('ram:TypeCode') === undefined);
  const objectId = scribe.identifier(object?.first(...CII.reference));
  if (objectId !== undefined) {
    scribe.text(objectId, 'scheme', object?.first('ram:ReferenceTypeCode'));
    line.objectId = objectId;
  }
  scribe.text(line, 'accountingReference', from.first('ram:ReceivableSpecifiedTradeAccountingAccount', 'ram:SpecifiedTradeAccountingAccount')?.first('ram:ID'));
}
