import { emptyInvoice } from '../../model/index.js';
import type { Attachment, Delivery, Invoice, Note, Party, PrecedingInvoice } from '../../model/index.js';
import type { Occurrence } from '../../xml/occurrence.js';
import { readEmbedded } from '../attachment.js';
import { OBJECT_CODE } from '../document-codes.js';
import { unlessEmpty } from '../scribe.js';
import type { Scribe } from '../scribe.js';
import { dateOf } from './dates.js';
import { readLine } from './lines.js';
import { CII } from './names.js';
import { readAddress, readOtherParty, readParty } from './parties.js';
import { readAllowanceCharges, readAllowanceTax, readPaymentInstructions, readPeriod, readServiceCharges } from './settlement.js';
import { takeVatOfParts } from '../vat-of-parts.js';
import { readTotals } from './totals.js';
import { readUnsaid } from './unsaid-subtypes.js';

/** UNTDID 1001 of the tender or lot (BT-17) among additional documents. */
const TENDER_CODE = '50';

/** Derives the model from a CII D16B or D22B invoice or a ZUGFeRD 1 invoice. */
export function readCii(scribe: Scribe, root: Occurrence): Invoice {
  const invoice = emptyInvoice();
  readDocument(scribe, root, invoice);
  const transaction = root.first(...CII.transaction);
  const settlement = transaction?.first(...CII.settlement);
  if (settlement !== undefined) readSettlement(scribe, settlement, invoice);
  const agreement = transaction?.first(...CII.agreement);
  if (agreement !== undefined) readAgreement(scribe, agreement, invoice);
  const delivery = transaction?.first(...CII.delivery);
  if (delivery !== undefined) readDelivery(scribe, delivery, invoice);
  const items = transaction?.all('ram:IncludedSupplyChainTradeLineItem') ?? [];
  for (const item of items) {
    readItem(scribe, item, invoice);
    const billed = item.first(...CII.lineSettlement);
    if (billed !== undefined) readPreceding(scribe, billed, invoice);
  }
  readUnsaid(scribe, items, invoice);
  takeVatOfParts(scribe, invoice.lines);
  return invoice;
}

/** A line; in ZUGFeRD 1 a line item of nothing but notes is text between the lines. */
function readItem(scribe: Scribe, item: Occurrence, invoice: Invoice): void {
  const document = item.first('ram:AssociatedDocumentLineDocument');
  const onlyNotes = item.children.every((child) => child === document || child.children.length === 0);
  const isText =
    item.parent?.parent?.name === 'CrossIndustryDocument' &&
    onlyNotes &&
    document?.first('ram:IncludedNote') !== undefined &&
    document.first('ram:LineID') === undefined;
  if (!isText) {
    invoice.lines.push(readLine(scribe, item));
    return;
  }
  for (const included of document.all('ram:IncludedNote')) readNote(scribe, included, invoice);
}

function readNote(scribe: Scribe, included: Occurrence, invoice: Invoice): void {
  const note: Note = {};
  scribe.text(note, 'subjectCode', included.first('ram:SubjectCode'));
  scribe.text(note, 'text', included.first('ram:Content', 'ram:ContentCode'));
  if (unlessEmpty(note) !== undefined) invoice.notes.push(note);
}

function readDocument(scribe: Scribe, root: Occurrence, invoice: Invoice): void {
  const context = root.first(...CII.context);
  scribe.text(invoice, 'businessProcess', context?.at('ram:BusinessProcessSpecifiedDocumentContextParameter', 'ram:ID'));
  scribe.text(invoice, 'specificationId', context?.at('ram:GuidelineSpecifiedDocumentContextParameter', 'ram:ID'));
  const document = root.first(...CII.document);
  scribe.text(invoice, 'number', document?.first('ram:ID'));
  scribe.text(invoice, 'typeCode', document?.first('ram:TypeCode'));
  scribe.date(invoice, 'issueDate', dateOf(document?.first('ram:IssueDateTime')));
  for (const included of document?.all('ram:IncludedNote') ?? []) readNote(scribe, included, invoice);
}

function readAgreement(scribe: Scribe, agreement: Occurrence, invoice: Invoice): void {
  scribe.text(invoice, 'buyerReference', agreement.first('ram:BuyerReference'));
  invoice.seller = readParty(scribe, agreement.first('ram:SellerTradeParty'));
  invoice.buyer = readParty(scribe, agreement.first('ram:BuyerTradeParty'));
  const representative = agreement.first('ram:SellerTaxRepresentativeTradeParty');
  if (representative !== undefined) setParty(invoice, 'taxRepresentative', readOtherParty(scribe, representative));
  scribe.text(invoice, 'salesOrderReference', agreement.first('ram:SellerOrderReferencedDocument')?.first(...CII.reference));
  scribe.text(invoice, 'purchaseOrderReference', agreement.first('ram:BuyerOrderReferencedDocument')?.first(...CII.reference));
  scribe.text(invoice, 'contractReference', agreement.first('ram:ContractReferencedDocument')?.first(...CII.reference));
  scribe.text(invoice, 'projectReference', agreement.at('ram:SpecifiedProcuringProject', 'ram:ID'));
  for (const document of agreement.all('ram:AdditionalReferencedDocument')) readAdditional(scribe, document, invoice);
}

