import type { DocumentAllowanceCharge, Invoice, VatBreakdown } from '../model/index.js';
import type { Occurrence } from '../xml/occurrence.js';
import type { Scribe } from './scribe.js';
import { isPositive, minus, shareOf, sumOf, toCents } from './sums.js';
import { linesOf } from './vat-rows.js';

/** What lies between the lines of a row of the breakdown and its base: more for charges, less for discounts. */
export interface Gap {
  readonly row: VatBreakdown;
  readonly lines: string;
  left: string;
}

/** A discount or a surcharge on the whole invoice. */
export interface Step {
  readonly from: Occurrence;
  readonly stated: DocumentAllowanceCharge;
  readonly isCharge: boolean;
  /** What it adds to the base: less than nothing for a discount. */
  readonly amount: string;
}

/** What bases differ from their lines by. */
export function gapsOf({ vatBreakdown, lines }: Invoice): Gap[] {
  return vatBreakdown.map((row) => {
    const ofLines = sumOf(linesOf(row, lines).map(({ net }) => net)) ?? '0';
    return { row, lines: ofLines, left: toCents(sumOf([row.taxable, minus(ofLines)]) ?? '0') };
  });
}

/** A discount or surcharge as it is stated, of a row of the breakdown. */
export function placed(scribe: Scribe, { amount, reason, percentage, reasonCode }: DocumentAllowanceCharge, { category, rate }: VatBreakdown, from: Occurrence): DocumentAllowanceCharge {
  const charge: DocumentAllowanceCharge = {};
  scribe.put(charge, 'amount', from, amount);
  scribe.put(charge, 'percentage', from, percentage);
  scribe.put(charge, 'reason', from, reason);
  scribe.put(charge, 'reasonCode', from, reasonCode);
  scribe.put(charge, 'vatCategory', from, category);
  scribe.put(charge, 'vatRate', from, rate);
  return charge;
}

/** Puts each discount and surcharge into the rows whose bases it changes; where bases do not tell, into the largest row. */
export function placeSteps(scribe: Scribe, steps: readonly Step[], gaps: readonly Gap[], invoice: Invoice): void {
  const open = gaps.filter(({ left }) => left !== '0');
  const isExplained = sumOf(steps.map(({ amount }) => amount)) === sumOf(open.map(({ left }) => left));
  const into = isExplained ? open : gaps.toSorted((a, b) => (isPositive(sumOf([a.lines, minus(b.lines)]) ?? '0') ? -1 : 1)).slice(0, 1);
  for (const [index, step] of steps.entries()) {
    const isLast = index === steps.length - 1;
    for (const [row, amount] of sharesOf(step.amount, into, isExplained && isLast)) {
      const size = step.isCharge ? amount : minus(amount);
      (step.isCharge ? invoice.charges : invoice.allowances).push(placed(scribe, { ...step.stated, amount: size }, row, step.from));
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
