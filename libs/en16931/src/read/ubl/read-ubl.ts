import { emptyInvoice, isCreditNote, TELLS_ONLY } from '../../model/index.js';
import type { Attachment, Delivery, Invoice, InvoiceLine, Note, PrecedingInvoice } from '../../model/index.js';
import type { Occurrence } from '../../xml/occurrence.js';
import { readEmbedded } from '../attachment.js';
import { OBJECT_CODE } from '../document-codes.js';
import { unlessEmpty } from '../scribe.js';
import type { Scribe } from '../scribe.js';
import { readLine } from './lines.js';
import { LINE_NAMES, NOT_APPLICABLE, SUB_LINE_NAMES, TOTALS } from './names.js';
import { readAddress, readOtherParty, readParty } from './parties.js';
import { readAllowanceCharges, readAllowanceTax, readPaymentInstructions, readPeriod } from './settlement.js';
import { readTotals } from './totals.js';
import { tableOf } from '../table-of.js';
import { takeVatOfParts } from '../vat-of-parts.js';

/** UNTDID 1001 of the project (BT-11) among the documents of a credit note. */
const PROJECT_CODE = '50';
/** What stands before this document in a `cac:BillingReference`. */
const BILLED: ReadonlySet<string> = new Set(
  ['Invoice', 'SelfBilledInvoice', 'CreditNote', 'SelfBilledCreditNote', 'DebitNote'].map((name) => `cac:${name}DocumentReference`),
);
const SUBJECT = /^#([A-Z]{3})#([\s\S]*)$/;

/** How most codes of UNTDID 1001 look; those of national lists are shorter (91 in Colombia, 07 in Peru). */
const UNTDID_1001 = /^\d{3}$/;
/** UNTDID 1001 of documents that state no type, as UBL lets all of them, or of credit notes that state a national one, which would pass for invoices. */
const TYPE_BY_ROOT = tableOf<string>({
  Invoice: '380',
  CreditNote: '381',
  DebitNote: '383',
  SelfBilledInvoice: '389',
  SelfBilledCreditNote: '261',
  FreightInvoice: '780',
});

/** Whether a document claims none of the specifications that build on EN 16931: what older profiles say elsewhere is then looked for there. */
function isOlder(root: Occurrence): boolean {
  return !/en16931|pint/i.test(root.first('cbc:CustomizationID')?.value ?? '');
}

/** Derives the model from a UBL 2.x invoice, credit note or debit note. */
export function readUbl(scribe: Scribe, root: Occurrence): Invoice {
  const invoice = emptyInvoice();
  readHeader(scribe, root, invoice);
  readReferences(scribe, root, invoice);
  readNotes(scribe, root, invoice);
  readParties(scribe, root, invoice);
  const period = readPeriod(scribe, root.first('cac:InvoicePeriod'));
  if (period !== undefined) invoice.period = period;
  const instructions = readPaymentInstructions(scribe, root);
  if (instructions !== undefined) invoice.paymentInstructions = instructions;
  readAllowanceCharges(scribe, root, invoice, readAllowanceTax(scribe));
  readTotals(scribe, root, invoice);
  for (const child of root.children) if (LINE_NAMES.has(child.name)) readLines(scribe, child, invoice);
  takeVatOfParts(scribe, invoice.lines);
  return invoice;
}

/** A line, and behind it those that are parts of it (`cac:SubInvoiceLine`): its amount is theirs, so that these only tell. */
function readLines(scribe: Scribe, from: Occurrence, invoice: Invoice, whole?: InvoiceLine): void {
  const line = readLine(scribe, from);
  if (whole !== undefined) {
    scribe.put(line, 'parentId', from, whole.id);
    scribe.put(line, 'subtype', from, TELLS_ONLY);
  }
  invoice.lines.push(line);
  for (const billing of from.all('cac:BillingReference')) readBilling(scribe, billing, invoice);
  for (const child of from.children) if (SUB_LINE_NAMES.has(child.name)) readLines(scribe, child, invoice, line);
}