function setParty(invoice: Invoice, key: 'payee' | 'taxRepresentative', party: Party): void {
  if (unlessEmpty(party) !== undefined) invoice[key] = party;
}

function readAdditional(scribe: Scribe, document: Occurrence, invoice: Invoice): void {
  const code = document.first('ram:TypeCode')?.value;
  const id = document.first(...CII.reference);
  if (code === TENDER_CODE && invoice.tenderOrLotReference === undefined) {
    scribe.text(invoice, 'tenderOrLotReference', id);
    return;
  }
  if (code === OBJECT_CODE && invoice.invoicedObjectId === undefined) {
    const objectId = scribe.identifier(id);
    if (objectId === undefined) return;
    scribe.text(objectId, 'scheme', document.first('ram:ReferenceTypeCode'));
    invoice.invoicedObjectId = objectId;
    return;
  }
  const attachment: Attachment = {};
  scribe.text(attachment, 'id', id);
  scribe.text(attachment, 'description', document.first('ram:Name'));
  scribe.text(attachment, 'uri', document.first('ram:URIID'));
  readEmbedded(scribe, attachment, document.first('ram:AttachmentBinaryObject'));
  if (unlessEmpty(attachment) !== undefined) invoice.attachments.push(attachment);
}

function readDelivery(scribe: Scribe, from: Occurrence, invoice: Invoice): void {
  const delivery: Delivery = {};
  const shipTo = from.first('ram:ShipToTradeParty');
  scribe.text(delivery, 'name', shipTo?.first('ram:Name'));
  const locationId = scribe.identifier(shipTo?.first('ram:GlobalID', 'ram:ID'));
  if (locationId !== undefined) delivery.locationId = locationId;
  const address = readAddress(scribe, shipTo?.first('ram:PostalTradeAddress'));
  if (address !== undefined) delivery.address = address;
  scribe.date(delivery, 'actualDate', dateOf(from.at('ram:ActualDeliverySupplyChainEvent', 'ram:OccurrenceDateTime')));
  if (unlessEmpty(delivery) !== undefined) invoice.delivery = delivery;
  const despatch = from.first('ram:DespatchAdviceReferencedDocument', 'ram:DeliveryNoteReferencedDocument');
  scribe.text(invoice, 'despatchAdviceReference', despatch?.first(...CII.reference));
  scribe.text(invoice, 'receivingAdviceReference', from.first('ram:ReceivingAdviceReferencedDocument')?.first(...CII.reference));
}

function readSettlement(scribe: Scribe, settlement: Occurrence, invoice: Invoice): void {
  scribe.text(invoice, 'currency', settlement.first('ram:InvoiceCurrencyCode'));
  scribe.text(invoice, 'vatAccountingCurrency', settlement.first('ram:TaxCurrencyCode'));
  const payee = settlement.first('ram:PayeeTradeParty');
  if (payee !== undefined) setParty(invoice, 'payee', readOtherParty(scribe, payee));
  const instructions = readPaymentInstructions(scribe, settlement);
  if (instructions !== undefined) invoice.paymentInstructions = instructions;
  const period = readPeriod(scribe, settlement.first('ram:BillingSpecifiedPeriod'));
  if (period !== undefined) invoice.period = period;
  readAllowanceCharges(scribe, settlement, invoice, readAllowanceTax(scribe));
  readServiceCharges(scribe, settlement, invoice);
  readTotals(scribe, settlement, invoice);
  const terms = settlement.all('ram:SpecifiedTradePaymentTerms');
  scribe.texts(
    invoice,
    'paymentTerms',
    terms.flatMap((each) => each.all('ram:Description')),
  );
  for (const each of terms) if (invoice.dueDate === undefined) scribe.date(invoice, 'dueDate', dateOf(each.first('ram:DueDateDateTime')));
  readPreceding(scribe, settlement, invoice);
  for (const advance of settlement.all('ram:SpecifiedAdvancePayment')) readPreceding(scribe, advance, invoice);
  scribe.text(invoice, 'buyerAccountingReference', settlement.at('ram:ReceivableSpecifiedTradeAccountingAccount', 'ram:ID'));
}

/** Invoices that came before: of the document, and those that an advance payment or a line names beside. */
function readPreceding(scribe: Scribe, from: Occurrence, invoice: Invoice): void {
  for (const reference of from.all('ram:InvoiceReferencedDocument')) {
    const preceding: PrecedingInvoice = {};
    scribe.text(preceding, 'number', reference.first(...CII.reference));
    scribe.date(preceding, 'issueDate', dateOf(reference.first('ram:FormattedIssueDateTime', 'ram:IssueDateTime')));
    const isKnown = !CII.settlement.some((name) => name === from.name) && invoice.precedingInvoices.some(({ number }) => number === preceding.number);
    if (unlessEmpty(preceding) !== undefined && !isKnown) invoice.precedingInvoices.push(preceding);
  }
}
