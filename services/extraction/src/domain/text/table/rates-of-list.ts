import type { Reading } from '../print/reading.js';
import { taxRows } from '../taxes/tax-rows.js';
import { figuresOf, type Figure } from './figures.js';
import type { PrintedItem } from './find-items.js';
import type { SumTargets } from './targets.js';
import { sumOf } from './solve-row.js';

/** What is printed with tax at a rate, all together. */
interface Taxed {
  readonly rate: Figure;
  readonly gross: bigint;
}

/** Steps after which it is no longer tried which items make which sum. */
const MOST_STEPS = 20_000;

/** The rates of a page with the amounts that they come to with tax, by its breakdown; each with where it is printed. */
function taxedOf(reading: Reading, { net: [net], gross: [gross] }: SumTargets): Taxed[] {
  if (net === undefined || gross === undefined || net <= 0n) return [];
  const percents = reading.lines.flatMap((_, index) => figuresOf(reading, index).filter(({ isPercent }) => isPercent));
  return taxRows(reading, { net, tax: gross - net }, () => false).flatMap(({ rate, taxable, tax }) => {
    const printed = percents.find(({ units }) => units === rate);
    return printed === undefined ? [] : [{ rate: printed, gross: taxable + tax }];
  });
}

/** The one way in which sums part into groups that come to what is wanted; undefined where there is none, or more. */
function onlyParting(sums: readonly bigint[], wanted: readonly bigint[]): readonly number[] | undefined {
  const found: (readonly number[])[] = [];
  let steps = 0;
  const part = (left: readonly bigint[], chosen: readonly number[]): void => {
    steps += 1;
    const sum = sums[chosen.length];
    if (found.length > 1 || steps > MOST_STEPS) return;
    if (sum === undefined) {
      if (left.every((rest) => rest === 0n)) found.push(chosen);
      return;
    }
    left.forEach((rest, group) => {
      if (rest >= sum) part(left.with(group, rest - sum), [...chosen, group]);
    });
  };
  part(wanted, []);
  return found.length === 1 && steps <= MOST_STEPS ? found[0] : undefined;
}

/**
 * Items whose amounts are with tax, each with its rate, where the breakdown of the taxes leaves one way to share them out: what has one name has one rate,
 * as nights and breakfasts of a stay. Undefined where it leaves none, or several.
 */
export function withRatesOfPage(reading: Reading, items: readonly PrintedItem[], targets: SumTargets): PrintedItem[] | undefined {
  const taxed = taxedOf(reading, targets);
  const named = [...Map.groupBy(items, ({ words }) => words.name ?? '').values()]
    .map((group) => ({ group, sum: sumOf(group.map(({ row }) => row)) }))
    .toSorted((a, b) => (a.sum < b.sum ? 1 : -1));
  const parting =
    taxed.length < 2 || named.some(({ sum }) => sum <= 0n)
      ? undefined
      : onlyParting(
          named.map(({ sum }) => sum),
          taxed.map(({ gross }) => gross),
        );
  if (parting === undefined) return undefined;
  const rates = new Map(named.flatMap(({ group }, index) => group.map((item) => [item, taxed[parting[index] ?? 0]?.rate] as const)));
  return items.map((item) => ({ ...item, rate: rates.get(item) }));
}
