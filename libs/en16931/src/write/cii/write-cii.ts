import type { Attachment, Invoice } from '../../model/index.js';
import { NAMESPACES } from '../../xml/namespaces.js';
import { embeddedText, hasEmbedded } from '../options.js';
import type { WriteOptions } from '../options.js';
import { XmlWriter } from '../xml-writer.js';
import { writeLine } from './lines.js';
import { writeParty, writeShipTo } from './parties.js';
import { writeDate } from './parts.js';
import { writeSettlement } from './settlement.js';

/** UNTDID 1001: related document. */
const RELATED_DOCUMENT = '916';

/**
 * Writes the model as a CII D16B invoice, in the order of its schema. What the model lacks is left out, even where the schema
 * demands it.
 */
export function writeCii(invoice: Invoice, options: WriteOptions = {}): string {
  const xml = new XmlWriter();
  const { rsm, ram, udt, qdt } = NAMESPACES;
  const above = new Set(invoice.lines.map(({ parentId }) => parentId));
  xml.group(
    'rsm:CrossIndustryInvoice',
    () => {
      writeDocument(xml, invoice);
      xml.group('rsm:SupplyChainTradeTransaction', () => {
        for (const line of invoice.lines) writeLine(xml, line, line.id !== undefined && above.has(line.id));
        writeAgreement(xml, invoice, options);
        writeDelivery(xml, invoice);
        writeSettlement(xml, invoice);
      });
    },
    { 'xmlns:rsm': rsm, 'xmlns:ram': ram, 'xmlns:udt': udt, 'xmlns:qdt': qdt },
  );
  return xml.toString();
}

function writeDocument(xml: XmlWriter, invoice: Invoice): void {
  xml.group('rsm:ExchangedDocumentContext', () => {
    xml.group('ram:BusinessProcessSpecifiedDocumentContextParameter', () => xml.leaf('ram:ID', invoice.businessProcess));
    xml.group('ram:GuidelineSpecifiedDocumentContextParameter', () => xml.leaf('ram:ID', invoice.specificationId));
  });
  xml.group('rsm:ExchangedDocument', () => {
    xml.leaf('ram:ID', invoice.number);
    xml.leaf('ram:TypeCode', invoice.typeCode);
    writeDate(xml, 'ram:IssueDateTime', invoice.issueDate);
    for (const note of invoice.notes) {
      xml.group('ram:IncludedNote', () => {
        xml.leaf('ram:Content', note.text);
        xml.leaf('ram:SubjectCode', note.subjectCode);
      });
    }
  });
}

function writeAgreement(xml: XmlWriter, invoice: Invoice, options: WriteOptions): void {
  xml.group('ram:ApplicableHeaderTradeAgreement', () => {
    xml.leaf('ram:BuyerReference', invoice.buyerReference);
    writeParty(xml, 'ram:SellerTradeParty', invoice.seller);
    writeParty(xml, 'ram:BuyerTradeParty', invoice.buyer);
    writeParty(xml, 'ram:SellerTaxRepresentativeTradeParty', invoice.taxRepresentative);
    writeReference(xml, 'ram:SellerOrderReferencedDocument', invoice.salesOrderReference);
    writeReference(xml, 'ram:BuyerOrderReferencedDocument', invoice.purchaseOrderReference);
    writeReference(xml, 'ram:ContractReferencedDocument', invoice.contractReference);
    for (const attachment of invoice.attachments) writeAttachment(xml, attachment, options);
    writeReference(xml, 'ram:AdditionalReferencedDocument', invoice.tenderOrLotReference, '50');
    writeReference(xml, 'ram:AdditionalReferencedDocument', invoice.invoicedObjectId?.value, '130', invoice.invoicedObjectId?.scheme);
    if (invoice.projectReference === undefined) return;
    xml.group('ram:SpecifiedProcuringProject', () => {
      xml.leaf('ram:ID', invoice.projectReference);
      xml.leaf('ram:Name', 'Project reference');
    });
  });
}

function writeReference(xml: XmlWriter, name: string, id: string | undefined, typeCode?: string, scheme?: string): void {
  if (id === undefined) return;
  xml.group(name, () => {
    xml.leaf('ram:IssuerAssignedID', id);
    xml.leaf('ram:TypeCode', typeCode);
    xml.leaf('ram:ReferenceTypeCode', scheme);
  });
}

function writeAttachment(xml: XmlWriter, attachment: Attachment, options: WriteOptions): void {
  xml.group('ram:AdditionalReferencedDocument', () => {
    xml.leaf('ram:IssuerAssignedID', attachment.id);
    xml.leaf('ram:URIID', attachment.uri);
    xml.leaf('ram:TypeCode', RELATED_DOCUMENT);
    xml.leaf('ram:Name', attachment.description);
    const attributes = { mimeCode: attachment.mediaType, filename: attachment.filename };
    xml.leaf('ram:AttachmentBinaryObject', embeddedText(attachment, options), attributes, hasEmbedded(attachment));
  });
}

function writeDelivery(xml: XmlWriter, invoice: Invoice): void {
  xml.group('ram:ApplicableHeaderTradeDelivery', () => {
    writeShipTo(xml, invoice.delivery);
    xml.group('ram:ActualDeliverySupplyChainEvent', () => writeDate(xml, 'ram:OccurrenceDateTime', invoice.delivery?.actualDate));
    writeReference(xml, 'ram:DespatchAdviceReferencedDocument', invoice.despatchAdviceReference);
    writeReference(xml, 'ram:ReceivingAdviceReferencedDocument', invoice.receivingAdviceReference);
  });
}
