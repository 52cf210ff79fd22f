import { boxOf, type Cell } from '../../pdf/word.js';
import { isNameColumn } from './heads/head.js';
import type { TablePart } from './tables.js';

/** Names begin at the edge of their head, give or take so many points. */
const SAME_EDGE = 2;
/** What ends so far left of the first head stands outside of the table, in points. */
const OUTSIDE = 12;
/** Figures that make a line one of an item. */
const ENOUGH = 2;

/**
 * A table beside which particulars of the document stand, in a column left of its names, with a column for them: they are none of its texts.
 * What each item has there is a column of the table whose head is missing.
 */
export function withBeside(parts: readonly TablePart[]): readonly TablePart[] {
  const [first] = parts[0]?.columns ?? [];
  if (first === undefined || !isNameColumn(first)) return parts;
  const lines = parts.flatMap((part) => part.lines);
  const [left] = first.box;
  const isOutside = ({ box }: Cell): boolean => box[2] < left - OUTSIDE;
  const items = lines.filter(({ figures }) => figures.length >= ENOUGH).map(({ line }) => line.row.cells);
  const beside = lines.flatMap(({ line }) => line.row.cells.filter(isOutside));
  const isApart =
    items.length > 0 && items.every((cells) => cells.some(({ box }) => Math.abs(box[0] - left) <= SAME_EDGE)) && items.some((cells) => !cells.some(isOutside));
  if (!isApart || !beside.some(({ text }) => /\p{L}/u.test(text))) return parts;
  const column = { fields: ['ignored' as const], box: boxOf(beside) };
  return parts.map((part) => ({ ...part, columns: [column, ...part.columns] }));
}
