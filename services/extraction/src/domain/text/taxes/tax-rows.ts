import type { Amount } from '../print/amounts.js';
import type { Reading } from '../print/reading.js';
import { knownRate } from '../totals/rates.js';
import { absolute, CENT, scaled } from '../totals/scaled.js';
import { printsPercents, ratesOfPage, type PrintedRates } from './rates-of-page.js';
import { isTaxOf, taxOf } from './tax-of.js';

/** What is taxed at one rate, in ten-thousandths: the rate of a percent, the amounts of the currency, without their sign. */
export interface TaxRow {
  readonly rate: bigint;
  readonly taxable: bigint;
  readonly tax: bigint;
  /** Where it is printed what is taxed, and its tax; undefined for what follows from the others. */
  readonly taxableAt: Amount | undefined;
  readonly taxAt: Amount | undefined;
}

/** Net total and tax of a document, in ten-thousandths. */
export interface Taxed {
  readonly net: bigint;
  readonly tax: bigint;
}

/** More rows, or more pairs of amounts at a rate, are no breakdown. */
const [MOST_ROWS, MOST_PAIRS] = [5, 12];

/** How much the page speaks for a row: its rate and amounts stand in one line, its amounts do, each is printed somewhere, or they follow from others. */
const [IN_ONE_LINE, LEVEL, PRINTED, FOLLOWS] = [3, 2, 1, 0];

/** The amounts of the pages by their value without its sign, in ten-thousandths. */
export const amountsByValue = (reading: Reading): ReadonlyMap<bigint, readonly Amount[]> =>
  Map.groupBy(reading.amounts.flat(), ({ value }) => absolute(scaled(value)));

interface Page {
  readonly printed: ReadonlyMap<bigint, readonly Amount[]>;
  readonly rates: PrintedRates;
}

interface Rated extends TaxRow {
  readonly strength: number;
}

const isBeside = ({ rates }: Page, rate: bigint, { line }: Amount): boolean => rates.get(rate)?.has(line) === true;

/** The places of two amounts that say most for their belonging together. */
function rated(page: Page, rate: bigint, taxable: bigint, tax: bigint): Rated | undefined {
  const [bases, taxes] = [page.printed.get(taxable) ?? [], page.printed.get(tax) ?? []];
  const level = bases.flatMap((base) => taxes.filter((own) => own.line === base.line && own !== base).map((own) => [base, own] as const));
  const [taxableAt, taxAt] = level.find(([base]) => isBeside(page, rate, base)) ?? level[0] ?? [bases.at(-1), taxes.at(-1)];
  if (taxableAt === undefined || taxAt === undefined) return undefined;
  return { rate, taxable, tax, taxableAt, taxAt, strength: level.length === 0 ? PRINTED : isBeside(page, rate, taxableAt) ? IN_ONE_LINE : LEVEL };
}

/** Every pair of printed amounts of which one is the tax of the other at a rate, what speaks most for itself first. */
function pairsAt(page: Page, rate: bigint, { net, tax }: Taxed): Rated[] {
  const pairs = [...page.printed.keys()].flatMap((taxable): Rated[] => {
    if (taxable === 0n || taxable > net) return [];
    const computed = taxOf(taxable, rate);
    return [computed, computed - CENT, computed + CENT].flatMap((each) => (each > tax || each <= 0n ? [] : (rated(page, rate, taxable, each) ?? [])));
  });
  return pairs.toSorted((a, b) => b.strength - a.strength || Number(b.taxable - a.taxable)).slice(0, MOST_PAIRS);
}

/** What is left without tax. */
function untaxed(page: Page, taxable: bigint): Rated {
  const places = page.printed.get(taxable) ?? [];
  const beside = places.find((amount) => isBeside(page, 0n, amount));
  const taxableAt = beside ?? places.at(-1);
  return {
    rate: 0n,
    taxable,
    tax: 0n,
    taxableAt,
    taxAt: undefined,
    strength: beside !== undefined ? IN_ONE_LINE : taxableAt !== undefined ? PRINTED : FOLLOWS,
  };
}

/** The pairs at one rate, and the most that they and those at the rates behind it come to in tax. */
interface AtRate {
  readonly own: readonly Rated[];
  readonly most: bigint;
}

