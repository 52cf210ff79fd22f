import type { Invoice, VatBreakdown } from '../../model/index.js';
import type { Occurrence } from '../../xml/occurrence.js';
import { addNote } from '../add-note.js';
import { decimalOf } from '../lexical.js';
import { addOutside } from '../outside-vat.js';
import type { Scribe } from '../scribe.js';
import { isMore, isPositive, minus, sizeOf, sumOf } from '../sums.js';
import { attributeOf, child, children } from '../unprefixed.js';
import { addRow, breakdownOf, taxOf } from '../vat-rows.js';
import { amountOf } from './adjustments.js';
import { vatOf } from './names.js';
import type { VatKind } from './names.js';

const OUTSIDE = 'O';
/** What is less than one of the currency is rounded. */
const ONE = '1';

/** Categories (UNTDID 5305) that may stand for another, and those that they may stand for. */
interface Vagueness {
  readonly vague: readonly (string | undefined)[];
  readonly meant: readonly (string | undefined)[];
}

/** With codes, what the buyer owes is at times exempt by its code, and told by words. */
const CODED: Vagueness = { vague: ['E'], meant: ['AE'] };
/** Without them, what has no VAT is exempt by words or at 0 %. */
const WORDED: Vagueness = { vague: ['E', 'Z'], meant: ['AE', 'K', 'G', OUTSIDE, 'E'] };

/**
 * `Tax` as BG-23: the rows of VAT, or what the lines come to where there is none.
 * @param kinds how VAT is put on the lines, which may say why there is none where the row does not
 */
export function readBreakdown(scribe: Scribe, root: Occurrence, invoice: Invoice, kinds: readonly VatKind[]): void {
  const tax = child(root, 'Tax');
  const rows = [...children(child(tax, 'VAT'), 'VATItem'), ...children(child(tax, 'VAT'), 'Item'), ...children(tax, 'TaxItem')].filter(
    (row) => !isOtherTax(row, root),
  );
  for (const from of rows) readRow(scribe, from, invoice);
  if (rows.length === 0) invoice.vatBreakdown = breakdownOf(scribe, invoice, tax ?? root);
  settleUntaxed(invoice, child(tax, 'VAT') === undefined ? CODED : WORDED);
  for (const row of invoice.vatBreakdown.filter((each) => (each.exemptionReason ?? each.exemptionCode) === undefined)) {
    const kind = kinds.find(({ category, reason, reasonCode }) => category === row.category && (reason ?? reasonCode) !== undefined);
    scribe.text(row, 'exemptionReason', kind?.reason);
    scribe.put(row, 'exemptionCode', kind?.from, kind?.reasonCode);
  }
  readAccountingTax(scribe, rows, invoice);
}

/**
 * What is not taxed is of one kind where there is one row of it: a line may say no more than that it is exempt, and the row why, or the
 * other way round.
 */
function settleUntaxed({ lines, allowances, charges, vatBreakdown }: Invoice, { vague, meant }: Vagueness): void {
  const [row, ...others] = vatBreakdown.filter(({ category }) => category !== 'S');
  if (row === undefined || others.length > 0) return;
  const parts = [...lines, ...allowances, ...charges].filter(({ vatCategory }) => vatCategory !== 'S');
  const told = [...new Set(parts.map(({ vatCategory }) => vatCategory).filter((category) => !vague.includes(category)))];
  if (vague.includes(row.category) && told.length === 1 && told[0] !== undefined && meant.includes(told[0])) {
    row.category = told[0];
    if (row.category === OUTSIDE) delete row.rate;
  }
  if (row.category === undefined || !meant.includes(row.category)) return;
  for (const part of parts.filter(({ vatCategory }) => vague.includes(vatCategory))) {
    part.vatCategory = row.category;
    if (row.category === OUTSIDE) delete part.vatRate;
  }
}

function readRow(scribe: Scribe, from: Occurrence, invoice: Invoice): void {
  const row: VatBreakdown = {};
  const vat = vatOf(from);
  const tax = child(from, 'TaxAmount') ?? child(from, 'Amount');
  scribe.decimal(row, 'taxable', child(from, 'TaxableAmount') ?? child(from, 'TaxedAmount'));
  scribe.put(row, 'tax', tax ?? from, decimalOf(tax) ?? taxOf(row.taxable, vat?.rate));
  scribe.put(row, 'category', vat?.from, vat?.category);
  scribe.put(row, 'rate', vat?.from, vat?.rate);
  scribe.text(row, 'exemptionReason', vat?.reason);
  scribe.put(row, 'exemptionCode', vat?.from, vat?.reasonCode);
  addRow(row, invoice);
}

/** VAT in another currency than that of the invoice. */
function readAccountingTax(scribe: Scribe, rows: readonly Occurrence[], invoice: Invoice): void {
  const amounts = rows.flatMap((row) => child(row, 'AccountingCurrencyAmount') ?? []);
  const currency = attributeOf(amounts[0], 'Currency');
  if (currency === invoice.currency) return;
  scribe.put(invoice, 'vatAccountingCurrency', amounts[0], currency);
  scribe.put(invoice.totals, 'vatInAccountingCurrency', amounts[0], sumOf(amounts.map(decimalOf)));
}

