import { around, type Box, type Cell } from '../../../pdf/word.js';
import type { Reading } from '../../print/reading.js';
import { isTaxOf } from '../../taxes/tax-of.js';
import { absolute } from '../../totals/scaled.js';
import { isFigureCell } from '../assign.js';
import { isTotal } from '../body.js';
import { figuresOf, unitCode, type Figure } from '../figures.js';
import { isDays } from '../texts/days.js';
import type { HeadColumn, TableHead } from './head.js';

/** Edges that differ by less are one, in points. */
const SAME_EDGE = 4;
const MIN_FIGURES = 3;

interface Cluster {
  figures: Figure[];
  box: Box;
}

function isAligned(cluster: Cluster, box: Box): boolean {
  const last = cluster.figures.at(-1)?.box ?? cluster.box;
  return Math.abs(last[2] - box[2]) <= SAME_EDGE || Math.abs(last[0] - box[0]) <= SAME_EDGE;
}

/** The figures of a line that may stand in columns: in cells of figures, or before a text; those within a text are a part of it. */
function columnFigures(reading: Reading, index: number): Figure[] {
  const line = reading.lines[index];
  const figures = figuresOf(reading, index);
  return figures.filter((figure) => {
    const at = line?.cellOf[figure.from] ?? 0;
    const cell = line?.row.cells[at];
    return (
      line?.cellOf.indexOf(at) === figure.from ||
      (cell !== undefined &&
        isFigureCell(
          cell,
          figures.filter((each) => line?.cellOf[each.from] === at),
        ))
    );
  });
}

/** Figures that stand under each other. Those within a text join where others stand, and begin nothing. */
function clustersOf(reading: Reading, lines: readonly number[]): Cluster[] {
  const clusters: Cluster[] = [];
  const own = lines.flatMap((index) => columnFigures(reading, index));
  const others = lines.flatMap((index) => figuresOf(reading, index).filter(({ from }) => !own.some((figure) => figure.line === index && figure.from === from)));
  const join = (figure: Figure): Cluster | undefined => {
    const cluster = clusters.find((each) => isAligned(each, figure.box));
    cluster?.figures.push(figure);
    if (cluster !== undefined) cluster.box = around([cluster.box, figure.box]);
    return cluster;
  };
  for (const figure of own) if (join(figure) === undefined) clusters.push({ figures: [figure], box: figure.box });
  others.forEach(join);
  return clusters;
}

/** The first of the lines without figures that stand together with one below them. */
export function topOfText(reading: Reading, index: number): number {
  let top = index;
  for (let below = reading.lines[top]; below !== undefined && top > 0; below = reading.lines[top]) {
    const above = reading.lines[top - 1];
    if (
      above === undefined ||
      above.row.page !== below.row.page ||
      below.row.box[1] - above.row.box[3] > (below.words[0]?.size ?? 0) ||
      figuresOf(reading, top - 1).some((figure) => figure.isMoney)
    )
      break;
    top -= 1;
  }
  return top;
}

/** A code in a word: `KX-2044`. */
const CODE = /^(?=.*\d)(?=.*\p{L})[\p{L}\d./-]{3,20}$/u;

const MARKS = [
  { field: 'unit', is: ({ text }: Cell): boolean => unitCode(text) !== undefined },
  { field: 'date', is: ({ text }: Cell): boolean => isDays(text) },
  { field: 'itemId', is: ({ text }: Cell): boolean => CODE.test(text) },
] as const;

/** Columns of units, of days and of codes of items, that stand at one edge in more than half of the rows, where nothing else does. */
function markColumns(rows: readonly (readonly Cell[])[]): HeadColumn[] {
  return MARKS.flatMap(({ field, is }) => {
    const columns: { cells: Cell[] }[] = [];
    for (const cell of rows.flat().filter(is)) {
      const own = columns.find(({ cells: [first] }) => first !== undefined && Math.abs(first.box[0] - cell.box[0]) <= SAME_EDGE);
      if (own === undefined) columns.push({ cells: [cell] });
      else own.cells.push(cell);
    }
    const boxes = columns.map(({ cells }) => ({ cells, box: around(cells.map((cell) => cell.box)) }));
    const isAlone = ({ cells, box }: { cells: readonly Cell[]; box: Box }): boolean =>
      !rows.flat().some((other) => !cells.includes(other) && other.box[0] < box[2] && other.box[2] > box[0]);
    return boxes.filter((column) => column.cells.length * 2 > rows.length && isAlone(column)).map(({ box }): HeadColumn => ({ fields: [field], box }));
  });
}

