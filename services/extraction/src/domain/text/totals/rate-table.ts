import type { Amount } from '../print/amounts.js';
import type { Reading } from '../print/reading.js';
import { figuresOf, type Figure } from '../table/figures.js';
import { isTaxOf, MOST_IN_LINE } from '../taxes/tax-of.js';
import { isRateInUse } from './rates.js';
import { absolute, scaled, unitsOf, WHOLE } from './scaled.js';

/** A line of a table of taxes by rate. */
interface RateRow {
  readonly index: number;
  readonly rate: bigint;
  readonly base: Amount;
  readonly tax: Amount;
}

/** Net, tax and gross total that a table of taxes by rate comes to, by the amounts of each. */
export interface RateTable {
  readonly net: readonly Amount[];
  readonly tax: readonly Amount[];
  readonly gross: readonly Amount[];
}

/** Rows of such a table follow each other with at most one line between. */
const NEXT_LINES = 2;

/** How far a tax is from what the rate makes of its base, in millionths of a ten-thousandth. */
const missOf = ({ rate, base, tax }: RateRow): bigint => absolute(scaled(base.value) * rate - scaled(tax.value) * WHOLE);

/** A rate in use, or the one of what is not taxed. */
const isOfTable = ({ units, isPercent }: Figure): boolean => isRateInUse(units) || (isPercent && units === 0n);

/** A line with an amount, a rate in use, and what the tax of the one is at the other: of several amounts the one of which it is nearest to that. */
function rowAt(reading: Reading, index: number): RateRow[] {
  const money = (reading.amounts[index] ?? []).filter(({ isMoney }) => isMoney);
  if (money.length > MOST_IN_LINE) return [];
  const rates = figuresOf(reading, index).filter(isOfTable);
  const found = money.flatMap((base) =>
    rates.flatMap(({ units: rate, from }) => {
      const tax = money.find((own) => own.from > base.from && from !== base.from && from !== own.from && isTaxOf(scaled(own.value), scaled(base.value), rate));
      return tax === undefined ? [] : [{ index, rate, base, tax }];
    }),
  );
  return found.filter((row, at) => found.every((other, place) => missOf(row) < missOf(other) || (missOf(row) === missOf(other) && at <= place)));
}

/** The rate in use that a line has beside an amount and what the tax of that is at it, in ten-thousandths of a percent. */
export const rateOfLine = (reading: Reading, index: number): bigint | undefined => rowAt(reading, index)[0]?.rate;

/** Whether the sums of a table stand right below a row and repeat its amounts: it has one rate. */
function isSummedBelow(reading: Reading, { index, base, tax }: RateRow): boolean {
  const below = reading.amounts.slice(index + 1, index + 1 + NEXT_LINES).find((amounts) => amounts.length > 0) ?? [];
  return [base, tax].every(({ value, line: { row } }) => below.some((amount) => amount.isMoney && amount.value === value && amount.line.row.page === row.page));
}

/** Rows that follow each other, each at a rate of its own, or one above the sums. */
function runsOf(reading: Reading, rows: readonly RateRow[]): RateRow[][] {
  const runs: RateRow[][] = [];
  for (const row of rows) {
    const last = runs.at(-1);
    const isNext = row.index - (last?.at(-1)?.index ?? -Infinity) <= NEXT_LINES && last?.every(({ rate }) => rate !== row.rate) === true;
    if (isNext) last.push(row);
    else runs.push([row]);
  }
  return runs.filter(([row, ...others]) => row !== undefined && (others.length > 0 || isSummedBelow(reading, row)));
}

/** The tables of taxes by rate, of several or with their sums, that come to a gross total which is printed elsewhere. */
export function rateTables(reading: Reading): RateTable[] {
  return runsOf(
    reading,
    reading.lines.flatMap((_line, index) => rowAt(reading, index)),
  ).flatMap((run) => {
    const [net, tax] = [run.map(({ base }) => base), run.map((row) => row.tax)];
    const own = new Set(run.map(({ index }) => index));
    const gross = reading.amounts
      .flatMap((amounts, index) => (own.has(index) ? [] : amounts.filter((amount) => amount.isMoney && scaled(amount.value) === unitsOf([...net, ...tax]))))
      .slice(0, 1);
    return gross.length === 0 ? [] : [{ net, tax, gross }];
  });
}
