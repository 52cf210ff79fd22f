import { emptyInvoice } from '../../model/index.js';
import type { Invoice } from '../../model/index.js';
import type { Occurrence } from '../../xml/occurrence.js';
import { InvoiceReadError } from '../../xml/read-error.js';
import { readPeriod } from '../period.js';
import type { Scribe } from '../scribe.js';
import { isPositive } from '../sums.js';
import { turnSigns } from '../turn-signs.js';
import { child, children } from '../unprefixed.js';
import { readBesideVat } from './beside-vat.js';
import { readLine } from './lines.js';
import { readFiles, readNotes } from './notes.js';
import { readParty, readPartyNotes } from './parties.js';
import { readPayment } from './payment.js';
import { readLineReferences, readNumber, readReferences } from './references.js';
import { readTotals } from './settlement.js';
import { readTaxes } from './taxes.js';

/** UNTDID 1001. */
const [INVOICE, SELF_BILLED, CREDIT_NOTE, SELF_BILLED_CREDIT_NOTE, DEBIT_NOTE, CORRECTED] = ['380', '389', '381', '261', '383', '384'] as const;
/** CorrectionMethod: what is corrected is stated as a difference. */
const BY_DIFFERENCE = '02';

/** The invoices of a Facturae, which may be a lot of one seller to one buyer. */
export function invoicesOf(root: Occurrence): Occurrence[] {
  return children(child(root, 'Invoices'), 'Invoice');
}

/**
 * Derives the model from a Facturae 3.2, 3.2.1 or 3.2.2.
 * @param position which of its invoices, from 1
 * @throws InvoiceReadError when it has no such invoice
 */
export function readFacturae(scribe: Scribe, root: Occurrence, position: number): Invoice {
  const from = invoicesOf(root)[position - 1];
  if (from === undefined) throw new InvoiceReadError('NOT_AN_INVOICE', 'The Facturae has no Invoice in Invoices', root.path);
  const [header, parties] = [child(root, 'FileHeader'), child(root, 'Parties')];
  const factoring = child(header, 'FactoringAssignmentData');
  const invoice = emptyInvoice();
  scribe.put(invoice, 'specificationId', child(header, 'SchemaVersion'), versionOf(child(header, 'SchemaVersion')));
  invoice.seller = readParty(scribe, child(parties, 'SellerParty'));
  invoice.buyer = readParty(scribe, child(parties, 'BuyerParty'));
  if (child(factoring, 'Assignee') !== undefined) invoice.payee = readParty(scribe, child(factoring, 'Assignee'));
  readGeneral(scribe, from, invoice);
  readReferences(scribe, from, invoice);
  const lines = children(child(from, 'Items'), 'InvoiceLine');
  for (const [index, line] of lines.entries()) invoice.lines.push(readLine(scribe, line, index + 1));
  readLineReferences(scribe, lines, invoice);
  readNotes(scribe, header, from, invoice);
  for (const name of ['SellerParty', 'BuyerParty']) readPartyNotes(scribe, child(parties, name), invoice);
  readTaxes(scribe, from, lines, invoice);
  readBesideVat(scribe, from, lines, invoice);
  readTotals(scribe, from, lines, invoice);
  readPayment(scribe, from, factoring, invoice);
  readFiles(scribe, from, invoice);
  settleKind(scribe, header, from, invoice);
  return invoice;
}

const versionOf = (version: Occurrence | undefined): string | undefined => (version?.value === undefined ? undefined : `Facturae ${version.value}`);

/** What day and currency an invoice is of, and for when. */
function readGeneral(scribe: Scribe, from: Occurrence, invoice: Invoice): void {
  const data = child(from, 'InvoiceIssueData');
  readNumber(scribe, invoice, child(from, 'InvoiceHeader'));
  scribe.date(invoice, 'issueDate', child(data, 'IssueDate'));
  scribe.text(invoice, 'currency', child(data, 'InvoiceCurrencyCode'));
  const period = readPeriod(scribe, child(data, 'InvoicingPeriod', 'StartDate'), child(data, 'InvoicingPeriod', 'EndDate'));
  if (period !== undefined) invoice.period = period;
  const day = child(data, 'OperationDate');
  if (day === undefined) return;
  invoice.delivery = {};
  scribe.date(invoice.delivery, 'actualDate', day);
}

/**
 * What an invoice is. A corrective one that gives back is a credit note, whose amounts are what is credited; one by difference that asks
 * more a debit note; one that is stated anew a corrected invoice.
 */
function settleKind(scribe: Scribe, header: Occurrence | undefined, from: Occurrence, invoice: Invoice): void {
  const head = child(from, 'InvoiceHeader');
  const [type, kind] = [child(head, 'InvoiceDocumentType'), child(head, 'InvoiceClass')];
  const isSelfBilled = child(header, 'InvoiceIssuerType')?.value === 'RE' || type?.value === 'AF';
  if (kind?.value?.endsWith('R') !== true) {
    scribe.put(invoice, 'typeCode', type ?? kind, isSelfBilled ? SELF_BILLED : INVOICE);
    return;
  }
  const { withVat = '0' } = invoice.totals;
  const isGivenBack = withVat !== '0' && !isPositive(withVat);
  const isMore = isPositive(withVat) && child(head, 'Corrective', 'CorrectionMethod')?.value === BY_DIFFERENCE;
  scribe.put(invoice, 'typeCode', kind, isGivenBack ? (isSelfBilled ? SELF_BILLED_CREDIT_NOTE : CREDIT_NOTE) : isMore ? DEBIT_NOTE : CORRECTED);
  if (isGivenBack) turnSigns(invoice);
}
