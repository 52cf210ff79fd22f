import type { Box } from '../../pdf/word.js';
import { squeeze } from '../../text/print/fold.js';
import type { ColumnField } from '../../text/print/labels/index.js';
import type { Line } from '../../text/print/line.js';
import type { Reading } from '../../text/print/reading.js';
import { linesOfHead } from '../../text/table/heads/head.js';
import { headingsOf, headsColumns } from '../../text/table/heads/headings.js';
import type { HeadWord } from './lines.types.js';
import { gap, spanOf, type Span } from './span.js';

/** How far above the first item the heads may stand, in points. */
const HEAD_REACH = 90;
/** Words so near to a column are over it, in points. */
const NEAR = 6;

/** What stands above a column. */
export interface Head {
  words: HeadWord[];
  fields: ColumnField[];
}

/** The heads of a line that are known, and each other word of it. */
function piecesOf(line: Line): (Head & Span)[] {
  const headings = headingsOf(line);
  return line.words.flatMap((word, position): (Head & Span)[] => {
    const heading = headings.find(({ from, to }) => from <= position && position <= to);
    if (heading !== undefined && heading.from !== position) return [];
    const words = heading === undefined ? [word] : line.words.slice(heading.from, heading.to + 1);
    const box = heading?.box ?? word.box;
    return [
      {
        ...spanOf(box),
        words: words.map((each) => ({ text: squeeze(each.text), ...spanOf(each.box) })).filter(({ text }) => text !== ''),
        fields: heading === undefined ? [] : [heading.field],
      },
    ];
  });
}

/** Whether a line looks like one of heads: words over columns, or cells of which each is over one of them, or each of its words over another; a sentence is over many. */
function isOfHeads(line: Line, columns: readonly Span[]): boolean {
  if (headsColumns(line)) return true;
  const columnsOver = (box: Box): Span[] => columns.filter((column) => gap(column, spanOf(box)) < 0);
  const over = line.row.cells.flatMap(({ box, words }) => {
    const own = words.map((word) => columnsOver(word.box));
    const areHeads = own.every((each) => each.length === 1) && new Set(own.flat()).size === words.length;
    return areHeads ? own.map(() => 1) : [columnsOver(box).length];
  });
  return over.filter((count) => count === 1).length > 1 && over.every((count) => count <= 1);
}

/** Lines of one item are no further from each other, in font sizes. */
const TOGETHER = 1.75;

/** Whether a line apart from an item has a number or a date: that is no head, and what stands above it is its label. */
function isValue({ row, words }: Line, item: Line): boolean {
  return item.row.box[1] - row.box[1] > TOGETHER * (words[0]?.size ?? 0) && words.some(({ text }) => /\d{3}|\d[./-]\d/.test(text));
}

/** The lines of heads above the first item: around that over most of its columns. */
function linesAbove(reading: Reading, first: number, columns: readonly Span[]): readonly Line[] {
  const item = reading.lines[first];
  let best: { index: number; over: number } | undefined;
  for (let index = first - 1; item !== undefined && index >= 0; index -= 1) {
    const line = reading.lines[index];
    if (line === undefined || line.row.page !== item.row.page || item.row.box[1] - line.row.box[3] > HEAD_REACH || isValue(line, item)) break;
    if (reading.amounts[index]?.some((amount) => amount.isMoney) === true || !isOfHeads(line, columns)) continue;
    const over = columns.filter((column) => line.words.some((word) => /\p{L}/u.test(word.text) && gap(column, spanOf(word.box)) < NEAR)).length;
    if (over > (best?.over ?? 0)) best = { index, over };
  }
  if (best === undefined || best.over < Math.min(2, columns.length)) return [];
  const { from, to } = linesOfHead(reading, best.index);
  return reading.lines.slice(from, Math.min(to, first - 1) + 1);
}

/** What stands in the heads above the first item, from top to bottom. */
export function headsAbove(reading: Reading, first: number, columns: readonly Span[]): (Head & Span)[] {
  return linesAbove(reading, first, columns).flatMap(piecesOf);
}
