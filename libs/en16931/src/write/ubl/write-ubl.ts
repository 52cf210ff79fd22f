import { isCreditNote, treeOf } from '../../model/index.js';
import type { Attachment, Delivery, Invoice } from '../../model/index.js';
import { NOT_APPLICABLE } from '../../read/ubl/names.js';
import { NAMESPACES } from '../../xml/namespaces.js';
import { embeddedText, hasEmbedded } from '../options.js';
import type { WriteOptions } from '../options.js';
import { XmlWriter } from '../xml-writer.js';
import { writeLine } from './lines.js';
import { writeAddress, writeOtherParty, writeParty } from './parties.js';
import { writeAllowanceCharge, writeMonetaryTotal, writePaymentMeans, writePeriod, writeTaxTotals } from './settlement.js';

/**
 * Writes the model as UBL 2.1, in the order of its schema: a CreditNote for the type codes of credit notes, else an Invoice.
 * What the model lacks is left out, even where the schema demands it.
 */
export function writeUbl(invoice: Invoice, options: WriteOptions = {}): string {
  const xml = new XmlWriter();
  const credit = isCreditNote(invoice);
  const root = credit ? 'CreditNote' : 'Invoice';
  const namespaces = { xmlns: credit ? NAMESPACES.ublCreditNote : NAMESPACES.ublInvoice, 'xmlns:cac': NAMESPACES.cac, 'xmlns:cbc': NAMESPACES.cbc };
  xml.group(
    root,
    () => {
      writeHeader(xml, invoice, credit);
      writeReferences(xml, invoice, credit, options);
      writeParty(xml, 'cac:AccountingSupplierParty', invoice.seller, invoice.paymentInstructions?.directDebit?.creditorId);
      writeParty(xml, 'cac:AccountingCustomerParty', invoice.buyer);
      writeOtherParty(xml, 'cac:PayeeParty', invoice.payee);
      writeOtherParty(xml, 'cac:TaxRepresentativeParty', invoice.taxRepresentative);
      writeDelivery(xml, invoice.delivery);
      writePaymentMeans(xml, invoice);
      xml.group('cac:PaymentTerms', () => xml.leaf('cbc:Note', invoice.paymentTerms));
      for (const allowance of invoice.allowances) writeAllowanceCharge(xml, false, allowance, invoice.currency);
      for (const charge of invoice.charges) writeAllowanceCharge(xml, true, charge, invoice.currency);
      writeTaxTotals(xml, invoice);
      writeMonetaryTotal(xml, invoice);
      for (const line of treeOf(invoice.lines)) writeLine(xml, line, invoice.currency, credit);
    },
    namespaces,
  );
  return xml.toString();
}

function writeHeader(xml: XmlWriter, invoice: Invoice, credit: boolean): void {
  xml.leaf('cbc:CustomizationID', invoice.specificationId);
  xml.leaf('cbc:ProfileID', invoice.businessProcess);
  xml.leaf('cbc:ID', invoice.number);
  xml.leaf('cbc:IssueDate', invoice.issueDate);
  if (credit) xml.leaf('cbc:TaxPointDate', invoice.taxPointDate);
  else xml.leaf('cbc:DueDate', invoice.dueDate);
  xml.leaf(credit ? 'cbc:CreditNoteTypeCode' : 'cbc:InvoiceTypeCode', invoice.typeCode);
  for (const note of invoice.notes) {
    const subject = note.subjectCode === undefined ? '' : `#${note.subjectCode}#`;
    xml.leaf('cbc:Note', `${subject}${note.text ?? ''}`);
  }
  if (!credit) xml.leaf('cbc:TaxPointDate', invoice.taxPointDate);
  xml.leaf('cbc:DocumentCurrencyCode', invoice.currency);
  xml.leaf('cbc:TaxCurrencyCode', invoice.vatAccountingCurrency);
  xml.leaf('cbc:AccountingCost', invoice.buyerAccountingReference);
  xml.leaf('cbc:BuyerReference', invoice.buyerReference);
  writePeriod(xml, invoice.period, invoice.taxPointDateCode);
}

function writeReferences(xml: XmlWriter, invoice: Invoice, credit: boolean, options: WriteOptions): void {
  if (invoice.purchaseOrderReference !== undefined || invoice.salesOrderReference !== undefined) {
    xml.group('cac:OrderReference', () => {
      xml.leaf('cbc:ID', invoice.purchaseOrderReference ?? NOT_APPLICABLE);
      xml.leaf('cbc:SalesOrderID', invoice.salesOrderReference);
    });
  }
  for (const preceding of invoice.precedingInvoices) {
    xml.group('cac:BillingReference', () =>
      xml.group('cac:InvoiceDocumentReference', () => {
        xml.leaf('cbc:ID', preceding.number);
        xml.leaf('cbc:IssueDate', preceding.issueDate);
      }),
    );
  }
  writeReference(xml, 'cac:DespatchDocumentReference', invoice.despatchAdviceReference);
  writeReference(xml, 'cac:ReceiptDocumentReference', invoice.receivingAdviceReference);
  if (!credit) writeReference(xml, 'cac:OriginatorDocumentReference', invoice.tenderOrLotReference);
  writeReference(xml, 'cac:ContractDocumentReference', invoice.contractReference);
  writeReference(xml, 'cac:AdditionalDocumentReference', invoice.invoicedObjectId?.value, '130', invoice.invoicedObjectId?.scheme);
  if (credit) writeReference(xml, 'cac:AdditionalDocumentReference', invoice.projectReference, '50');
  for (const attachment of invoice.attachments) writeAttachment(xml, attachment, options);
  if (credit) writeReference(xml, 'cac:OriginatorDocumentReference', invoice.tenderOrLotReference);
  else writeReference(xml, 'cac:ProjectReference', invoice.projectReference);
}

function writeReference(xml: XmlWriter, name: string, id: string | undefined, typeCode?: string, schemeID?: string): void {
  if (id === undefined) return;
  xml.group(name, () => {
    xml.leaf('cbc:ID', id, { schemeID });
    xml.leaf('cbc:DocumentTypeCode', typeCode);
  });
}

function writeAttachment(xml: XmlWriter, attachment: Attachment, options: WriteOptions): void {
  xml.group('cac:AdditionalDocumentReference', () => {
    xml.leaf('cbc:ID', attachment.id);
    xml.leaf('cbc:DocumentDescription', attachment.description);
    xml.group('cac:Attachment', () => {
      const attributes = { mimeCode: attachment.mediaType, filename: attachment.filename };
      xml.leaf('cbc:EmbeddedDocumentBinaryObject', embeddedText(attachment, options), attributes, hasEmbedded(attachment));
      xml.group('cac:ExternalReference', () => xml.leaf('cbc:URI', attachment.uri));
    });
  });
}

function writeDelivery(xml: XmlWriter, delivery: Delivery | undefined): void {
  xml.group('cac:Delivery', () => {
    xml.leaf('cbc:ActualDeliveryDate', delivery?.actualDate);
    xml.group('cac:DeliveryLocation', () => {
      xml.leaf('cbc:ID', delivery?.locationId?.value, { schemeID: delivery?.locationId?.scheme });
      writeAddress(xml, 'cac:Address', delivery?.address);
    });
    xml.group('cac:DeliveryParty', () => xml.group('cac:PartyName', () => xml.leaf('cbc:Name', delivery?.name)));
  });
}
