import { textOf } from '../../pdf/word.js';
import type { Reading } from '../print/reading.js';
import { isTaxOf } from '../taxes/tax-of.js';
import { isExemptText } from '../taxes/untaxed.js';
import { isRateInUse } from '../totals/rates.js';
import { absolute, unscaled } from '../totals/scaled.js';
import { CHAINED, figuresOf, MAX_RATE, type Figure } from './figures.js';
import { lineOf, type Grid, type GridRow } from './grid.js';
import { ratesByCode } from './rate-codes.js';
import type { SolvedRow } from './solve-row.js';

/** The percentages outside of a table, in ten-thousandths: those in lines that name a tax, and all that may be rates of one; and whether the page names a tax. */
function ratesBeside(
  reading: Reading,
  grid: Grid,
  rows: readonly SolvedRow[],
): { readonly named: ReadonlySet<bigint>; readonly possible: ReadonlySet<bigint>; readonly isTaxed: boolean } {
  const end = Math.max(...rows.map(({ net }) => net.line));
  const own = new Set(grid.lines.map(({ index }) => index).filter((index) => index <= end));
  const stated = reading.labels.flatMap((labels, index) => {
    if (own.has(index)) return [];
    const isNamed = labels.some(({ field }) => field === 'tax');
    return figuresOf(reading, index)
      .filter(({ isPercent }) => isPercent)
      .map(({ units }) => ({ units, isNamed }));
  });
  return {
    named: new Set(stated.flatMap(({ units, isNamed }) => (isNamed ? [units] : []))),
    possible: new Set(stated.flatMap(({ units }) => (isRateInUse(units) || units === 0n ? [units] : []))),
    isTaxed: reading.labels.some((labels) => labels.some(({ field }) => field === 'tax')),
  };
}

/**
 * The column of the rates of tax: one whose figures may be rates, be they codes of such; amounts of tax are none. Without a head for it, one whose figures are all rates
 * that the page states elsewhere.
 */
function rateColumn({ columns, figures }: Grid, rows: readonly SolvedRow[], possible: ReadonlySet<bigint>): number {
  const anchors = new Set(rows.map(({ net }) => net.line));
  const ofItems = (index: number): Figure[] => (figures[index] ?? []).filter(({ line }) => anchors.has(line));
  const headed = columns.findIndex(
    ({ fields }, index) =>
      fields.includes('rate') && ofItems(index).every(({ isMoney, isPercent, units }) => !isMoney || isPercent || units === 0n || isRateInUse(units)),
  );
  const isStated = (index: number): boolean =>
    ofItems(index).length >= rows.length && ofItems(index).every(({ units, isMoney }) => !isMoney && possible.has(units));
  return headed >= 0 ? headed : columns.findIndex(({ fields }, index) => fields.length === 0 && isStated(index));
}

/** The rate of a row, twice where two taxes on its amount, each printed, have the same, as India's CGST and SGST. */
function whole(rate: Figure, { cells, anchor }: GridRow): Figure {
  const taxes = cells.flat().filter(({ units, isPercent }) => !isPercent && isTaxOf(absolute(units), absolute(anchor.units), rate.units));
  const isTwice =
    rate.units > 0n &&
    (taxes.length === 2 || anchor.units === 0n) &&
    cells.flat().filter(({ isPercent, units }) => isPercent && units === rate.units).length === 2;
  return isTwice ? { ...rate, units: 2n * rate.units, value: unscaled(2n * rate.units) } : rate;
}

/**
 * The rate of tax of a row: a percentage or number under its head, else a percentage that is no discount, nor of how much is done, and that the page
 * taxes by where it says so; among the words of a name only such a one: `Fuel surcharge 28.5 %`.
 */
function rateOf(
  { row: { cells }, reduction }: SolvedRow,
  grid: Grid,
  [byHead, names]: readonly [number, number],
  { named, isTaxed }: ReturnType<typeof ratesBeside>,
): Figure | undefined {
  // What is taken off is no tax, whatever its head says.
  const taken = reduction === undefined || reduction.kind === 'tax' ? undefined : reduction.figure;
  const own = cells[byHead]?.find((figure) => figure !== taken && figure.units >= 0n && figure.units <= MAX_RATE);
  if (own !== undefined) return own;
  const isOther = (column: number): boolean => grid.columns[column]?.fields.some((field) => field === 'discount' || field === 'share') === true;
  const isTax = (units: bigint, column: number): boolean => named.has(units) || (isTaxed && named.size === 0 && column !== names);
  return cells
    .flatMap((figures, column) => (isOther(column) ? [] : figures.filter(({ units }) => isTax(units, column))))
    .find((figure) => figure.isPercent && figure.suffix !== CHAINED && figure.units <= MAX_RATE);
}

/** The rate of a row whose column of rates says in words that no tax is charged: `Zero rated`. */
function untaxed(grid: Grid, { net }: SolvedRow, byHead: number): Figure | undefined {
  const line = byHead < 0 ? undefined : lineOf(grid, net);
  const words = line?.line.words.filter((_word, index) => line.columns[index] === byHead) ?? [];
  return words.length > 0 && isExemptText(textOf(words)) ? { ...net, value: '0', units: 0n, isPercent: true, isMoney: false } : undefined;
}

/**
 * The rates of tax that the rows of a table state (BT-152), by a code or themselves.
 * @param names the column of names
 */
export function ratesOfRows(reading: Reading, grid: Grid, rows: readonly SolvedRow[], names: number): ReadonlyMap<SolvedRow, Figure> {
  const coded = ratesByCode(reading, grid, rows);
  const beside = ratesBeside(reading, grid, rows);
  const byHead = rateColumn(grid, rows, beside.possible);
  return new Map(
    rows.flatMap((row) => {
      const own = rateOf(row, grid, [byHead, names], beside);
      const rate = coded.get(row) ?? (own === undefined ? untaxed(grid, row, byHead) : whole(own, row.row));
      return rate === undefined ? [] : [[row, rate] as const];
    }),
  );
}
