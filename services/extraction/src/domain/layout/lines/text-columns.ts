import type { Box } from '../../pdf/word.js';
import { squeeze } from '../../text/print/fold.js';
import type { Reading } from '../../text/print/reading.js';
import { unitCode } from '../../text/table/figures.js';
import { REACH, type Located } from './locate-lines.js';
import { gap, spanOf, type Span } from './span.js';

/** Edges that differ by less are one, in points. */
const SAME_EDGE = 2;

/** Where the words of the names of each item stand. */
export function namesOf(reading: Reading, located: readonly Located[]): Box[][] {
  return located.map(({ line: { item }, index }, at) => {
    const names = new Set((item.name ?? '').split(/\s+/).map(squeeze).filter((word) => word !== ''));
    const height = reading.lines[index]?.row;
    const until = located[at + 1]?.index ?? reading.lines.length;
    return reading.lines.slice(Math.max(0, index - 2), until).flatMap(({ row, words }) => {
      if (height === undefined || row.page !== height.page || Math.abs(row.box[1] - height.box[1]) > 2 * REACH) return [];
      return words.filter((word) => names.has(squeeze(word.text))).map((word) => word.box);
    });
  });
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

/** Other columns of text, such as units: what stands in the lines of most items beside names and figures. */
export function textsOf(reading: Reading, located: readonly Located[], known: readonly Span[]): (Span & { isUnit: boolean })[] {
  const cells = located.flatMap(({ index }) => reading.lines[index]?.row.cells ?? []).filter((cell) => known.every((column) => gap(column, spanOf(cell.box)) >= 0));
  const columns: (Span & { texts: string[] })[] = [];
  for (const { box, text } of cells) {
    const column = columns.find((each) => gap(each, spanOf(box)) < 0);
    if (column === undefined) columns.push({ ...spanOf(box), texts: [text] });
    else Object.assign(column, { left: Math.min(column.left, box[0]), right: Math.max(column.right, box[2]), texts: [...column.texts, text] });
  }
  return columns.filter(({ texts }) => texts.length * 2 > located.length).map(({ left, right, texts }) => ({ left, right, isUnit: texts.every((text) => unitCode(text) !== undefined) }));
}