function readHeader(scribe: Scribe, root: Occurrence, invoice: Invoice): void {
  scribe.text(invoice, 'number', root.first('cbc:ID'));
  scribe.date(invoice, 'issueDate', root.first('cbc:IssueDate'));
  scribe.text(invoice, 'typeCode', root.first('cbc:InvoiceTypeCode', 'cbc:CreditNoteTypeCode'));
  const isNational = root.name.endsWith('CreditNote') && !isCreditNote(invoice) && !UNTDID_1001.test(invoice.typeCode ?? '');
  if (invoice.typeCode === undefined || isNational) scribe.put(invoice, 'typeCode', root, TYPE_BY_ROOT[root.name]);
  scribe.text(invoice, 'currency', root.first('cbc:DocumentCurrencyCode'));
  if (invoice.currency === undefined) readAmountsCurrency(scribe, root, invoice);
  scribe.text(invoice, 'vatAccountingCurrency', root.first('cbc:TaxCurrencyCode'));
  scribe.date(invoice, 'taxPointDate', root.first('cbc:TaxPointDate'));
  scribe.text(invoice, 'taxPointDateCode', root.at('cac:InvoicePeriod', 'cbc:DescriptionCode'));
  scribe.date(
    invoice,
    'dueDate',
    root.first('cbc:DueDate') ?? root.at('cac:PaymentMeans', 'cbc:PaymentDueDate') ?? root.at('cac:PaymentTerms', 'cbc:PaymentDueDate'),
  );
  scribe.text(
    invoice,
    'buyerReference',
    root.first('cbc:BuyerReference') ?? (isOlder(root) ? root.at('cac:AccountingCustomerParty', 'cac:Party', 'cac:Contact', 'cbc:ID') : undefined),
  );
  scribe.text(invoice, 'buyerAccountingReference', root.first('cbc:AccountingCost'));
  scribe.texts(
    invoice,
    'paymentTerms',
    root.all('cac:PaymentTerms').flatMap((terms) => terms.all('cbc:Note')),
  );
  scribe.text(invoice, 'businessProcess', root.first('cbc:ProfileID'));
  scribe.text(invoice, 'specificationId', root.first('cbc:CustomizationID'));
}

/** The currency that all totals name, where the document names none of its own as UBL 2.0 lets it. */
function readAmountsCurrency(scribe: Scribe, root: Occurrence, invoice: Invoice): void {
  const [first, ...others] = (root.first(...TOTALS)?.children ?? []).filter(({ attributes }) => attributes['currencyID'] !== undefined);
  const currency = first?.attributes['currencyID'];
  if (others.every(({ attributes }) => attributes['currencyID'] === currency)) scribe.put(invoice, 'currency', first, currency);
}

function readReferences(scribe: Scribe, root: Occurrence, invoice: Invoice): void {
  scribe.text(invoice, 'projectReference', root.at('cac:ProjectReference', 'cbc:ID'));
  scribe.text(invoice, 'contractReference', root.at('cac:ContractDocumentReference', 'cbc:ID'));
  const order = root.at('cac:OrderReference', 'cbc:ID');
  scribe.text(invoice, 'salesOrderReference', root.at('cac:OrderReference', 'cbc:SalesOrderID'));
  if (order?.value !== NOT_APPLICABLE || invoice.salesOrderReference === undefined) scribe.text(invoice, 'purchaseOrderReference', order);
  scribe.text(invoice, 'receivingAdviceReference', root.at('cac:ReceiptDocumentReference', 'cbc:ID'));
  scribe.text(invoice, 'despatchAdviceReference', root.at('cac:DespatchDocumentReference', 'cbc:ID'));
  scribe.text(invoice, 'tenderOrLotReference', root.at('cac:OriginatorDocumentReference', 'cbc:ID'));
  for (const billing of root.all('cac:BillingReference')) readBilling(scribe, billing, invoice);
  for (const document of root.all('cac:AdditionalDocumentReference')) readDocument(scribe, document, root, invoice);
}

