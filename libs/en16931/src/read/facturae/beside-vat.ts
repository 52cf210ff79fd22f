import type { DocumentAllowanceCharge, Invoice, VatBreakdown } from '../../model/index.js';
import type { Occurrence } from '../../xml/occurrence.js';
import { decimalOf } from '../lexical.js';
import type { Scribe } from '../scribe.js';
import { isPositive, minus, shareOf, sumOf, toCents } from '../sums.js';
import { child, children } from '../unprefixed.js';
import { addRow, linesOf } from '../vat-rows.js';
import { readStep } from './lines.js';
import { taxName } from './names.js';
import { partTaxes, taxAmount } from './taxes.js';

/** What lies between the lines of a row of the breakdown and its base: more for charges, less for discounts. */
interface Gap {
  readonly row: VatBreakdown;
  readonly lines: string;
  left: string;
}

/** A discount or a surcharge on the whole invoice. */
interface Step {
  readonly from: Occurrence;
  readonly stated: DocumentAllowanceCharge;
  readonly kind: 'Discount' | 'Charge';
  /** What it adds to the base: less than nothing for a discount. */
  readonly amount: string;
}

/**
 * Taxes other than VAT, discounts and surcharges on the whole, and what is asked beside the sale, as allowances (BG-20) and charges
 * (BG-21). Facturae states none of them by rate: what bases differ from their lines by tells which are in which base.
 */
export function readBesideVat(scribe: Scribe, from: Occurrence, lines: readonly Occurrence[], invoice: Invoice): void {
  const gaps = invoice.vatBreakdown.map((row): Gap => {
    const ofLines = sumOf(linesOf(row, invoice.lines).map(({ net }) => net)) ?? '0';
    return { row, lines: ofLines, left: toCents(sumOf([row.taxable, minus(ofLines)]) ?? '0') };
  });
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
  const within = gaps.find(({ left }) => left === amount);
  if (within === undefined) {
    putOutside(scribe, invoice, from, reason, amount);
    return;
  }
  within.left = '0';
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

function placed(scribe: Scribe, { amount, reason, percentage }: DocumentAllowanceCharge, { category, rate }: VatBreakdown, from: Occurrence): DocumentAllowanceCharge {
  const charge: DocumentAllowanceCharge = {};
  scribe.put(charge, 'amount', from, amount);
  scribe.put(charge, 'percentage', from, percentage);
  scribe.put(charge, 'reason', from, reason);
  scribe.put(charge, 'vatCategory', from, category);
  scribe.put(charge, 'vatRate', from, rate);
  return charge;
}

function stepsOf(scribe: Scribe, totals: Occurrence | undefined): Step[] {
  const read = (group: string, kind: Step['kind']): Step[] => children(child(totals, group), kind).flatMap((from) => readStep(scribe, from, kind).map((stated) => {
    const amount = toCents(stated.amount ?? '0');
    return { from, stated, kind, amount: kind === 'Charge' ? amount : minus(amount) };
  }));
  return [...read('GeneralDiscounts', 'Discount'), ...read('GeneralSurcharges', 'Charge')];
}

/** Puts each discount and surcharge into the rows whose bases it changes; where bases do not tell, into the largest row. */
function placeSteps(scribe: Scribe, steps: readonly Step[], gaps: readonly Gap[], invoice: Invoice): void {
  const open = gaps.filter(({ left }) => left !== '0');
  const isExplained = sumOf(steps.map(({ amount }) => amount)) === sumOf(open.map(({ left }) => left));
  const into = isExplained ? open : gaps.toSorted((a, b) => (isPositive(sumOf([a.lines, minus(b.lines)]) ?? '0') ? -1 : 1)).slice(0, 1);
  for (const [index, step] of steps.entries()) {
    const isLast = index === steps.length - 1;
    for (const [row, amount] of sharesOf(step.amount, into, isExplained && isLast)) {
      const size = step.kind === 'Charge' ? amount : minus(amount);
      (step.kind === 'Charge' ? invoice.charges : invoice.allowances).push(placed(scribe, { ...step.stated, amount: size }, row, step.from));
    }
  }
}

/** What falls to each row; the last row takes what cents are over, and the last of all steps what is left of each row. */
function sharesOf(amount: string, gaps: readonly Gap[], isLast: boolean): (readonly [VatBreakdown, string])[] {
  if (gaps.length === 0) return [[{}, amount]];
  const isOneWay = gaps.every(({ left }) => isPositive(left)) || gaps.every(({ left }) => !isPositive(left));
  const weights = gaps.map(({ left, lines }) => (isOneWay ? left : lines));
  const whole = sumOf(weights) ?? '0';
  let rest = amount;
  return gaps.map((gap, index) => {
    const share = isLast ? gap.left : index === gaps.length - 1 || whole === '0' ? rest : shareOf(amount, weights[index] ?? '0', whole);
    rest = sumOf([rest, minus(share)]) ?? '0';
    gap.left = sumOf([gap.left, minus(share)]) ?? '0';
    return [gap.row, share] as const;
  }).filter(([, share]) => share !== '0');
}
