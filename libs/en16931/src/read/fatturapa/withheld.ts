import type { Invoice } from '../../model/index.js';
import type { Occurrence } from '../../xml/occurrence.js';
import { decimalOf } from '../lexical.js';
import type { Scribe } from '../scribe.js';
import { minus, sumOf } from '../sums.js';
import { child, children } from '../unprefixed.js';
import type { Settled } from './document-steps.js';

/** UNTDID 5305 of VAT that the buyer pays to the state instead of the seller (scissione dei pagamenti). */
const SPLIT = 'B';

/** Marks the rows of the breakdown whose VAT goes to the state, and the lines and charges at a rate that is in no other row. */
export function markSplitPayment(rows: readonly Occurrence[], invoice: Invoice): void {
  const isSplit = rows.map((row) => child(row, 'EsigibilitaIVA')?.value === 'S' && child(row, 'Natura') === undefined);
  if (!isSplit.includes(true)) return;
  const split = invoice.vatBreakdown.filter((_, index) => isSplit[index]);
  const kept = new Set(invoice.vatBreakdown.filter((row) => !split.includes(row)).map(({ rate }) => rate));
  const rates = new Set(split.map(({ rate }) => rate).filter((rate) => !kept.has(rate)));
  for (const row of split) row.category = SPLIT;
  for (const part of [...invoice.lines, ...invoice.charges]) if (part.vatCategory === 'S' && rates.has(part.vatRate)) part.vatCategory = SPLIT;
}

/**
 * What the seller does not get of the total, as paid (BT-113): tax that is withheld (ritenuta), unless the total is stated without it
 * already, and VAT that goes to the state; and what is due (BT-115).
 */
export function readDue(scribe: Scribe, general: Occurrence | undefined, rows: readonly Occurrence[], invoice: Invoice): void {
  const { totals } = invoice;
  const withholding = children(general, 'DatiRitenuta').flatMap((each) => child(each, 'ImportoRitenuta') ?? []);
  const withheld = sumOf(withholding.map(decimalOf));
  const isDeducted = withheld !== undefined && totals.withVat === sumOf([totals.withoutVat, totals.vat, minus(withheld)]);
  const split = sumOf(invoice.vatBreakdown.map(({ category, tax }) => (category === SPLIT ? tax : undefined)));
  scribe.put(totals, 'paid', withholding[0] ?? rows[0], sumOf([isDeducted ? undefined : withheld, split]));
  if (totals.withVat !== undefined)
    scribe.put(
      totals,
      'due',
      child(general, 'ImportoTotaleDocumento') ?? rows[0],
      sumOf([totals.withVat, totals.rounding, totals.paid === undefined ? undefined : minus(totals.paid)]),
    );
}

/** Counts as paid what is settled otherwise than by paying, where the payments are less by that. */
export function takeSettled(scribe: Scribe, body: Occurrence, { totals }: Invoice, { amount, from }: Settled): void {
  const left = sumOf([totals.due, amount]);
  const asked = sumOf(
    children(body, 'DatiPagamento')
      .flatMap((each) => children(each, 'DettaglioPagamento'))
      .map((each) => decimalOf(child(each, 'ImportoPagamento'))),
  );
  if (from === undefined || totals.due === undefined || left !== asked) return;
  scribe.put(totals, 'paid', from, sumOf([totals.paid, minus(amount)]));
  scribe.put(totals, 'due', from, left);
}
