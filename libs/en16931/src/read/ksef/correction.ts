import type { Invoice, InvoiceLine, PrecedingInvoice } from '../../model/index.js';
import type { Occurrence } from '../../xml/occurrence.js';
import { unlessEmpty } from '../scribe.js';
import type { Scribe } from '../scribe.js';
import { isPositive, sumOf } from '../sums.js';
import { turned, turnSigns } from '../turn-signs.js';
import { child, children } from '../unprefixed.js';
import { readLine } from './lines.js';

const YES = '1';
/** UNTDID 1001. */
const [CREDIT_NOTE, SELF_BILLED_CREDIT_NOTE, DEBIT_NOTE, CORRECTED] = ['381', '261', '383', '384'] as const;

/** The lines of an invoice; of a correction, lines as they were before are taken off those as they are after. */
export function readLines(scribe: Scribe, fa: Occurrence, invoice: Invoice): void {
  const before: InvoiceLine[] = [];
  for (const from of children(fa, 'FaWiersz')) {
    const line = readLine(scribe, from);
    if (child(from, 'StanPrzed')?.value === YES) before.push(turned(line));
    else invoice.lines.push(line);
  }
  for (const was of before) takeOff(was, invoice);
}

/** Puts in one what was and what is of a line where only its quantity changed, leaves out what did not change, and keeps both of the rest. */
function takeOff(was: InvoiceLine, invoice: Invoice): void {
  const is = invoice.lines.find((line) => line.id === was.id && isAlike(line, was));
  if (is === undefined) {
    if (invoice.lines.some(({ id }) => id === was.id)) was.id = `${was.id ?? ''} StanPrzed`;
    invoice.lines.push(was);
    return;
  }
  const [quantity, net] = [sumOf([is.quantity, was.quantity]), sumOf([is.net, was.net])];
  if (quantity === '0' && net === '0') invoice.lines.splice(invoice.lines.indexOf(is), 1);
  else Object.assign(is, { quantity, net });
}

/** Whether two states of a line differ in nothing but how much there is of it; what is taken off a line goes with its quantity, or with nothing. */
function isAlike(a: InvoiceLine, b: InvoiceLine): boolean {
  const kind = ({ item, unit, vatCategory, vatRate, price }: InvoiceLine): string =>
    JSON.stringify([item.name, unit, vatCategory, vatRate, price.net, price.baseQuantity]);
  const isPlain = [...a.allowances, ...a.charges, ...b.allowances, ...b.charges].length === 0;
  return kind(a) === kind(b) && (isPlain || (sumOf([a.net, b.net]) === '0' && sumOf([a.quantity, b.quantity]) === '0'));
}

/**
 * A correction by its difference, as which its totals are stated: what is given back is a credit note, whose amounts are what is
 * credited; what is asked more a debit note; else a corrected invoice.
 */
export function settleCorrection(scribe: Scribe, fa: Occurrence, invoice: Invoice): void {
  const kind = child(fa, 'RodzajFaktury');
  const { withVat = '0' } = invoice.totals;
  if (isPositive(withVat) || withVat === '0') {
    scribe.put(invoice, 'typeCode', kind, withVat === '0' ? CORRECTED : DEBIT_NOTE);
    return;
  }
  scribe.put(invoice, 'typeCode', kind, child(fa, 'Adnotacje', 'P_17')?.value === YES ? SELF_BILLED_CREDIT_NOTE : CREDIT_NOTE);
  turnSigns(invoice);
}

/** The invoices that are corrected, and the advances that a final invoice takes off. */
export function readPreceding(scribe: Scribe, fa: Occurrence, { precedingInvoices }: Invoice): void {
  for (const from of [...children(fa, 'DaneFaKorygowanej'), ...children(fa, 'FakturaZaliczkowa')]) {
    const preceding: PrecedingInvoice = {};
    scribe.text(preceding, 'number', child(from, 'NrFaKorygowanej') ?? child(from, 'NrFaZaliczkowej') ?? child(from, 'NrKSeFFaZaliczkowej'));
    scribe.date(preceding, 'issueDate', child(from, 'DataWystFaKorygowanej'));
    if (unlessEmpty(preceding) !== undefined) precedingInvoices.push(preceding);
  }
}
