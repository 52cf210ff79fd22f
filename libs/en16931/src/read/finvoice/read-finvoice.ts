import { emptyInvoice } from '../../model/index.js';
import type { Attachment, Invoice, InvoiceLine, PrecedingInvoice } from '../../model/index.js';
import type { Occurrence } from '../../xml/occurrence.js';
import { InvoiceReadError } from '../../xml/read-error.js';
import { addLineNote, addNote, putNote } from '../add-note.js';
import { readPeriod } from '../period.js';
import { unlessEmpty } from '../scribe.js';
import type { Scribe } from '../scribe.js';
import { asCredited } from '../turn-signs.js';
import { child, children } from '../unprefixed.js';
import { readLine } from './lines.js';
import { otherKind, typeCodeOf } from './names.js';
import { readParties } from './parties.js';
import { readPayment } from './payment.js';
import { completeBreakdown, readBreakdown, readSteps, readTotals } from './settlement.js';
import { part, readSubRows, wordsOf } from './sub-rows.js';

const CREDIT_NOTE = '381';
/** What stands in place of an order that is none. */
const NO_ORDER = 'NA';

/** References of the whole invoice that are its own terms, and those that have none, with their names. */
const TERMS = [
  ['BuyerReferenceIdentifier', 'buyerReference'],
  ['ProjectReferenceIdentifier', 'projectReference'],
  ['AgreementIdentifier', 'contractReference'],
  ['OrderConfirmationIdentifier', 'salesOrderReference'],
  ['TenderReference', 'tenderOrLotReference'],
] as const;
const NOTES = [
  ['SellerReferenceIdentifier', 'Myyjän viite'],
  ['RegistrationNumberIdentifier', 'Rekisterinumero'],
  ['NotificationIdentifier', 'Ilmoitus'],
  ['OrdererName', 'Tilaaja'],
  ['SalesPersonName', 'Myyjä'],
  ['ControllerName', 'Tarkastaja'],
  ['ExchangeRate', 'Vaihtokurssi'],
  ['ProposedAccountText', 'Tiliöintiehdotus'],
  ['SellerAccountText', 'Myyjän tiliöinti'],
  ['CreditInterestPercent', 'Luottokorko'],
  ['CreditLimitAmount', 'Luottoraja'],
] as const;

/**
 * Derives the model from a Finvoice, 1.2 to 3.0, whose versions differ in what they may say, not in how.
 * @throws InvoiceReadError when it is another message of Finvoice, or has no `InvoiceDetails`
 */
export function readFinvoice(scribe: Scribe, root: Occurrence): Invoice {
  const details = child(root, 'InvoiceDetails');
  if (details === undefined) throw new InvoiceReadError('NOT_AN_INVOICE', 'The Finvoice has no InvoiceDetails', root.path);
  const type = child(details, 'InvoiceTypeCode');
  const other = otherKind(type?.value);
  if (other !== undefined)
    throw new InvoiceReadError('NOT_AN_INVOICE', `InvoiceTypeCode is ${type?.value ?? '?'}: that is ${other}: send the invoice itself`, type?.path);
  const invoice = emptyInvoice();
  const version = root.attributes['Version'];
  scribe.put(
    invoice,
    'specificationId',
    root,
    child(root, 'MessageTransmissionDetails', 'MessageDetails', 'SpecificationIdentifier')?.value ??
      (version === undefined ? undefined : `Finvoice ${version}`),
  );
  readGeneral(scribe, details, invoice);
  readParties(scribe, root, invoice);
  readReferences(scribe, details, invoice);
  readBreakdown(scribe, details, invoice);
  invoice.lines = readLines(scribe, root, details, invoice);
  if (child(details, 'VatSpecificationDetails') !== undefined) completeBreakdown(scribe, details, invoice);
  readSteps(scribe, details, invoice);
  if (child(details, 'VatSpecificationDetails') === undefined) completeBreakdown(scribe, details, invoice);
  readTotals(scribe, root, details, invoice);
  readPayment(scribe, root, details, invoice);
  readNotes(scribe, root, details, invoice);
  readFiles(scribe, root, invoice);
  asCredited(invoice);
  return invoice;
}

/** What an invoice is, of when and in what; one that takes back another is a credit note. */
function readGeneral(scribe: Scribe, details: Occurrence, invoice: Invoice): void {
  const [type, code, origin] = [child(details, 'InvoiceTypeCode'), child(details, 'InvoiceTypeCodeUN'), child(details, 'OriginCode')];
  const isCancelled = origin?.value === 'Cancel';
  scribe.put(
    invoice,
    'typeCode',
    isCancelled ? origin : (code ?? type),
    isCancelled ? CREDIT_NOTE : (code?.value ?? (type?.value === undefined ? undefined : (typeCodeOf(type.value) ?? type.value))),
  );
  scribe.text(invoice, 'number', child(details, 'InvoiceNumber'));
  scribe.date(invoice, 'issueDate', child(details, 'InvoiceDate'));
  scribe.attribute(invoice, 'currency', child(details, 'InvoiceTotalVatIncludedAmount'), 'AmountCurrencyIdentifier');
  const period = readPeriod(scribe, child(details, 'InvoicingPeriodStartDate'), child(details, 'InvoicingPeriodEndDate'));
  if (period !== undefined) invoice.period = period;
  scribe.date(invoice, 'taxPointDate', child(details, 'VatPoint', 'VatPointDate'));
  scribe.text(invoice, 'taxPointDateCode', child(details, 'VatPoint', 'VatPointDateCode'));
  if (origin?.value === 'Copy') putNote(scribe, invoice, 'Kopio', origin);
  if (isCancelled) putNote(scribe, invoice, 'Peruutus', origin);
}

