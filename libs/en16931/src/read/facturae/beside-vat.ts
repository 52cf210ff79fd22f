import type { Invoice, VatBreakdown } from '../../model/index.js';
import type { Occurrence } from '../../xml/occurrence.js';
import { decimalOf } from '../lexical.js';
import type { Scribe } from '../scribe.js';
import { gapOf, gapsOf, placed, placeSteps, type Gap, type Step } from '../steps.js';
import { minus, sumOf, toCents } from '../sums.js';
import { child, children } from '../unprefixed.js';
import { addRow } from '../vat-rows.js';
import { readStep } from './lines.js';
import { taxName } from './names.js';
import { partTaxes, taxAmount } from './taxes.js';

/**
 * Taxes other than VAT, discounts and surcharges on the whole, and what is asked beside the sale, as allowances (BG-20) and charges
 * (BG-21). Facturae states none of them by rate: what bases differ from their lines by tells which are in which base.
 */
export function readBesideVat(scribe: Scribe, from: Occurrence, lines: readonly Occurrence[], invoice: Invoice): void {
  const gaps = gapsOf(invoice);
  for (const tax of partTaxes(from, lines).others) readOtherTax(scribe, tax, gaps, invoice);
  const totals = child(from, 'InvoiceTotals');
  placeSteps(scribe, stepsOf(scribe, totals), gaps, invoice);
  for (const expense of expensesOf(totals)) putOutside(scribe, invoice, expense, expenseName(expense.parent));
  putOutside(scribe, invoice, child(totals, 'TotalFinancialExpenses'), 'Gastos financieros');
}

/** The expenses that were paid for the buyer, one by one, or their sum. */
export function expensesOf(totals: Occurrence | undefined): Occurrence[] {
  const each = children(child(totals, 'ReimbursableExpenses'), 'ReimbursableExpenses').flatMap((expense) => child(expense, 'ReimbursableExpensesAmount') ?? []);
  return each.length > 0 ? each : [child(totals, 'TotalReimbursableExpenses')].flatMap((sum) => sum ?? []);
}

/** An expense by the invoice that it was paid for. */
function expenseName(from: Occurrence | undefined): string {
  const about = ['InvoiceSeriesCode', 'InvoiceNumber', 'IssueDate'].flatMap((name) => child(from, name)?.value ?? []);
  return about.length === 0 ? 'Suplidos' : `Suplidos (${about.join(', ')})`;
}

/** A tax is in the base of a row that is larger by just as much; else it stands outside of VAT. */
function readOtherTax(scribe: Scribe, tax: Occurrence, gaps: readonly Gap[], invoice: Invoice): void {
  const amount = taxAmount(tax);
  if (amount === '0') return;
  const from = child(tax, 'TaxAmount', 'TotalAmount') ?? tax;
  const reason = `${taxName(child(tax, 'TaxTypeCode')?.value)} ${decimalOf(child(tax, 'TaxRate')) ?? '?'}`;
  const within = gapOf(amount, gaps);
  if (within === undefined) {
    putOutside(scribe, invoice, from, reason, amount);
    return;
  }
  within.left = sumOf([within.left, minus(amount)]) ?? '0';
  invoice.charges.push(placed(scribe, { amount, reason }, within.row, from));
}

/** A charge outside of VAT, with a row of its own. */
function putOutside(scribe: Scribe, invoice: Invoice, from: Occurrence | undefined, reason: string, amount = decimalOf(from)): void {
  if (from === undefined || amount === undefined || amount === '0') return;
  const row: VatBreakdown = { category: 'O', tax: '0' };
  scribe.put(row, 'taxable', from, toCents(amount));
  scribe.put(row, 'exemptionReason', from, reason);
  invoice.charges.push(placed(scribe, { amount: toCents(amount), reason }, row, from));
  addRow(row, invoice);
}

function stepsOf(scribe: Scribe, totals: Occurrence | undefined): Step[] {
  const read = (group: string, kind: 'Discount' | 'Charge'): Step[] =>
    children(child(totals, group), kind).flatMap((from) =>
      readStep(scribe, from, kind).map((stated) => {
        const amount = toCents(stated.amount ?? '0');
        return { from, stated, isCharge: kind === 'Charge', amount: kind === 'Charge' ? amount : minus(amount) };
      }),
    );
  return [...read('GeneralDiscounts', 'Discount'), ...read('GeneralSurcharges', 'Charge')];
}
