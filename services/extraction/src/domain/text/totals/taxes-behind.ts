import type { Amount } from '../print/amounts.js';
import type { Reading } from '../print/reading.js';
import { figuresOf } from '../table/figures.js';
import type { AmountCandidate } from './amount-candidates.js';
import { absolute, CENT, scaled, unitsOf, WHOLE } from './scaled.js';

/** A gross total with the taxes that stand behind it, each with its rate. */
export interface TaxesBehind {
  readonly gross: AmountCandidate;
  readonly taxes: readonly Amount[];
}

interface RatedTax {
  readonly tax: Amount;
  readonly rate: bigint;
}

/** They go on in so many lines below the total. */
const MAX_LINES = 4;

/** The taxes of a line behind a word: each amount with a rate and a word for the tax right behind it. */
function taxesIn(reading: Reading, index: number, after: number): RatedTax[] {
  const figures = figuresOf(reading, index);
  return (reading.amounts[index] ?? []).flatMap((tax) => {
    const rate = figures.find(({ isPercent, from, units }) => isPercent && from === tax.to + 1 && units > 0n);
    const isTax = rate !== undefined && reading.labels[index]?.some(({ field, from }) => field === 'tax' && from === rate.to + 1) === true;
    return isTax && tax.isMoney && tax.from > after ? [{ tax, rate: rate.units }] : [];
  });
}

/** Whether what taxes are of, by their rates, is what they leave of a total: as far as each may be rounded. */
function leave(taxes: readonly RatedTax[], gross: bigint): boolean {
  const [net, slack] = taxes.reduce(([sum, all], { tax, rate }) => [sum + (scaled(tax.value) * WHOLE) / rate, all + (CENT * WHOLE) / (2n * rate)], [0n, CENT]);
  return absolute(net - (gross - unitsOf(taxes.map(({ tax }) => tax)))) <= slack;
}

/** `Total | 197.95 (includes 9.36 9% VAT, 14.69 21% VAT)`: the gross total whose taxes are told behind it, as shops do, where they are proven by their rates. */
export function taxesBehind(reading: Reading, grosses: readonly AmountCandidate[]): TaxesBehind | undefined {
  for (const gross of grosses) {
    const [amount, ...others] = gross.amounts;
    if (amount === undefined || others.length > 0) continue;
    const { index, page } = amount.line.row;
    const taxes = taxesIn(reading, index, amount.to);
    for (let line = index + 1; line <= index + MAX_LINES && reading.lines[line]?.row.page === page; line += 1) {
      const more = taxesIn(reading, line, -1);
      if (more.length === 0) break;
      taxes.push(...more);
    }
    if (taxes.length > 0 && leave(taxes, gross.units)) return { gross, taxes: taxes.map(({ tax }) => tax) };
  }
  return undefined;
}
