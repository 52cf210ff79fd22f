import { oncePer } from '@smartap/runtime';
import { isRateInUse } from '../totals/rates.js';
import { unscaled } from '../totals/scaled.js';
import { assignColumns } from './assign.js';
import type { BodyLine } from './body.js';
import { columnBoxes } from './column-boxes.js';
import type { ColumnField } from '../print/labels/index.js';
import { heightAt, isAmount, MAX_RATE, type Figure } from './figures.js';
import type { HeadColumn } from './heads/head.js';
import { isNameOfPrice } from './heads/headings.js';

/** A row by one of its figures: the figures of each column that stand near it, the nearest first. */
export interface GridRow {
  anchor: Figure;
  /** By column. */
  cells: Figure[][];
  /** By column: figures in lines of their own below it, down to the next row. */
  under: Figure[][];
}

/** The columns of a table with their figures from top to bottom. */
export interface Grid {
  columns: HeadColumn[];
  figures: Figure[][];
  lines: GridLine[];
}

/** A line with the column of each of its words. */
export interface GridLine extends BodyLine {
  columns: number[];
}

const byIndex = oncePer((lines: readonly GridLine[]): ReadonlyMap<number, GridLine> => new Map(lines.toReversed().map((line) => [line.index, line])));

/** The line of a table that a figure stands in. */
export const lineOf = ({ lines }: Pick<Grid, 'lines'>, figure: Pick<Figure, 'line'> | undefined): GridLine | undefined =>
  byIndex(lines).get(figure?.line ?? -1);

/** How far from its row a figure may stand, in points: cells of a row are not always on one line. */
const MAX_OFFSET = 14;
const SHARE = 0.55;
/** Figures of one line stand no further off, in points. */
const ROW = 3;
/** How far below the last row something may stand that is still its own, in points. */
const LAST = 30;
const MAX_NEAR = 4;

/** Puts the figures of the pages of a table into its columns; heads may stand elsewhere on each page. */
export function gridOf(parts: readonly { columns: HeadColumn[]; lines: BodyLine[] }[]): Grid {
  const columns = parts[0]?.columns ?? [];
  const figures: Figure[][] = columns.map(() => []);
  const lines = parts.flatMap((part) => {
    const boxed = columnBoxes(part.columns, part.lines);
    return part.lines.map((line) => ({ ...line, columns: assignColumns(line.line, line.figures, boxed) }));
  });
  lines.forEach((line, index) => {
    const item = itemOfConditions(line, lines[index - 1]);
    for (const figure of line.figures)
      figures[line.columns[figure.from] ?? 0]?.push(item === undefined ? figure : { ...figure, y: heightAt(item.line.row, item.line.row.box) });
  });
  figures.forEach((own, column) => (figures[column] = withSigns(own, lines)));
  const isPriced = columns.some(({ fields }, index) => fields.includes('price') && (figures[index] ?? []).length > 0);
  return { columns: columns.map((column, index) => ({ ...column, fields: pricesIn(column.fields, figures[index] ?? [], isPriced) })), figures, lines };
}

/** The line of an item that prints its price and amount in the next one, under what that is called, as SAP prints conditions: `12 ST` above `Bruttopreis | 9,92 EUR / 1 ST | 119,04`. */
function itemOfConditions({ line, figures }: GridLine, above: GridLine | undefined): GridLine | undefined {
  const isNext = above !== undefined && above.index === line.row.index - 1 && above.line.row.page === line.row.page;
  return isNext &&
    isNameOfPrice(line.row.cells[0]?.text ?? '') &&
    figures.filter(isAmount).length > 1 &&
    above.figures.length > 0 &&
    !above.figures.some(isAmount)
    ? above
    : undefined;
}

/** Fewer digits may be all of an amount. */
const LOST_SIGN = /^\d{3,8}$/;

/** The figures of a column most of which have two places: of those without any, on recognised pages, the decimal sign was lost. */
function withSigns(figures: readonly Figure[], lines: readonly GridLine[]): Figure[] {
  const isSeen = ({ line, from }: Figure): boolean => lines.find(({ index }) => index === line)?.line.words[from]?.confidence !== undefined;
  const isUsual = figures.filter(({ places, isPercent }) => places === 2 && !isPercent).length * 2 > figures.length;
  return figures.map((figure) => {
    if (!isUsual || !LOST_SIGN.test(figure.text) || !isSeen(figure)) return figure;
    const units = figure.units / 100n;
    return { ...figure, units, value: unscaled(units), places: 2, isMoney: true };
  });
}

/** Whether the figures of a column begin with rates of tax, a third of all at least: totals may follow below them. */
function areRates(figures: readonly Figure[]): boolean {
  const isRate = ({ units }: Figure): boolean => units === 0n || isRateInUse(units);
  return figures.slice(0, 1).some(isRate) && figures.filter(isRate).length * 3 >= figures.length;
}

/** What a column holds where its head says what its figures cannot be: no tax is 85.00 %, and no unit an amount, where no other head names prices. */
function pricesIn(fields: ColumnField[], figures: readonly Figure[], isPriced: boolean): ColumnField[] {
  const [field, ...others] = fields;
  if (others.length > 0 || figures.length === 0 || !figures.every(isAmount)) return fields;
  return (field === 'unit' && !isPriced) || (field === 'rate' && figures.some(({ units }) => units > MAX_RATE) && !areRates(figures)) ? ['price'] : fields;
}

function near(figures: readonly Figure[], y: number, reach: number): Figure[] {
  const offset = (figure: Figure): number => Math.abs(figure.y - y);
  return figures
    .filter((figure) => offset(figure) <= reach)
    .toSorted((a, b) => offset(a) - offset(b))
    .slice(0, MAX_NEAR);
}

/** The figures of a column that may be amounts: beside one that is surely money another of its line is none. */
function anchorsOf(figures: readonly Figure[]): Figure[] {
  const withMoney = new Set(figures.flatMap(({ isMoney, line }) => (isMoney ? [line] : [])));
  return figures.filter(({ isPercent, isMoney, line }) => !isPercent && (isMoney || !withMoney.has(line)));
}

/** The rows of a table by the figures of one column. */
export function rowsBy(grid: Grid, anchor: number): GridRow[] {
  const anchors = anchorsOf(grid.figures[anchor] ?? []);
  return anchors.map((figure, index) => {
    const next = anchors[index + 1]?.y ?? figure.y + LAST;
    const under = grid.figures.map((own) => own.filter(({ y }) => y > figure.y + ROW && y < next - ROW));
    const pitch = Math.min(figure.y - (anchors[index - 1]?.y ?? -Infinity), (anchors[index + 1]?.y ?? Infinity) - figure.y);
    const reach = Math.min(MAX_OFFSET, SHARE * Math.max(pitch, 1));
    return { anchor: figure, cells: grid.figures.map((own, column) => (column === anchor ? [figure] : near(own, figure.y, reach))), under };
  });
}
