import { overlap } from '../../pdf/word.js';
import { LABELLED, totalCandidates } from './amount-candidates.js';
import { atMost } from '../found.js';
import type { Amount } from '../print/amounts.js';
import type { Reading } from '../print/reading.js';
import { ratesOfPage } from '../taxes/rates-of-page.js';
import { isOutdone } from './outdone.js';
import { knownRate } from './rates.js';
import { scaled } from './scaled.js';
import type { PrintedItem, PrintedItems } from '../table/find-items.js';
import type { Total, Totals } from './total.js';

const CENTS = /\d[.,]\d{2}\D*$/;
/** What totals are sure of at most that may be the beginnings of amounts. */
const BROKEN = 0.7;

/** Totals without cents where most amounts have them may be what stands before a break: `EUR 38` above `813,78`. */
function doubtBroken(reading: Reading, totals: Totals): void {
  const money = reading.amounts.flat().filter(({ isMoney }) => isMoney);
  const own = [totals.net, totals.tax, totals.gross].flatMap((total) => total?.amounts ?? []);
  if (own.length < 2 || own.some(({ text }) => CENTS.test(text)) || money.filter(({ text }) => CENTS.test(text)).length * 2 <= money.length) return;
  for (const total of Object.values(totals) as Total[]) total.confidence = Math.min(BROKEN, total.confidence);
}

/** What a total is sure of at most that a tax printed beside it does not bear out: it may be the one before it. */
const UNEXPLAINED_TAX = 0.75;

/** Whether a tax is held by a total: a fifth of it would be a quarter of what is before it, so that the page has to print the rate where both are in use. */
function isWithin(reading: Reading, tax: bigint, gross: bigint): boolean {
  const [inside, outside] = [knownRate(gross - tax, tax), knownRate(gross, tax)];
  if (inside === undefined || outside === undefined) return inside !== undefined;
  const rates = ratesOfPage(reading);
  return rates.has(inside) && !rates.has(outside);
}

/** Totals that do not add up where a tax is printed that is no part of the gross one. */
function doubtUnexplained(reading: Reading, closes: boolean, { gross, due }: Totals): void {
  if (gross === undefined || closes) return;
  const taxes = totalCandidates(reading, 'tax').filter(
    ({ units, score, amounts }) => units !== 0n && score >= LABELLED && amounts.every(({ isMoney }) => isMoney),
  );
  if (taxes.length === 0 || taxes.some(({ units }) => isWithin(reading, units, scaled(gross.value)))) return;
  for (const total of [gross, due]) if (total !== undefined) total.confidence = Math.min(UNEXPLAINED_TAX, total.confidence);
}

/** What totals are sure of at most beside a larger one: they may be of a part. */
const OUTDONE = 0.75;

/** Totals beside a larger one that is labelled so, or that a labelled net amount and its tax come to: of one that is rounded the gross alone, also where it is only reckoned. */
function doubtOutdone(reading: Reading, { net, tax, gross, due, rounding }: Totals): void {
  if (gross === undefined) return;
  const isReckoned = rounding !== undefined && gross.amounts.length !== 1;
  if (!isReckoned && !isOutdone(scaled(gross.value), reading)) return;
  for (const total of rounding === undefined ? [net, tax, gross, due] : [gross])
    if (total !== undefined) total.confidence = Math.min(OUTDONE, total.confidence);
}

/** What is due of a total is sure of at most where more stands below it than was understood: `abzüglich 1. Abschlag`. */
const MORE_BELOW = 0.75;

/** What is left of a total, where it is only reckoned and amounts stand below the total in its column that no total explains. */
function doubtReckoned(reading: Reading, { net, tax, gross, paid, due, rounding }: Totals): void {
  const own = gross?.amounts.at(-1);
  if (due === undefined || due.amounts.length > 0 || own === undefined) return;
  const known = new Set([net, tax, gross, paid, due, rounding].map((total) => total?.value));
  const isBelow = ({ isMoney, line, box, value }: Amount): boolean =>
    isMoney && line.row.page === own.line.row.page && line.row.index > own.line.row.index && overlap(box, own.box) > 0 && !known.has(value);
  const found = reading.amounts.flat().filter(isBelow);
  if (found.length > 0) due.confidence = Math.min(MORE_BELOW, due.confidence);
}

/** Makes totals less sure that something else on the page speaks against. */
export function doubtTotals(reading: Reading, totals: Totals, closes: boolean): void {
  doubtBroken(reading, totals);
  doubtOutdone(reading, totals);
  doubtUnexplained(reading, closes, totals);
  doubtReckoned(reading, totals);
}

/** What totals are sure of at most where the gross one stands in the line of an item. */
const AMONG_ITEMS = 0.75;

/** Totals without what is said to be paid where that is an item, less than nothing, and all items come to the total: what is paid in advance is taken off once. */
export function withoutPaidItems(totals: Totals, { items, isSum }: Pick<PrintedItems, 'items' | 'isSum'>): Totals {
  const { paid, due, gross, ...others } = totals;
  const taken = new Set(items.flatMap(({ row: { net, holds } }) => (holds && net.units < 0n ? [net.line] : [])));
  const isItem = isSum && paid !== undefined && paid.amounts.length > 0 && paid.amounts.every(({ line }) => taken.has(line.row.index));
  if (!isItem || gross === undefined) return totals;
  return { ...others, gross, due: due === undefined || due.amounts.length === 0 ? { ...gross, label: undefined } : due };
}

/** Totals less sure where the gross one stands in the line of an item: it may be an amount of that alone. */
export function unsureAmongItems(totals: Totals, items: readonly PrintedItem[]): Totals {
  const lines = new Set(items.flatMap(({ row: { net, quantity } }) => [net, quantity].flatMap((figure) => figure?.line ?? [])));
  if (totals.gross?.amounts.some(({ line }) => lines.has(line.row.index)) !== true) return totals;
  const { net, tax, gross, due } = totals;
  const less = Object.entries({ net, tax, gross, due }).flatMap(([key, total]) => (total === undefined ? [] : [[key, atMost(total, AMONG_ITEMS)]]));
  return { ...totals, ...Object.fromEntries(less) };
}
