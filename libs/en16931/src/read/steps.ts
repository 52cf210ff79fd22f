import type { DocumentAllowanceCharge, Invoice, VatBreakdown } from '../model/index.js';
import type { Occurrence } from '../xml/occurrence.js';
import type { Scribe } from './scribe.js';
import { isMore, minus, productOf, shareOf, sumOf, toCents } from './sums.js';
import { isOfRow, linesOf } from './vat-rows.js';

/** What lies between the lines of a row of the breakdown and its base: more for charges, less for discounts. */
export interface Gap {
  readonly row: VatBreakdown;
  readonly lines: string;
  /** What the cents that lines are rounded by may come to. */
  readonly slack: string;
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

const CENT = '0.01';
const PARTS_OF_CENTS = /\.\d{3}/;
const isWithin = (amount: string, slack: string): boolean => !isMore(amount, slack);

/** What bases differ from their lines by, and from what is of them already. */
export function gapsOf({ vatBreakdown, lines, allowances, charges }: Invoice): Gap[] {
  return vatBreakdown.map((row) => {
    const isOwn = isOfRow(row);
    const known = [...charges.filter(isOwn).map(({ amount = '0' }) => minus(amount)), ...allowances.filter(isOwn).map(({ amount }) => amount)];
    const nets = linesOf(row, lines).map(({ net = '0' }) => net);
    const ofLines = sumOf(nets) ?? '0';
    const slack = productOf(CENT, `${nets.filter((net) => PARTS_OF_CENTS.test(net)).length}`);
    return { row, lines: ofLines, slack, left: toCents(sumOf([row.taxable, minus(ofLines), ...known]) ?? '0') };
  });
}

/** The row whose base is larger than its lines by an amount. */
export function gapOf(amount: string, gaps: readonly Gap[]): Gap | undefined {
  return (
    gaps.find(({ left }) => left === amount) ?? gaps.find(({ left, slack }) => isWithin(sumOf([left, minus(amount)]) ?? '0', slack) && !isWithin(left, slack))
  );
}

/** A discount or surcharge as it is stated, of a row of the breakdown. */
export function placed(
  scribe: Scribe,
  { amount, reason, percentage, reasonCode }: DocumentAllowanceCharge,
  { category, rate }: VatBreakdown,
  from: Occurrence,
): DocumentAllowanceCharge {
  const charge: DocumentAllowanceCharge = {};
  scribe.put(charge, 'amount', from, amount);
  scribe.put(charge, 'percentage', from, percentage);
  scribe.put(charge, 'reason', from, reason);
  scribe.put(charge, 'reasonCode', from, reasonCode);
  scribe.put(charge, 'vatCategory', from, category);
  scribe.put(charge, 'vatRate', from, rate);
  return charge;
}

/**
 * Puts each discount and surcharge into the rows whose bases it changes, to the cent; where bases do not tell, into the largest row. Where there are
 * both kinds, all but the last are shared by the lines: they are on all of them.
 */
export function placeSteps(scribe: Scribe, steps: readonly Step[], gaps: readonly Gap[], invoice: Invoice): void {
  const isMixed = new Set(steps.map(({ isCharge }) => isCharge)).size > 1;
  const open = isMixed ? gaps : gaps.filter(({ left, slack }) => !isWithin(left, slack));
  const unexplained = sumOf([...steps.map(({ amount }) => amount), ...gaps.map(({ left }) => minus(left))]) ?? '0';
  const isExplained = open.length > 0 && isWithin(unexplained, sumOf(gaps.map(({ slack }) => slack)) ?? '0');
  const into = isExplained ? open : largest(gaps, ({ lines }) => lines);
  for (const [index, step] of steps.entries()) {
    const shares = isExplained && index === steps.length - 1 ? restsOf(step.amount, into) : sharesOf(step.amount, into, isMixed);
    for (const [row, amount] of shares) {
      const target = step.isCharge ? invoice.charges : invoice.allowances;
      target.push(placed(scribe, { ...step.stated, amount: step.isCharge ? amount : minus(amount) }, row, step.from));
    }
  }
}

type Share = readonly [VatBreakdown, string];

/** The row that has most of something, if there is any. */
function largest(gaps: readonly Gap[], of: (gap: Gap) => string): Gap[] {
  return gaps.toSorted((a, b) => (isMore(of(a), of(b)) ? -1 : 1)).slice(0, 1);
}

/** What is left of each row falls to the last step; the row with most of it takes what cents are over. */
function restsOf(amount: string, gaps: readonly Gap[]): Share[] {
  const [most] = largest(gaps, ({ left }) => left);
  const shares = gaps.map(({ row, left, slack }) => [row, isWithin(left, slack) ? '0' : left] as const);
  const over = sumOf([amount, ...shares.map(([, share]) => minus(share))]) ?? '0';
  return shares.map(([row, share]) => [row, row === most?.row ? (sumOf([share, over]) ?? '0') : share] as const).filter(([, share]) => share !== '0');
}

/** What falls to each row; the last row takes what cents are over. */
function sharesOf(amount: string, gaps: readonly Gap[], isByLines: boolean): Share[] {
  if (gaps.length === 0) return [[{}, amount]];
  const weights = gaps.map(({ left, lines }) => (isByLines ? lines : left));
  const whole = sumOf(weights) ?? '0';
  let rest = amount;
  return gaps
    .map((gap, index) => {
      const share = index === gaps.length - 1 || whole === '0' ? rest : shareOf(amount, weights[index] ?? '0', whole);
      rest = sumOf([rest, minus(share)]) ?? '0';
      gap.left = sumOf([gap.left, minus(share)]) ?? '0';
      return [gap.row, share] as const;
    })
    .filter(([, share]) => share !== '0');
}