const withMost = (pairs: readonly (readonly Rated[])[]): readonly AtRate[] =>
  pairs.reduceRight<readonly AtRate[]>(
    (behind, own) => [{ own, most: own.reduce((most, { tax }) => (tax > most ? tax : most), 0n) + (behind[0]?.most ?? 0n) }, ...behind],
    [],
  );

/** Every way in which pairs, at most one of a rate, from one rate on, come to both totals. */
function* waysTo(left: Taxed, pairs: readonly AtRate[], page: Page, mayBeUntaxed: (amount: bigint) => boolean, from = 0, depth = 0): Generator<Rated[]> {
  if (left.tax === 0n) {
    if (left.net === 0n) yield [];
    else if (left.net > 0n && mayBeUntaxed(left.net)) yield [untaxed(page, left.net)];
    return;
  }
  if (left.net <= 0n || left.tax < 0n || depth === MOST_ROWS) return;
  for (let at = from; at < pairs.length; at += 1) {
    const next = pairs[at];
    if (next === undefined || next.most < left.tax) return;
    for (const row of next.own) {
      if (row.taxable > left.net || row.tax > left.tax) continue;
      for (const rest of waysTo({ net: left.net - row.taxable, tax: left.tax - row.tax }, pairs, page, mayBeUntaxed, at + 1, depth + 1)) yield [row, ...rest];
    }
  }
}

const weakest = (rows: readonly Rated[]): number => Math.min(...rows.map(({ strength }) => strength));

/** Amounts that only come to the totals do so by chance where they are many. */
const isTelling = (rows: readonly Rated[]): boolean => rows.length <= 2 || weakest(rows) >= LEVEL;

/** Two taxes on the same amount, each printed, as India's CGST and SGST or Canada's GST and QST: one row at the sum of their rates. */
function both(page: Page, rates: readonly bigint[], { net, tax }: Taxed): TaxRow | undefined {
  const printed = (own: bigint): readonly Amount[] => page.printed.get(own) ?? [];
  for (const [at, first] of rates.entries()) {
    for (const second of rates.slice(at)) {
      const one = taxOf(net, first);
      const other = tax - one;
      const isPrinted = isTaxOf(other, net, second) && (other === one ? printed(one).length > 1 : printed(one).length > 0 && printed(other).length > 0);
      if (isPrinted) return { rate: first + second, taxable: net, tax, taxableAt: printed(net).at(-1), taxAt: printed(one).at(-1) };
    }
  }
  return undefined;
}

/**
 * The rows of the breakdown of VAT: what is taxed at each rate comes to the net total, its tax to the tax of the document, both to
 * the cent.
 *
 * @param isExempt whether the page says that an amount, or something, is not taxed; asked only where that is needed
 * @returns none where the page does not prove them
 */
export function taxRows(reading: Reading, { net, tax }: Taxed, isExempt: (amount: bigint) => boolean): TaxRow[] {
  if (net <= 0n || tax < 0n) return [];
  const page: Page = { printed: amountsByValue(reading), rates: ratesOfPage(reading) };
  const mayBeUntaxed = (amount: bigint): boolean => page.rates.has(0n) || isExempt(amount);
  if (tax === 0n) return mayBeUntaxed(net) ? [untaxed(page, net)] : [];
  const rates = [...page.rates.keys()].filter((rate) => rate > 0n);
  const whole = (rate: bigint): TaxRow => ({ rate, taxable: net, tax, taxableAt: page.printed.get(net)?.at(-1), taxAt: page.printed.get(tax)?.at(-1) });
  const only = rates.find((rate) => isTaxOf(tax, net, rate));
  if (only !== undefined) return [whole(only)];
  const joint = both(page, rates, { net, tax });
  if (joint !== undefined) return [joint];
  const pairs = rates.map((rate) => pairsAt(page, rate, { net, tax })).filter(({ length }) => length > 0);
  const ways = [...waysTo({ net, tax }, withMost(pairs), page, mayBeUntaxed)].filter(isTelling);
  const [best] = ways.toSorted((a, b) => weakest(b) - weakest(a) || a.length - b.length);
  if (best !== undefined) return best;
  // A rate that is in use, though the page prints another, is the mean of two.
  const known = printsPercents(reading) ? undefined : knownRate(net, tax);
  return known === undefined ? [] : [whole(known)];
}
