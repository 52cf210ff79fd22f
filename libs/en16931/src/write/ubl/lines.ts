import type { InvoiceLine, Item, LineTree } from '../../model/index.js';
import { NOT_APPLICABLE } from '../../read/ubl/names.js';
import type { XmlWriter } from '../xml-writer.js';
import { writeAllowanceCharge, writeCategory, writePeriod } from './settlement.js';

function writeItem(xml: XmlWriter, line: InvoiceLine): void {
  const { item } = line;
  xml.group('cac:Item', () => {
    xml.leaf('cbc:Description', item.description);
    xml.leaf('cbc:Name', item.name);
    xml.group('cac:BuyersItemIdentification', () => xml.leaf('cbc:ID', item.buyerId));
    xml.group('cac:SellersItemIdentification', () => xml.leaf('cbc:ID', item.sellerId));
    xml.group('cac:StandardItemIdentification', () => xml.leaf('cbc:ID', item.standardId?.value, { schemeID: item.standardId?.scheme }));
    xml.group('cac:OriginCountry', () => xml.leaf('cbc:IdentificationCode', item.origin));
    writeClassifications(xml, item);
    writeCategory(xml, 'cac:ClassifiedTaxCategory', line.vatCategory, line.vatRate);
    for (const attribute of item.attributes) {
      xml.group('cac:AdditionalItemProperty', () => {
        xml.leaf('cbc:Name', attribute.name);
        xml.leaf('cbc:Value', attribute.value);
      });
    }
  });
}

function writeClassifications(xml: XmlWriter, item: Item): void {
  for (const { value, scheme, version } of item.classifications) {
    xml.group('cac:CommodityClassification', () =>
      xml.leaf('cbc:ItemClassificationCode', value, { listID: scheme, listVersionID: version }, scheme !== undefined),
    );
  }
}

function writePrice(xml: XmlWriter, line: InvoiceLine, currencyID: string | undefined): void {
  const { price } = line;
  xml.group('cac:Price', () => {
    xml.leaf('cbc:PriceAmount', price.net, { currencyID });
    xml.leaf('cbc:BaseQuantity', price.baseQuantity, { unitCode: price.baseQuantityUnit }, price.baseQuantityUnit !== undefined);
    if (price.discount === undefined && price.gross === undefined) return;
    xml.group('cac:AllowanceCharge', () => {
      xml.leaf('cbc:ChargeIndicator', 'false');
      xml.leaf('cbc:Amount', price.discount ?? '0', { currencyID });
      xml.leaf('cbc:BaseAmount', price.gross, { currencyID });
    });
  });
}

function writeReferences(xml: XmlWriter, line: InvoiceLine): void {
  if (line.orderLineReference !== undefined || line.orderReference !== undefined) {
    xml.group('cac:OrderLineReference', () => {
      xml.leaf('cbc:LineID', line.orderLineReference ?? NOT_APPLICABLE);
      xml.group('cac:OrderReference', () => xml.leaf('cbc:ID', line.orderReference));
    });
  }
  if (line.objectId === undefined) return;
  const { value, scheme } = line.objectId;
  xml.group('cac:DocumentReference', () => {
    xml.leaf('cbc:ID', value, { schemeID: scheme });
    xml.leaf('cbc:DocumentTypeCode', '130');
  });
}

/** BG-25 as an invoice line or a credit note line, with the lines that are parts of it (BG-DEX-01). */
export function writeLine(xml: XmlWriter, { line, parts }: LineTree, currencyID: string | undefined, credit: boolean, level = ''): void {
  xml.group(`cac:${level}${credit ? 'CreditNoteLine' : 'InvoiceLine'}`, () => {
    xml.leaf('cbc:ID', line.id);
    xml.leaf('cbc:Note', line.note);
    xml.leaf(credit ? 'cbc:CreditedQuantity' : 'cbc:InvoicedQuantity', line.quantity, { unitCode: line.unit }, line.unit !== undefined);
    xml.leaf('cbc:LineExtensionAmount', line.net, { currencyID });
    xml.leaf('cbc:AccountingCost', line.accountingReference);
    writePeriod(xml, line.period);
    writeReferences(xml, line);
    for (const allowance of line.allowances) writeAllowanceCharge(xml, false, allowance, currencyID);
    for (const charge of line.charges) writeAllowanceCharge(xml, true, charge, currencyID);
    writeItem(xml, line);
    writePrice(xml, line, currencyID);
    for (const part of parts) writeLine(xml, part, currencyID, credit, 'Sub');
  });
}
