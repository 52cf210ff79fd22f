import type { Reading } from '../print/reading.js';
import { rateOfLine } from '../totals/rate-table.js';
import { isRateInUse } from '../totals/rates.js';
import { figuresOf, MAX_RATE, type Figure } from './figures.js';
import { lineOf, type Grid } from './grid.js';
import type { SolvedRow } from './solve-row.js';

/** A code of a rate of tax: `A`, `1`, `N2`, `GST`. */
const CODE = /^[A-Z0-9]{1,3}$/i;
/** A code that no head names is a letter. */
const LETTER = /^[A-Z]$/;
/** A rate without a sign has what is taxed and its tax behind it. */
const IN_TAXES = 3;
/** Words between a code and its rate in a legend: `A = VAT at 20 %`. */
const MAX_BETWEEN = 3;

const bare = (text: string): string => text.replaceAll(/[()[\]:;,.=*]/g, '');

/** A code behind a name: `Garage (B)`. */
const BEHIND = /\(([A-Z0-9])\)$/;
/** Codes under no head stand at one edge, give or take so many points. */
const SAME_EDGE = 4;

/** The code that stands in the column of rates beside an amount. */
function codeOf(grid: Grid, column: number, { net }: SolvedRow): string | undefined {
  const line = lineOf(grid, net);
  const [word, ...others] = line?.line.words.filter((_, index) => line.columns[index] === column) ?? [];
  const isRate = line?.figures.some(({ from, isPercent }) => isPercent && line.columns[from] === column) === true;
  return word === undefined || others.length > 0 || isRate || !CODE.test(bare(word.text)) ? undefined : bare(word.text);
}

/** The rates that lines outside of a table state right behind a code; in a table of taxes, beside what is taxed and its tax, without a sign for percent too. */
function legendOf(reading: Reading, code: string, inTable: ReadonlySet<number>): Figure[] {
  return reading.lines.flatMap((line, index) => {
    if (inTable.has(index)) return [];
    const figures = figuresOf(reading, index);
    const rates = figures.filter(
      ({ isPercent, units }, at) => units <= MAX_RATE && (isPercent || (figures.length - at >= IN_TAXES && (units === 0n || isRateInUse(units)))),
    );
    // `1 | 850,22 | 20,00 | 170,04`: what is taxed may stand before its rate.
    const first = bare(line.row.cells[0]?.text ?? '');
    const told = CODE.test(first) ? rateOfLine(reading, index) : undefined;
    if (told !== undefined) return first === code ? figures.filter(({ units }) => units === told).slice(0, 1) : [];
    return line.words.flatMap(({ text }, at) => (bare(text) === code ? rates.filter(({ from }) => from > at && from - at <= 1 + MAX_BETWEEN).slice(0, 1) : []));
  });
}

/** The columns that may name rates by a code: the one that is headed so, else those that nobody knows and the last of numbers. */
function codeColumns({ columns }: Grid): number[] {
  const headed = columns.findIndex(({ fields }) => fields.includes('rate'));
  return headed >= 0 ? [headed] : columns.flatMap(({ fields: [field] }, index) => (field === undefined || field === 'itemId' ? [index] : [])).toReversed();
}

/** The codes of rows in cells of their own that begin at one edge, whatever is headed there. */
function codesAtEdge(grid: Grid, rows: readonly SolvedRow[]): (string | undefined)[] {
  const cells = rows.map(({ net }) => (lineOf(grid, net)?.line.row.cells ?? []).filter(({ text }) => LETTER.test(bare(text))));
  const edge = cells[0]?.map(({ box }) => box[0]).find((left) => cells.every((own) => own.some(({ box }) => Math.abs(box[0] - left) <= SAME_EDGE)));
  return edge === undefined ? [] : cells.map((own) => bare(own.find(({ box }) => Math.abs(box[0] - edge) <= SAME_EDGE)?.text ?? ''));
}

/** The codes of rows in brackets behind their names. */
const codesBehind = (grid: Grid, rows: readonly SolvedRow[]): (string | undefined)[] =>
  rows.map(({ net }) =>
    lineOf(grid, net)
      ?.line.row.cells.map(({ text }) => BEHIND.exec(text)?.[1])
      .find((code) => code !== undefined),
  );

/**
 * The rates of tax of rows that name them by a code, told by a legend: `A = 20 %`, or the codes in a table of the taxes.
 * @returns a rate for each row; none where a code has no rate, or two, or where two codes have the same
 */
export function ratesByCode(reading: Reading, grid: Grid, rows: readonly SolvedRow[]): ReadonlyMap<SolvedRow, Figure> {
  // A legend may follow the last of the items right away.
  const end = Math.max(...rows.map(({ net }) => net.line));
  const inTable = new Set(grid.lines.map(({ index }) => index).filter((index) => index <= end));
  const byColumn = codeColumns(grid).map((column) => () => rows.map((row) => codeOf(grid, column, row)));
  for (const codesBy of [...byColumn, () => codesAtEdge(grid, rows), () => codesBehind(grid, rows)]) {
    const codes = codesBy();
    const rates = new Map([...new Set(codes)].map((code) => [code, code === undefined ? [] : legendOf(reading, code, inTable)] as const));
    const values = [...rates.values()].map((figures) => [...new Set(figures.map(({ units }) => units))]);
    const areTold = codes.length > 0 && values.every(({ length }) => length === 1) && new Set(values.flat()).size === values.length;
    if (areTold)
      return new Map(
        rows.flatMap(
          (row, index) =>
            rates
              .get(codes[index])
              ?.slice(0, 1)
              .map((figure) => [row, figure] as const) ?? [],
        ),
      );
  }
  return new Map();
}