/** Each preceding invoice, credit note or debit note that is named; lines name theirs again or alone. */
function readBilling(scribe: Scribe, billing: Occurrence, invoice: Invoice): void {
  for (const reference of billing.children) {
    if (!BILLED.has(reference.name)) continue;
    const preceding: PrecedingInvoice = {};
    scribe.text(preceding, 'number', reference.first('cbc:ID'));
    scribe.date(preceding, 'issueDate', reference.first('cbc:IssueDate'));
    const isKnown = billing.parent?.parent !== undefined && invoice.precedingInvoices.some(({ number }) => number === preceding.number);
    if (unlessEmpty(preceding) !== undefined && !isKnown) invoice.precedingInvoices.push(preceding);
  }
}

function readDocument(scribe: Scribe, document: Occurrence, root: Occurrence, invoice: Invoice): void {
  const code = document.first('cbc:DocumentTypeCode')?.value;
  if (code === OBJECT_CODE && invoice.invoicedObjectId === undefined) {
    const objectId = scribe.identifier(document.first('cbc:ID'));
    if (objectId !== undefined) invoice.invoicedObjectId = objectId;
    return;
  }
  if (code === PROJECT_CODE && root.name.endsWith('CreditNote') && invoice.projectReference === undefined) {
    scribe.text(invoice, 'projectReference', document.first('cbc:ID'));
    return;
  }
  const attachment: Attachment = {};
  scribe.text(attachment, 'id', document.first('cbc:ID'));
  scribe.text(attachment, 'description', document.first('cbc:DocumentDescription', 'cbc:DocumentType'));
  scribe.text(attachment, 'uri', document.at('cac:Attachment', 'cac:ExternalReference', 'cbc:URI'));
  readEmbedded(scribe, attachment, document.at('cac:Attachment', 'cbc:EmbeddedDocumentBinaryObject'));
  if (unlessEmpty(attachment) !== undefined) invoice.attachments.push(attachment);
}

function readNotes(scribe: Scribe, root: Occurrence, invoice: Invoice): void {
  for (const element of root.all('cbc:Note')) {
    const { value } = element;
    const subject = value === undefined ? null : SUBJECT.exec(value);
    const note: Note = {};
    scribe.put(note, 'subjectCode', element, subject?.[1]);
    scribe.put(note, 'text', element, subject === null ? value : subject[2]?.trim() || undefined);
    if (unlessEmpty(note) !== undefined) invoice.notes.push(note);
  }
}

function readParties(scribe: Scribe, root: Occurrence, invoice: Invoice): void {
  invoice.seller = readParty(scribe, root.first('cac:AccountingSupplierParty'), isOlder(root));
  invoice.buyer = readParty(scribe, root.first('cac:AccountingCustomerParty'), isOlder(root));
  const payee = readOtherParty(scribe, root.first('cac:PayeeParty'));
  if (payee !== undefined) invoice.payee = payee;
  const representative = readOtherParty(scribe, root.first('cac:TaxRepresentativeParty'));
  if (representative !== undefined) invoice.taxRepresentative = representative;
  const delivery = readDelivery(scribe, root.first('cac:Delivery'));
  if (delivery !== undefined) invoice.delivery = delivery;
}

function readDelivery(scribe: Scribe, from: Occurrence | undefined): Delivery | undefined {
  if (from === undefined) return undefined;
  const delivery: Delivery = {};
  scribe.text(delivery, 'name', from.at('cac:DeliveryParty', 'cac:PartyName', 'cbc:Name'));
  scribe.date(delivery, 'actualDate', from.first('cbc:ActualDeliveryDate'));
  const locationId = scribe.identifier(from.at('cac:DeliveryLocation', 'cbc:ID'));
  if (locationId !== undefined) delivery.locationId = locationId;
  const address = readAddress(
    scribe,
    from.at('cac:DeliveryLocation', 'cac:Address') ?? from.first('cac:DeliveryAddress') ?? from.at('cac:DeliveryParty', 'cac:PostalAddress'),
  );
  if (address !== undefined) delivery.address = address;
  return unlessEmpty(delivery);
}
