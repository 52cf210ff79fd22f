import type { InvoiceLine } from '../../model/index.js';
import type { XmlWriter } from '../xml-writer.js';
import { writeCategory, writePeriod } from './parts.js';
import { writeAllowanceCharge } from './settlement.js';

function writeProduct(xml: XmlWriter, { item }: InvoiceLine): void {
  xml.group('ram:SpecifiedTradeProduct', () => {
    xml.leaf('ram:GlobalID', item.standardId?.value, { schemeID: item.standardId?.scheme });
    xml.leaf('ram:SellerAssignedID', item.sellerId);
    xml.leaf('ram:BuyerAssignedID', item.buyerId);
    xml.leaf('ram:Name', item.name);
    xml.leaf('ram:Description', item.description);
    for (const attribute of item.attributes) {
      xml.group('ram:ApplicableProductCharacteristic', () => {
        xml.leaf('ram:Description', attribute.name);
        xml.leaf('ram:Value', attribute.value);
      });
    }
    for (const { value, scheme, version } of item.classifications) {
      xml.group('ram:DesignatedProductClassification', () =>
        xml.leaf('ram:ClassCode', value, { listID: scheme, listVersionID: version }, scheme !== undefined),
      );
    }
    xml.group('ram:OriginTradeCountry', () => xml.leaf('ram:ID', item.origin));
  });
}

function writeAgreement(xml: XmlWriter, line: InvoiceLine): void {
  const { price } = line;
  xml.group('ram:SpecifiedLineTradeAgreement', () => {
    xml.group('ram:BuyerOrderReferencedDocument', () => {
      xml.leaf('ram:IssuerAssignedID', line.orderReference);
      xml.leaf('ram:LineID', line.orderLineReference);
    });
    xml.group('ram:GrossPriceProductTradePrice', () => {
      xml.leaf('ram:ChargeAmount', price.gross);
      if (price.discount === undefined) return;
      xml.group('ram:AppliedTradeAllowanceCharge', () => {
        xml.group('ram:ChargeIndicator', () => xml.leaf('udt:Indicator', 'false'));
        xml.leaf('ram:ActualAmount', price.discount);
      });
    });
    xml.group('ram:NetPriceProductTradePrice', () => {
      xml.leaf('ram:ChargeAmount', price.net);
      xml.leaf('ram:BasisQuantity', price.baseQuantity, { unitCode: price.baseQuantityUnit }, price.baseQuantityUnit !== undefined);
    });
  });
}

function writeLineSettlement(xml: XmlWriter, line: InvoiceLine): void {
  xml.group('ram:SpecifiedLineTradeSettlement', () => {
    writeCategory(xml, 'ram:ApplicableTradeTax', line.vatCategory, line.vatRate);
    writePeriod(xml, line.period);
    for (const allowance of line.allowances) writeAllowanceCharge(xml, false, allowance);
    for (const charge of line.charges) writeAllowanceCharge(xml, true, charge);
    xml.group('ram:SpecifiedTradeSettlementLineMonetarySummation', () => xml.leaf('ram:LineTotalAmount', line.net));
    if (line.objectId !== undefined) {
      const { value, scheme } = line.objectId;
      xml.group('ram:AdditionalReferencedDocument', () => {
        xml.leaf('ram:IssuerAssignedID', value);
        xml.leaf('ram:TypeCode', '130');
        xml.leaf('ram:ReferenceTypeCode', scheme);
      });
    }
    xml.group('ram:ReceivableSpecifiedTradeAccountingAccount', () => xml.leaf('ram:ID', line.accountingReference));
  });
}

/** Subtype of an item among lines that are under each other, which all have one (BR-FXEXT-06). */
const ITEM = 'DETAIL';

/**
 * BG-25.
 * @param isAbove whether other lines are under it
 */
export function writeLine(xml: XmlWriter, line: InvoiceLine, isAbove: boolean): void {
  xml.group('ram:IncludedSupplyChainTradeLineItem', () => {
    xml.group('ram:AssociatedDocumentLineDocument', () => {
      xml.leaf('ram:LineID', line.id);
      xml.leaf('ram:ParentLineID', line.parentId);
      xml.leaf('ram:LineStatusReasonCode', line.subtype ?? (isAbove || line.parentId !== undefined ? ITEM : undefined));
      xml.group('ram:IncludedNote', () => xml.leaf('ram:Content', line.note));
    });
    writeProduct(xml, line);
    writeAgreement(xml, line);
    xml.group('ram:SpecifiedLineTradeDelivery', () => xml.leaf('ram:BilledQuantity', line.quantity, { unitCode: line.unit }, line.unit !== undefined));
    writeLineSettlement(xml, line);
  });
}
