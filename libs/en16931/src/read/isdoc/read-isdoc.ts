import { emptyInvoice } from '../../model/index.js';
import type { Invoice, PrecedingInvoice } from '../../model/index.js';
import type { Occurrence } from '../../xml/occurrence.js';
import { InvoiceReadError } from '../../xml/read-error.js';
import { addNote } from '../add-note.js';
import { unlessEmpty } from '../scribe.js';
import type { Scribe } from '../scribe.js';
import { settleCents } from '../settle-cents.js';
import { isPositive } from '../sums.js';
import { turnSigns } from '../turn-signs.js';
import { child, children } from '../unprefixed.js';
import { readLines } from './lines.js';
import { amountsOf, REQUEST_FOR_ADVANCE, typeCodeOf } from './names.js';
import { readParties } from './parties.js';
import { readPayment } from './payment.js';
import { readBreakdown, readTotals } from './settlement.js';

const NO = 'false';
/** VAT is taken out of the price with it. */
const FROM_ABOVE = '1';
const CREDIT_NOTE = '381';
const FOLDERS = /^.*[/\\]/;

/**
 * Derives the model from an invoice of ISDOC 6.0.
 * @param namespace that of the version, which stands for the specification that is claimed (BT-24)
 * @throws InvoiceReadError when it has no `InvoiceLines`
 */
export function readIsdoc(scribe: Scribe, root: Occurrence, namespace: string): Invoice {
  const list = child(root, 'InvoiceLines');
  if (list === undefined) throw new InvoiceReadError('NOT_AN_INVOICE', 'The invoice of ISDOC has no InvoiceLines', root.path);
  const invoice = emptyInvoice();
  const items = children(list, 'InvoiceLine');
  const amounts = amountsOf(root);
  const isPayer = child(root, 'VATApplicable')?.value !== NO;
  scribe.put(invoice, 'specificationId', root, namespace);
  readGeneral(scribe, root, invoice);
  scribe.text(invoice, 'currency', child(root, amounts.isForeign ? 'ForeignCurrencyCode' : 'LocalCurrencyCode'));
  readParties(scribe, root, invoice);
  readReferences(scribe, root, invoice);
  const kinds = readLines(scribe, root, items, amounts, isPayer, invoice.lines);
  readBreakdown(scribe, root, invoice, amounts, { isPayer, kinds });
  settleCents(new Set(invoice.lines.filter((_, index) => child(items[index], 'ClassifiedTaxCategory', 'VATCalculationMethod')?.value === FROM_ABOVE)), invoice);
  readTotals(scribe, root, invoice, amounts);
  if (invoice.totals.lineNetSum !== undefined && invoice.typeCode === CREDIT_NOTE && !isPositive(invoice.totals.withVat ?? '1')) turnSigns(invoice);
  readPayment(scribe, root, invoice);
  readSupplements(scribe, root, invoice);
  return invoice;
}

/** What an invoice is, of when, and what it says in words. */
function readGeneral(scribe: Scribe, root: Occurrence, invoice: Invoice): void {
  const type = child(root, 'DocumentType');
  scribe.put(invoice, 'typeCode', type, typeCodeOf(type?.value));
  scribe.text(invoice, 'number', child(root, 'ID'));
  scribe.date(invoice, 'issueDate', child(root, 'IssueDate'));
  scribe.date(invoice, 'taxPointDate', child(root, 'TaxPointDate'));
  for (const note of children(root, 'Note')) addNote(scribe, invoice, undefined, note);
  if (type?.value === REQUEST_FOR_ADVANCE) invoice.notes.push({ text: 'Zálohová faktura, není daňovým dokladem' });
  addNote(scribe, invoice, 'Souhlas s elektronickou fakturou', child(root, 'ElectronicPossibilityAgreementReference'));
  addNote(scribe, invoice, 'Spisová značka', child(root, 'FileReference'));
  addNote(scribe, invoice, 'Číslo jednací', child(root, 'ReferenceNumber'));
  if (child(root, 'ForeignCurrencyCode') !== undefined) addNote(scribe, invoice, 'Kurz', child(root, 'CurrRate'));
}

/** The first of each kind that there is a term for, the others as notes; what is corrected, and the advances that are taken off. */
function readReferences(scribe: Scribe, root: Occurrence, invoice: Invoice): void {
  const [orders, contracts, notes] = ['Order', 'Contract', 'DeliveryNote'].map((kind) => children(child(root, `${kind}References`), `${kind}Reference`));
  scribe.text(invoice, 'purchaseOrderReference', child(orders?.[0], 'ExternalOrderID'));
  scribe.text(invoice, 'salesOrderReference', child(orders?.[0], 'SalesOrderID'));
  scribe.text(invoice, 'contractReference', child(contracts?.[0], 'ID'));
  scribe.text(invoice, 'despatchAdviceReference', child(notes?.[0], 'ID'));
  for (const order of orders?.slice(1) ?? []) addNote(scribe, invoice, 'Objednávka', child(order, 'ExternalOrderID') ?? child(order, 'SalesOrderID'));
  for (const contract of contracts?.slice(1) ?? []) addNote(scribe, invoice, 'Smlouva', child(contract, 'ID'));
  for (const note of notes?.slice(1) ?? []) addNote(scribe, invoice, 'Dodací list', child(note, 'ID'));
  for (const [list, name] of [
    ['OriginalDocumentReferences', 'OriginalDocumentReference'],
    ['TaxedDeposits', 'TaxedDeposit'],
    ['NonTaxedDeposits', 'NonTaxedDeposit'],
  ] as const) {
    for (const from of children(child(root, list), name)) {
      const preceding: PrecedingInvoice = {};
      scribe.text(preceding, 'number', child(from, 'ID'));
      scribe.date(preceding, 'issueDate', child(from, 'IssueDate'));
      const isKnown = invoice.precedingInvoices.some(({ number }) => number === preceding.number);
      if (unlessEmpty(preceding) !== undefined && !isKnown) invoice.precedingInvoices.push(preceding);
    }
  }
}

/** Files that travel with the document, beside it: their names are all there is of them here. */
function readSupplements(scribe: Scribe, root: Occurrence, { attachments }: Invoice): void {
  for (const from of children(child(root, 'SupplementsList'), 'Supplement')) {
    const attachment = {};
    scribe.text<{ id?: string }>(attachment, 'id', child(from, 'Filename'));
    scribe.put<{ filename?: string }>(attachment, 'filename', child(from, 'Filename'), child(from, 'Filename')?.value?.replace(FOLDERS, ''));
    if (unlessEmpty(attachment) !== undefined) attachments.push(attachment);
  }
}
