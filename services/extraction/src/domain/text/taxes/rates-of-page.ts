import { readDigits } from '../print/amounts.js';
import type { Line } from '../print/line.js';
import type { Reading } from '../print/reading.js';
import { MAX_RATE } from '../table/figures.js';
import { headingsOf } from '../table/heads/headings.js';
import { isRateInUse } from '../totals/rates.js';
import { absolute, scaled } from '../totals/scaled.js';
import { isTaxOf, MOST_IN_LINE } from './tax-of.js';

/** Rates of tax, in ten-thousandths of a percent, with the lines that print them. */
export type PrintedRates = ReadonlyMap<bigint, ReadonlySet<Line>>;

const PERCENT = /(?<![\d.,])(\d{1,2}(?:[.,]\d{1,4})?)\s?%/g;

/** Rates without a sign for percent, beside an amount and its tax: `20,00 | 81,90 | 16,38` under `TVA | Base HT | Montant`; nought where the one amount has no tax: `0.00 | 193.90 | 0.00`. */
function besideTheirTax(reading: Reading, index: number): bigint[] {
  const all = (reading.amounts[index] ?? []).map(({ value }) => absolute(scaled(value)));
  if (all.length > MOST_IN_LINE) return [];
  if (all.length > 2 && all.filter((amount) => amount > 0n).length === 1) return [0n];
  return all.filter(
    (rate, at) =>
      isRateInUse(rate) &&
      all.some((amount, of) => of !== at && amount > 0n && all.some((tax, to) => to !== at && to !== of && tax > 0n && isTaxOf(tax, amount, rate))),
  );
}

const percentsOf = ({ numbers }: Reading, { row }: Line): bigint[] =>
  !row.text.includes('%') ? [] : [...row.text.matchAll(PERCENT)].flatMap(([, digits = '']) => readDigits(digits, numbers.sign) ?? []).map(scaled);

/** Whether a page prints a percentage that may be a rate of tax. */
export const printsPercents = (reading: Reading): boolean =>
  reading.lines.some((line) => percentsOf(reading, line).some((rate) => rate > 0n && rate <= MAX_RATE));

/** Every rate of tax that a page may print; those without a sign for percent may be quantities. */
export function ratesOfPage(reading: Reading): PrintedRates {
  const hasHead = reading.lines.some((line) => headingsOf(line).some(({ field }) => field === 'rate'));
  const rates = new Map<bigint, Set<Line>>();
  reading.lines.forEach((line, index) => {
    for (const rate of [...percentsOf(reading, line), ...(hasHead ? besideTheirTax(reading, index) : [])]) {
      if (rate <= MAX_RATE) rates.set(rate, (rates.get(rate) ?? new Set()).add(line));
    }
  });
  return rates;
}
