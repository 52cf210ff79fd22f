import type { Box, Cell } from '../../pdf/word.js';
import { squeeze } from '../../text/print/fold.js';
import type { Reading } from '../../text/print/reading.js';
import { unitCode } from '../../text/table/figures.js';
import { REACH, type Located } from './locate-lines.js';
import { gap, spanOf, type Span } from './span.js';

/** Edges that differ by less are one, in points. */
const SAME_EDGE = 2;
/** Lines of a name that may stand above its figures. */
const MOST_ABOVE = 2;
/** Lines of one text are no further from each other, in font sizes. */
const TOGETHER = 1.75;

/** Where the words of the names of each item stand. */
export function namesOf(reading: Reading, located: readonly Located[]): Box[][] {
  return located.map(({ line: { item }, index }, at) => {
    const names = new Set(
      (item.name ?? '')
        .split(/\s+/)
        .map(squeeze)
        .filter((word) => word !== ''),
    );
    const height = reading.lines[index]?.row;
    const until = located[at + 1]?.index ?? reading.lines.length;
    return reading.lines.slice(topOf(reading, index), until).flatMap(({ row, words }) => {
      if (height === undefined || row.page !== height.page || Math.abs(row.box[1] - height.box[1]) > 2 * REACH) return [];
      return words.filter((word) => names.has(squeeze(word.text))).map((word) => word.box);
    });
  });
}

/** The first line of the texts that stand together with one above it: a head is further off. */
function topOf(reading: Reading, index: number): number {
  let top = index;
  for (let line = reading.lines[top]; line !== undefined && index - top < MOST_ABOVE; line = reading.lines[top]) {
    const above = reading.lines[top - 1];
    if (above === undefined || above.row.page !== line.row.page || line.row.box[1] - above.row.box[1] > TOGETHER * (line.words[0]?.size ?? 0)) break;
    top -= 1;
  }
  return top;
}

/** Where most names begin; undefined where they are not printed. */
export function leftOf(names: readonly (readonly Box[])[]): number | undefined {
  const lefts = names.filter((boxes) => boxes.length > 0).map((boxes) => Math.min(...boxes.map((box) => box[0])));
  const alike = (left: number): number => lefts.filter((other) => Math.abs(other - left) <= SAME_EDGE).length;
  return lefts.toSorted((a, b) => alike(b) - alike(a))[0];
}

/** From where to where names stand that begin at an edge, beside the figures. */
export function spanOfNames(left: number, names: readonly (readonly Box[])[], figures: readonly Span[]): Span {
  const own = names.flat().filter((box) => box[0] >= left - SAME_EDGE && !figures.some((column) => gap(column, spanOf(box)) < 0));
  return { left, right: Math.max(left, ...own.map((box) => box[2])) };
}

/** A text with where it stands. */
type Piece = Pick<Cell, 'text' | 'box'>;

/** What of a cell stands beside columns that are known: all of it, or the words between a figure and the names that look like one with it. */
function beside(cell: Cell, figures: readonly Span[], names: Span | undefined): Piece[] {
  const isBeside = ({ box }: Piece): boolean => [...figures, ...(names === undefined ? [] : [names])].every((column) => gap(column, spanOf(box)) >= 0);
  if (isBeside(cell)) return [cell];
  const isOfFigures = figures.some((column) => gap(column, spanOf(cell.box)) < 0);
  return isOfFigures ? cell.words.filter((word) => isBeside(word) && /[\p{L}\d]/u.test(word.text) && (names === undefined || word.box[2] <= names.left)) : [];
}

/** Other columns of text, such as units: what stands in the lines of most items beside names and figures. */
export function textsOf(reading: Reading, located: readonly Located[], figures: readonly Span[], names: Span | undefined): (Span & { isUnit: boolean })[] {
  const cells = located.flatMap(({ index }) => reading.lines[index]?.row.cells ?? []).flatMap((cell) => beside(cell, figures, names));
  const columns: (Span & { texts: string[] })[] = [];
  for (const { box, text } of cells) {
    const column = columns.find((each) => gap(each, spanOf(box)) < 0);
    if (column === undefined) columns.push({ ...spanOf(box), texts: [text] });
    else Object.assign(column, { left: Math.min(column.left, box[0]), right: Math.max(column.right, box[2]), texts: [...column.texts, text] });
  }
  return columns
    .filter(({ texts }) => texts.length * 2 > located.length)
    .map(({ left, right, texts }) => ({ left, right, isUnit: texts.every((text) => unitCode(text) !== undefined) }));
}