/** A number of an item in a cell of its own. */
const NUMBER = /^(?=.*\d)[\p{L}\d./-]{2,20}$/u;

/** The column of the numbers of items that stand with their names right above the rows, left of all that these hold: `1104 | Milk` over `180 pc | × 0.98 | 176.40`. */
function numbersAbove(reading: Reading, rows: readonly number[], left: number): HeadColumn[] {
  const cells = rows.flatMap((index) => {
    const [above, row] = [reading.lines[index - 1]?.row, reading.lines[index]?.row];
    const [number, name] = above?.cells ?? [];
    const isNumbered = above?.page === row?.page && !rows.includes(index - 1) && number !== undefined && NUMBER.test(number.text);
    return isNumbered && number.box[2] < left && name !== undefined && /\p{L}{3}/u.test(name.text) ? [number] : [];
  });
  const [first] = cells;
  const areLevel = cells.every(({ box }) => Math.abs(box[0] - (first?.box[0] ?? 0)) <= SAME_EDGE);
  return cells.length * 2 > rows.length && areLevel ? [{ fields: ['itemId'], box: around(cells.map(({ box }) => box)) }] : [];
}

/** Whether a line holds no more than a tax with its rate and what it is of: `6 % | 686.86 | 41.21`. */
function isTaxRow(figures: readonly Figure[]): boolean {
  const [rate, ...percents] = figures.filter(({ isPercent }) => isPercent);
  const [taxable, tax, ...others] = figures.filter(({ isPercent }) => !isPercent);
  if (rate === undefined || taxable === undefined || tax === undefined || percents.length + others.length > 0) return false;
  return isTaxOf(absolute(tax.units), absolute(taxable.units), rate.units);
}

/** Columns of a table without a head that is known: figures that stand under each other in rows of three and more; one row alone has to be proven. */
export function alignedHead(reading: Reading): TableHead | undefined {
  const rows = reading.lines.flatMap((line, index) => {
    const figures = figuresOf(reading, index);
    return figures.length >= MIN_FIGURES && figures.some((figure) => figure.isMoney) && !isTaxRow(figures) && !isTotal(reading, index, figures)
      ? [{ line, index, figures }]
      : [];
  });
  const [first] = rows;
  if (first === undefined) return undefined;
  const onPage = rows.filter(({ line }) => line.row.page === first.line.row.page);
  const indexes = onPage.map(({ index }) => index);
  const clusters = clustersOf(reading, indexes);
  const columns: HeadColumn[] = clusters
    .filter((cluster) => cluster.figures.length * 2 >= onPage.length)
    .map((cluster) => ({ fields: [], box: cluster.box }))
    .toSorted((a, b) => a.box[0] - b.box[0]);
  if (columns.length < MIN_FIGURES) return undefined;
  const left = Math.min(...onPage.map(({ line }) => line.row.box[0]));
  const marks = markColumns(onPage.map(({ line }) => line.row.cells));
  const isMark = (cell: Cell): boolean => marks.some(({ box }) => cell.box[0] < box[2] && cell.box[2] > box[0]);
  const text = onPage.flatMap(({ line, figures }) =>
    line.row.cells
      .filter(
        (cell, at) =>
          /\p{L}{3}/u.test(cell.text) &&
          !isMark(cell) &&
          !isFigureCell(
            cell,
            figures.filter(({ from }) => line.cellOf[from] === at),
          ),
      )
      .map((cell) => cell.box),
  );
  const start = text.length === 0 ? left : Math.min(...text.map((box) => box[0]));
  const name: HeadColumn = { fields: ['name'], box: [start, 0, start + 20, 10] };
  const numbers = numbersAbove(reading, indexes, start);
  const from = topOfText(reading, first.index);
  return { from, to: from - 1, page: first.line.row.page, columns: [...numbers, ...columns, ...marks, name].toSorted((a, b) => a.box[0] - b.box[0]) };
}
