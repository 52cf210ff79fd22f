import { emptyInvoice } from '../../model/index.js';
import type { Invoice } from '../../model/index.js';
import type { Occurrence } from '../../xml/occurrence.js';
import { InvoiceReadError } from '../../xml/read-error.js';
import { readPeriod } from '../period.js';
import type { Scribe } from '../scribe.js';
import { child, children } from '../unprefixed.js';
import { settleCents } from '../settle-cents.js';
import { readBreakdown } from './breakdown.js';
import { readLines, readPreceding, settleCorrection } from './correction.js';
import { isCorrection } from './names.js';
import { readNotes } from './notes.js';
import { readParties } from './parties.js';
import { readPayment } from './payment.js';
import { readRowLines } from './row-lines.js';
import { readTotals } from './settlement.js';

const YES = '1';
/** UNTDID 2005: VAT is due when the invoice is paid. */
const ON_PAYMENT = '432';
/** UNTDID 1001. */
const [INVOICE, ADVANCE, SELF_BILLED] = ['380', '386', '389'] as const;

/**
 * Derives the model from a structured invoice of KSeF, FA(3) or FA(2).
 * @throws InvoiceReadError when it has no `Fa`
 */
export function readKsef(scribe: Scribe, root: Occurrence): Invoice {
  const fa = child(root, 'Fa');
  if (fa === undefined) throw new InvoiceReadError('NOT_AN_INVOICE', 'The invoice of KSeF has no Fa', root.path);
  const invoice = emptyInvoice();
  scribe.attribute(invoice, 'specificationId', child(root, 'Naglowek', 'KodFormularza'), 'kodSystemowy');
  readParties(scribe, root, invoice);
  readGeneral(scribe, fa, invoice);
  readReferences(scribe, fa, invoice);
  readPreceding(scribe, fa, invoice);
  readLines(scribe, fa, invoice);
  readBreakdown(scribe, fa, invoice);
  settleCents(new Set(invoice.lines.filter(({ price }) => scribe.sources.get(price)?.get('net')?.name !== '?:P_9A')), invoice);
  readRowLines(scribe, fa, invoice);
  readTotals(scribe, fa, invoice);
  readPayment(scribe, fa, invoice);
  readNotes(scribe, fa, invoice);
  if (isCorrection(child(fa, 'RodzajFaktury')?.value)) settleCorrection(scribe, fa, invoice);
  return invoice;
}

/** What an invoice is, of when, and for when. */
function readGeneral(scribe: Scribe, fa: Occurrence, invoice: Invoice): void {
  const [kind, selfBilled] = [child(fa, 'RodzajFaktury'), child(fa, 'Adnotacje', 'P_17')];
  scribe.put(invoice, 'typeCode', kind, kind?.value === 'ZAL' ? ADVANCE : selfBilled?.value === YES ? SELF_BILLED : INVOICE);
  scribe.text(invoice, 'number', child(fa, 'P_2'));
  scribe.date(invoice, 'issueDate', child(fa, 'P_1'));
  scribe.text(invoice, 'currency', child(fa, 'KodWaluty'));
  const onPayment = child(fa, 'Adnotacje', 'P_16');
  if (onPayment?.value === YES) scribe.put(invoice, 'taxPointDateCode', onPayment, ON_PAYMENT);
  const day = child(fa, 'P_6');
  if (day !== undefined) {
    invoice.delivery ??= {};
    scribe.date(invoice.delivery, 'actualDate', day);
  }
  const period = readPeriod(scribe, child(fa, 'OkresFa', 'P_6_Od'), child(fa, 'OkresFa', 'P_6_Do'));
  if (period !== undefined) invoice.period = period;
}

function readReferences(scribe: Scribe, fa: Occurrence, invoice: Invoice): void {
  const terms = child(fa, 'WarunkiTransakcji');
  const orders = children(terms, 'Zamowienia').flatMap((order) => child(order, 'NrZamowienia') ?? []);
  scribe.text(invoice, 'purchaseOrderReference', orders[0]);
  scribe.text(invoice, 'contractReference', child(terms, 'Umowy', 'NrUmowy'));
  scribe.text(invoice, 'despatchAdviceReference', child(fa, 'WZ'));
}