/** The totals, of which ebInterface states the gross and what is due; the sums of lines, allowances, charges, nets and VAT are made. */
export function readTotals(scribe: Scribe, root: Occurrence, invoice: Invoice): void {
  const { totals } = invoice;
  const gross = child(root, 'TotalGrossAmount');
  readOtherTaxes(scribe, root, invoice);
  scribe.put(totals, 'lineNetSum', child(root, 'Details') ?? root, sumOf(invoice.lines.map(({ net }) => net)));
  scribe.put(totals, 'allowances', child(root, 'ReductionAndSurchargeDetails'), sumOf(invoice.allowances.map(({ amount }) => amount)));
  scribe.put(totals, 'charges', child(root, 'ReductionAndSurchargeDetails') ?? child(root, 'Tax'), sumOf(invoice.charges.map(({ amount }) => amount)));
  scribe.put(totals, 'withoutVat', gross, sumOf(invoice.vatBreakdown.map(({ taxable }) => taxable)));
  scribe.put(totals, 'vat', gross, sumOf(invoice.vatBreakdown.map(({ tax }) => tax)));
  scribe.decimal(totals, 'withVat', gross);
  scribe.decimal(totals, 'rounding', child(root, 'RoundingAmount'));
  readDue(scribe, root, invoice);
}

/** Taxes that are no VAT, of which those of a rate of their own are told among the adjustments from 5.0 on. */
const otherTaxes = (root: Occurrence): Occurrence[] =>
  [
    ...children(child(root, 'Tax'), 'OtherTax'),
    ...children(child(root, 'ReductionAndSurchargeDetails'), 'OtherVATableTax').filter((each) => child(each, 'VATRate') === undefined),
  ].filter((each) => amountOf(each) !== '0');

/** Whether a row is that of a tax that is no VAT: makers state some of these in both places. */
function isOtherTax(row: Occurrence, root: Occurrence): boolean {
  const [percent, taxable] = ['TaxPercent', 'TaxableAmount'].map((name) => decimalOf(child(row, name)));
  return otherTaxes(root).some(
    (each) =>
      percent !== undefined && taxable !== undefined && percent === decimalOf(child(each, 'TaxPercent')) && taxable === decimalOf(child(each, 'TaxableAmount')),
  );
}

/** Taxes that are no VAT: charges outside of it, or notes where the gross is whole without them. */
function readOtherTaxes(scribe: Scribe, root: Occurrence, invoice: Invoice): void {
  const taxes = otherTaxes(root).map((each) => ({
    from: child(each, 'TaxAmount') ?? child(each, 'Amount') ?? each,
    amount: amountOf(each),
    reason: child(each, 'Comment') ?? child(each, 'TaxID'),
  }));
  const [first] = taxes;
  const sum = sumOf(taxes.map(({ amount }) => amount));
  if (first === undefined || sum === undefined) return;
  const isBeside = decimalOf(child(root, 'TotalGrossAmount')) === sumOf(invoice.vatBreakdown.flatMap(({ taxable, tax }) => [taxable, tax]));
  if (!isBeside) addOutside(scribe, invoice, taxes, { from: first.from, sum, why: 'keine Umsatzsteuer' });
  else for (const { amount, reason } of taxes) addNote(scribe, invoice, amount, reason);
}

/** What is paid and due: items below the line are paid (or are due besides, and less than nothing is paid) where what is due says so; until 4.3 so is what is due less. */
function readDue(scribe: Scribe, root: Occurrence, invoice: Invoice): void {
  const { totals } = invoice;
  const [due, prepaid] = [child(root, 'PayableAmount'), child(root, 'PrepaidAmount')];
  const items = children(child(root, 'Details'), 'BelowTheLineItem');
  const below = sumOf(items.map((item) => decimalOf(child(item, 'LineItemAmount'))));
  for (const item of items)
    addNote(
      scribe,
      invoice,
      [child(item, 'Description')?.value, child(item, 'Reason')?.value].filter((part) => part !== undefined).join(', '),
      child(item, 'LineItemAmount'),
    );
  scribe.decimal(totals, 'paid', prepaid);
  const expected = sumOf([totals.withVat, totals.rounding, totals.paid === undefined ? undefined : minus(totals.paid)]) ?? '0';
  if (due === undefined) {
    scribe.put(totals, 'due', child(root, 'TotalGrossAmount'), expected);
    return;
  }
  scribe.decimal(totals, 'due', due);
  const less = sumOf([expected, minus(totals.due ?? '0')]) ?? '0';
  const size = sizeOf(less);
  if (less === '0') return;
  if (below !== undefined && (size === below || size === minus(below))) scribe.put(totals, 'paid', items[0], sumOf([totals.paid, less]));
  // Until 4.3 there is no element for either.
  else if (child(root, 'Tax', 'VAT') !== undefined && isMore(ONE, size)) scribe.put(totals, 'rounding', due, minus(less));
  else if (child(root, 'Tax', 'VAT') !== undefined && isPositive(less)) scribe.put(totals, 'paid', due, less);
}