function readReferences(scribe: Scribe, details: Occurrence, invoice: Invoice): void {
  const order = child(details, 'OrderIdentifier');
  if (order?.value !== NO_ORDER) scribe.text(invoice, 'purchaseOrderReference', order);
  for (const [name, term] of TERMS) scribe.text(invoice, term, child(details, name));
  scribe.text(invoice, 'buyerAccountingReference', child(details, 'AccountDimensionText') ?? child(details, 'NormalProposedAccountIdentifier'));
  const object = scribe.identifier(child(details, 'InvoicedObjectID'), 'SchemeID');
  if (object !== undefined) invoice.invoicedObjectId = object;
  for (const [name, party] of [
    ['BuyersSellerIdentifier', invoice.seller],
    ['SellersBuyerIdentifier', invoice.buyer],
  ] as const) {
    const id = scribe.identifier(child(details, name), 'SchemeID');
    if (id !== undefined) party.identifiers.push(id);
  }
  readPreceding(scribe, { number: child(details, 'OriginalInvoiceNumber'), day: child(details, 'OriginalInvoiceDate') }, invoice);
  for (const each of children(details, 'OriginalInvoiceReference'))
    readPreceding(scribe, { number: child(each, 'InvoiceNumber'), day: child(each, 'InvoiceDate') }, invoice);
}

function readPreceding(
  scribe: Scribe,
  { number, day }: { readonly number: Occurrence | undefined; readonly day: Occurrence | undefined },
  { precedingInvoices }: Invoice,
): void {
  const preceding: PrecedingInvoice = {};
  scribe.text(preceding, 'number', number);
  scribe.date(preceding, 'issueDate', day);
  if (unlessEmpty(preceding) !== undefined && !precedingInvoices.some((known) => known.number === preceding.number)) precedingInvoices.push(preceding);
}

/** The rows with their own numbers, or counted where these do not tell them apart; what only tells what others come to is a note. */
function readLines(scribe: Scribe, root: Occurrence, details: Occurrence, invoice: Invoice): InvoiceLine[] {
  const all = readSubRows(children(root, 'InvoiceRow'), child(details, 'RowsTotalVatExcludedAmount') ?? child(details, 'InvoiceTotalVatExcludedAmount'));
  const rows = all.filter(({ isTold }) => !isTold);
  const stated = rows.map(({ from }) => part(from, 'RowPositionIdentifier')?.value);
  const areTold = new Set(stated).size === rows.length && !stated.includes(undefined);
  const lines = rows.map(({ from }, index) => readLine(scribe, from, areTold ? (stated[index] ?? '') : `${index + 1}`, invoice.vatBreakdown));
  for (const { from, isTold } of all) {
    const line = lines[rows.findIndex((row) => row.from === from.parent)];
    if (isTold && line !== undefined) addLineNote(scribe, line, wordsOf(from), from);
    else if (isTold) putNote(scribe, invoice, wordsOf(from), from);
  }
  return lines;
}

function readNotes(scribe: Scribe, root: Occurrence, details: Occurrence, invoice: Invoice): void {
  for (const text of [
    ...children(details, 'InvoiceFreeText'),
    ...children(details, 'InvoiceVatFreeText'),
    ...children(child(root, 'SpecificationDetails'), 'SpecificationFreeText'),
  ])
    addNote(scribe, invoice, undefined, text);
  for (const [name, label] of NOTES) addNote(scribe, invoice, label, child(details, name));
  for (const definition of children(details, 'DefinitionDetails'))
    addNote(scribe, invoice, child(definition, 'DefinitionHeaderText')?.value, child(definition, 'DefinitionValue'));
}

/** Where files are that belong to the invoice (BG-24). */
function readFiles(scribe: Scribe, root: Occurrence, invoice: Invoice): void {
  const names = children(root, 'InvoiceUrlNameText');
  for (const [index, url] of children(root, 'InvoiceUrlText').entries()) {
    const attachment: Attachment = {};
    const name = names[index];
    scribe.put(attachment, 'id', name ?? url, name?.value ?? url.value);
    scribe.text(attachment, 'description', name);
    scribe.text(attachment, 'uri', url);
    if (url.value !== undefined) invoice.attachments.push(attachment);
  }
}
