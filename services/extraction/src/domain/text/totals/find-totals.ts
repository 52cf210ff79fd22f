import { isAdjustment, isRounding } from './charges/adjustment-words.js';
import { aroundTax } from './around-tax.js';
import { totalCandidates, type AmountCandidate } from './amount-candidates.js';
import { doubtTotals } from './doubt-totals.js';
import { isExempt } from '../taxes/untaxed.js';
import { onlyAmount } from './only-amount.js';
import { isOutdone } from './outdone.js';
import { hasMoney, type Reading } from '../print/reading.js';
import { hasKnownRate } from './rates.js';
import { scaled, unscaled } from './scaled.js';
import { besides, settle, settledBy } from './settle.js';
import { derived, stated, type Total, type Totals } from './total.js';
import { bestTriple, type Triple } from './triple.js';

/** What net, tax and gross are sure of at least that are all printed, add up and make a rate in use. */
export const BORNE_OUT = 0.95;

function borneOut(reading: Reading, totals: Pick<Totals, 'net' | 'tax' | 'gross'>): Pick<Totals, 'net' | 'tax' | 'gross'> {
  const { net, tax, gross } = totals;
  if (net === undefined || tax === undefined || gross === undefined) return totals;
  const [netUnits, taxUnits, grossUnits] = [net, tax, gross].map(({ value }) => scaled(value)) as [bigint, bigint, bigint];
  const isPrinted = [net, tax, gross].every(({ amounts }) => amounts.length > 0);
  if (!isPrinted || netUnits + taxUnits !== grossUnits || !hasKnownRate(netUnits, taxUnits) || isOutdone(grossUnits, reading)) return totals;
  const sure = (total: Total): Total => ({ ...total, confidence: Math.max(BORNE_OUT, total.confidence) });
  return { net: sure(net), tax: sure(tax), gross: sure(gross) };
}

/** Fills the third of net, tax and gross from the other two. */
function complete(reading: Reading, triple: Triple, printed: ReadonlySet<bigint>): Pick<Totals, 'net' | 'tax' | 'gross'> {
  const { net, tax, gross, closes } = triple;
  const totals: Pick<Totals, 'net' | 'tax' | 'gross'> = {};
  if (net !== undefined) totals.net = stated(net, closes);
  if (tax !== undefined) totals.tax = stated(tax, closes);
  if (gross !== undefined) totals.gross = stated(gross, closes);
  if (gross !== undefined && tax !== undefined && net === undefined) {
    const sure = hasKnownRate(gross.units - tax.units, tax.units) && tax.amounts.every(({ isMoney }) => isMoney);
    totals.net = derived(reading, gross.units - tax.units, sure ? 0.8 : 0.6, printed);
    if (sure) raise([totals.tax, totals.gross]);
  } else if (gross !== undefined && net !== undefined && tax === undefined) {
    const sure = net.units === gross.units || hasKnownRate(net.units, gross.units - net.units);
    totals.tax = derived(reading, gross.units - net.units, sure ? 0.75 : 0.4, printed);
    if (sure) raise([totals.net, totals.gross]);
  } else if (net !== undefined && tax !== undefined && gross === undefined) totals.gross = derived(reading, net.units + tax.units, 0.65, printed);
  else if (gross !== undefined && net === undefined) totals.net = derived(reading, gross.units, 0.5, new Set());
  else if (net !== undefined && gross === undefined) totals.gross = derived(reading, net.units, 0.5, new Set());
  return totals;
}

function raise(totals: readonly (Total | undefined)[]): void {
  for (const total of totals) if (total !== undefined) total.confidence = Math.max(total.confidence, 0.85);
}

/** Whether allowances or charges of the document are spoken of: then the lines do not sum up to the net total. */
function hasAllowances(reading: Reading): boolean {
  return reading.lines.some(({ row }, index) => isAdjustment(row.text) && !isRounding(row.text) && hasMoney(reading, index));
}

/** What totals without tax are sure of where the page says that none is charged, and what one of them must claim by itself: what stands below the head of an item is none. */
const EXEMPT = 0.95;
const CLAIMED = 0.55;

/** Net and gross are one where no tax is charged, and only one of them may be printed. */
function withoutTax({ net, tax, gross }: Totals): Totals {
  const isTaxed = tax !== undefined && (tax.value !== '0' || tax.amounts.length > 0);
  if (net === undefined || gross === undefined || isTaxed || net.value !== gross.value) return {};
  if (![net, gross].some(({ amounts, confidence }) => amounts.length > 0 && confidence >= CLAIMED)) return {};
  const sure = (total: Total): Total => ({ ...total, confidence: Math.max(EXEMPT, total.confidence) });
  return { net: sure(net), gross: sure(gross), tax: { value: '0', confidence: EXEMPT, label: undefined, amounts: [] } };
}

/** Whether what is due is printed below what was paid of the amount to pay: `Total` / `Received` / `Balance`. */
const isLeftOf = ({ due, paid }: Totals, payable: bigint): boolean =>
  due !== undefined && paid !== undefined && due.amounts.length > 0 && scaled(paid.value) !== 0n && scaled(due.value) + scaled(paid.value) === payable;

/** The sums of all lines, as labelled; what one label calls amounts in several lines are sums of sections. */
function lineSums(reading: Reading): AmountCandidate[] {
  const sums = totalCandidates(reading, 'lineSum');
  const isInLine = ({ label, amounts: [amount] }: AmountCandidate): boolean =>
    reading.labels[amount?.line.row.index ?? -1]?.some(({ field, text }) => field === 'lineSum' && text === label) === true;
  return sums.filter((each) => !isInLine(each) || sums.every((other) => other === each || other.label !== each.label || !isInLine(other)));
}

/** Finds the totals of a document, or of a credit note. */
export function findTotals(reading: Reading, isCredit = false): Totals {
  const printed = new Set(reading.amounts.flat().map((amount) => scaled(amount.value)));
  const triple = bestTriple(reading, printed);
  if (triple === undefined) return {};
  const totals: Totals = borneOut(reading, complete(reading, triple, printed));
  if (totals.net === undefined && totals.gross === undefined) Object.assign(totals, aroundTax(reading, BORNE_OUT));
  if (isExempt(reading)) Object.assign(totals, withoutTax(totals));
  if (triple.beyond !== undefined) Object.assign(totals, besides(triple.beyond, triple.closes));
  const [lineSum] = triple.net?.base === undefined ? lineSums(reading) : [triple.net.base];
  if (lineSum !== undefined && lineSum.score >= 0.5)
    totals.lineSum = stated(lineSum, triple.net?.base === lineSum ? triple.closes : totals.net?.value === unscaled(lineSum.units));
  else if (totals.net !== undefined && totals.net.confidence >= 0.9 && !hasAllowances(reading))
    totals.lineSum = { ...totals.net, confidence: 0.85, label: undefined };
  if (totals.net === undefined && totals.gross === undefined) {
    const gross = onlyAmount(reading);
    if (gross !== undefined) totals.gross = gross;
  }
  if (totals.gross !== undefined)
    Object.assign(totals, settle(reading, { gross: totals.gross, net: totals.net, rounding: totals.rounding, isCredit }, printed));
  if (triple.beyond?.isNamed === true && totals.due?.value !== '0' && !isLeftOf(totals, triple.beyond.payable.units))
    Object.assign(totals, settledBy(triple.beyond));
  doubtTotals(reading, totals, triple.closes);
  return totals;
}
