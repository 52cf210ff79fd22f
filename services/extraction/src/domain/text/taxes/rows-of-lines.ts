import type { Invoice } from '@smartap/en16931';
import type { Amount } from '../print/amounts.js';
import { absolute, CENT, scaled } from '../totals/scaled.js';
import { taxOf } from './tax-of.js';
import type { Taxed, TaxRow } from './tax-rows.js';

/**
 * The breakdown where the page prints the tax of each rate and not what is taxed: what the lines at each rate come to, where they come to the net total and each tax is printed, all of them the tax of the document.
 *
 * @param printed the amounts of the pages by their value, in ten-thousandths
 * @returns none where the lines do not prove it
 */
export function rowsOfLines(
  { lines, charges, allowances }: Pick<Invoice, 'lines' | 'charges' | 'allowances'>,
  { net, tax }: Taxed,
  printed: ReadonlyMap<bigint, readonly Amount[]>,
): TaxRow[] {
  if (charges.length > 0 || allowances.length > 0) return [];
  const taxable = new Map<string, bigint>();
  for (const line of lines) {
    if (line.vatRate === undefined || line.net === undefined) return [];
    taxable.set(line.vatRate, (taxable.get(line.vatRate) ?? 0n) + scaled(line.net));
  }
  const rows = [...taxable].flatMap(([percent, amount]): TaxRow[] => {
    const [rate, own] = [scaled(percent), absolute(amount)];
    const computed = taxOf(own, rate);
    const stated = rate === 0n ? 0n : [computed, computed - CENT, computed + CENT].find((each) => printed.has(each));
    return stated === undefined ? [] : [{ rate, taxable: own, tax: stated, taxableAt: printed.get(own)?.at(-1), taxAt: printed.get(stated)?.at(-1) }];
  });
  const sum = (of: (row: TaxRow) => bigint): bigint => rows.reduce((total, row) => total + of(row), 0n);
  return rows.length === taxable.size && sum((row) => row.taxable) === net && sum((row) => row.tax) === tax ? rows : [];
}
