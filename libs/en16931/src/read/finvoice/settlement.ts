import type { Invoice, VatBreakdown } from '../../model/index.js';
import { isItem } from '../../model/index.js';
import type { Occurrence } from '../../xml/occurrence.js';
import type { Scribe } from '../scribe.js';
import { gapsOf, placed, placeSteps, type Step } from '../steps.js';
import { minus, sumOf } from '../sums.js';
import { child, children } from '../unprefixed.js';
import { addRow, breakdownOf } from '../vat-rows.js';
import { decimalOf, putDecimal } from './decimals.js';
import { categoryOf } from './names.js';
import { CHARGE, DISCOUNT, readStep } from './step.js';

/** `VatSpecificationDetails` as BG-23. */
export function readBreakdown(scribe: Scribe, details: Occurrence, invoice: Invoice): void {
  const general = child(details, 'InvoiceVatFreeText');
  for (const from of children(details, 'VatSpecificationDetails')) {
    const [code, percent, texts] = [child(from, 'VatCode'), child(from, 'VatRatePercent'), children(from, 'VatFreeText')];
    const words = [...texts, ...(general === undefined ? [] : [general])].flatMap(({ value }) => value ?? []).join('\n');
    const row: VatBreakdown = {};
    const rate = decimalOf(percent);
    putDecimal(scribe, row, 'taxable', child(from, 'VatBaseAmount'));
    putDecimal(scribe, row, 'tax', child(from, 'VatRateAmount'));
    if (row.tax === undefined && rate === '0') scribe.put(row, 'tax', percent, '0');
    scribe.put(row, 'category', code ?? percent, categoryOf(code?.value, rate, words));
    if (row.category !== 'O') scribe.put(row, 'rate', percent, rate);
    const isFree = row.category !== undefined && !['S', 'Z', 'L', 'M', 'B'].includes(row.category);
    if (isFree) scribe.put(row, 'exemptionReason', texts[0] ?? general, words === '' ? undefined : words);
    scribe.text(row, 'exemptionCode', child(from, 'VatExemptionReasonCode'));
    if (row.category !== undefined || row.taxable !== undefined) addRow(row, invoice);
  }
}

/** Makes whole what the breakdown leaves out: its bases, or all of it, by the lines. */
export function completeBreakdown(scribe: Scribe, details: Occurrence, invoice: Invoice): void {
  const ofLines = breakdownOf(scribe, { ...invoice, lines: invoice.lines.filter(isItem) }, details);
  if (invoice.vatBreakdown.length === 0) invoice.vatBreakdown = ofLines;
  for (const row of invoice.vatBreakdown) {
    if (row.taxable === undefined)
      scribe.put(row, 'taxable', details, ofLines.find(({ category, rate }) => category === row.category && rate === row.rate)?.taxable);
  }
}

/** Discounts and charges on the whole (BG-20, BG-21); without a category they are of the rows whose bases they change. */
export function readSteps(scribe: Scribe, details: Occurrence, invoice: Invoice): void {
  const loose: Step[] = [];
  for (const from of [...children(details, 'DiscountDetails'), ...children(details, 'ChargeDetails')]) {
    const isCharge = from.name === '?:ChargeDetails';
    const category = child(from, 'VatCategoryCode')?.value;
    for (const stated of readStep(scribe, from, isCharge ? CHARGE : DISCOUNT)) {
      const amount = stated.amount ?? '0';
      if (category === undefined) {
        loose.push({ from, stated, isCharge, amount: isCharge ? amount : minus(amount) });
        continue;
      }
      const step = placed(scribe, stated, { category, ...rateOf(child(from, 'VatRatePercent')) }, from);
      scribe.put(step, 'baseAmount', from, stated.baseAmount);
      (isCharge ? invoice.charges : invoice.allowances).push(step);
    }
  }
  placeSteps(scribe, loose, gapsOf({ ...invoice, lines: invoice.lines.filter(isItem) }), invoice);
}

function rateOf(percent: Occurrence | undefined): Pick<VatBreakdown, 'rate'> {
  const rate = decimalOf(percent);
  return rate === undefined ? {} : { rate };
}

/** The totals (BG-22), as stated or as they come of what is stated. */
export function readTotals(scribe: Scribe, root: Occurrence, details: Occurrence, invoice: Invoice): void {
  const { totals, allowances, charges, vatBreakdown } = invoice;
  const gross = child(details, 'InvoiceTotalVatIncludedAmount');
  const sum = (key: 'lineNetSum' | 'allowances' | 'charges' | 'withoutVat' | 'vat', name: string, made: string | undefined): void => {
    putDecimal(scribe, totals, key, child(details, name));
    if (totals[key] === undefined) scribe.put(totals, key, gross, made);
  };
  sum('lineNetSum', 'RowsTotalVatExcludedAmount', sumOf(invoice.lines.filter(isItem).map(({ net }) => net)));
  sum('allowances', 'DiscountsTotalVatExcludedAmount', sumOf(allowances.map(({ amount }) => amount)));
  sum('charges', 'ChargesTotalVatExcludedAmount', sumOf(charges.map(({ amount }) => amount)));
  sum('withoutVat', 'InvoiceTotalVatExcludedAmount', sumOf(vatBreakdown.map(({ taxable }) => taxable)));
  putDecimal(scribe, totals, 'withVat', gross);
  sum(
    'vat',
    'InvoiceTotalVatAmount',
    totals.withVat === undefined || totals.withoutVat === undefined ? undefined : sumOf([totals.withVat, minus(totals.withoutVat)]),
  );
  for (const key of ['allowances', 'charges'] as const) if (totals[key] === '0' && invoice[key].length === 0) delete totals[key];
  const accounting = child(details, 'InvoiceTotalVatAccountingAmount');
  putDecimal(scribe, totals, 'vatInAccountingCurrency', accounting);
  scribe.attribute(invoice, 'vatAccountingCurrency', accounting, 'AmountCurrencyIdentifier');
  putDecimal(scribe, totals, 'rounding', child(details, 'InvoiceTotalRoundoffAmount'));
  if (totals.rounding === '0') delete totals.rounding;
  readDue(scribe, root, details, invoice);
}

/** What is paid, and what is asked for: the instruction to the bank says so, but for credit notes and where it asks for nothing. */
function readDue(scribe: Scribe, root: Occurrence, details: Occurrence, { totals, typeCode }: Invoice): void {
  const [paid, status] = [child(details, 'InvoicePaidAmount'), child(root, 'PaymentStatusDetails', 'PaymentStatusCode')];
  const whole = sumOf([totals.withVat, totals.rounding]);
  putDecimal(scribe, totals, 'paid', paid);
  if (totals.paid === '0') delete totals.paid;
  if (totals.paid === undefined && status?.value === 'PAID') scribe.put(totals, 'paid', status, whole);
  const asked = child(root, 'EpiDetails', 'EpiPaymentInstructionDetails', 'EpiInstructedAmount');
  const stated = decimalOf(asked);
  const left = whole === undefined ? undefined : sumOf([whole, totals.paid === undefined ? undefined : minus(totals.paid)]);
  const isStated = typeCode !== '381' && stated !== undefined && stated !== '0';
  scribe.put(totals, 'due', isStated ? asked : child(details, 'InvoiceTotalVatIncludedAmount'), isStated ? stated : left);
}
