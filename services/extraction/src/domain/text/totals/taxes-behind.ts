import type { Amount } from '../print/amounts.js';
import type { Reading } from '../print/reading.js';
import { figuresOf } from '../table/figures.js';
import type { AmountCandidate } from './amount-candidates.js';
import { isTaxOf, MOST_IN_LINE } from '../taxes/tax-of.js';
import { isRateInUse } from './rates.js';
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

/** What stands at one rate in a table of taxes that are in their amounts. */
interface IncludedTax {
  readonly index: number;
  readonly part: Amount;
  readonly tax: Amount;
}

/** A line with a rate in use, an amount, and the tax at that rate that is in it. */
function includedIn(reading: Reading, index: number): IncludedTax[] {
  const money = (reading.amounts[index] ?? []).filter(({ isMoney }) => isMoney);
  const rates = money.length < 2 || money.length > MOST_IN_LINE ? [] : figuresOf(reading, index).filter(({ units }) => isRateInUse(units));
  return money.flatMap((part) => {
    const tax = money.find(
      (own) => own.from > part.from && rates.some(({ units, from }) => from !== part.from && from !== own.from && isTaxOf(scaled(own.value), scaled(part.value) - scaled(own.value), units)),
    );
    return tax === undefined ? [] : [{ index, part, tax }];
  });
}

/** `A | 8.1% | 493.00 | 36.94` above `B | 3.8% | 378.00 | 13.84`: the gross total whose parts at each rate stand in a table with the tax that is in them, as hotels and shops print. */
export function taxesIncluded(reading: Reading, grosses: readonly AmountCandidate[]): TaxesBehind | undefined {
  const runs: IncludedTax[][] = [];
  for (const found of reading.lines.flatMap((_line, index) => includedIn(reading, index).slice(0, 1))) {
    const last = runs.at(-1);
    if (last?.at(-1)?.index === found.index - 1) last.push(found);
    else runs.push([found]);
  }
  for (const gross of grosses) {
    const run = gross.amounts.length === 1 ? runs.find((rows) => unitsOf(rows.map(({ part }) => part)) === gross.units) : undefined;
    if (run !== undefined) return { gross, taxes: run.map(({ tax }) => tax) };
  }
  return undefined;
}
