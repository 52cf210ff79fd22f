import { sameLeft } from '../../pdf/edges.js';
import { around, overlap } from '../../pdf/word.js';
import type { BodyLine } from './body.js';
import type { Grid } from './grid.js';
import { isNameColumn, type HeadColumn } from './heads/head.js';
import type { TablePart } from './tables.js';

/** Figures that make a line one of an item. */
const ENOUGH = 2;
const LETTERS = /\p{L}{2}/u;

const hasItem = ({ figures }: BodyLine): boolean => figures.filter(({ isPercent }) => !isPercent).length >= ENOUGH;
const hasAmounts = ({ figures }: BodyLine): boolean => figures.filter(({ isMoney }) => isMoney).length >= ENOUGH;

/**
 * A table whose first heads nobody knows, as `Worker / pay element`, with one column of names for them: where the lines of its items have
 * one text below them all.
 */
export function withNamesFirst(parts: readonly TablePart[]): readonly TablePart[] {
  const columns = parts[0]?.columns ?? [];
  const count = columns.findIndex(({ fields }) => fields.length > 0);
  const unknown = columns.slice(0, count);
  if (count < 2 || columns.some(isNameColumn)) return parts;
  const box = around(unknown.map((column) => column.box));
  const items = parts.flatMap(({ lines }) => lines.filter(hasItem));
  const isOne = items.length > 0 && items.every(({ line }) => line.row.cells.filter((cell) => overlap(cell.box, box) > 0).length === 1);
  return isOne ? parts.map((part) => ({ ...part, columns: [{ fields: ['name'], box }, ...part.columns.slice(count)] })) : parts;
}

/** What names items, or holds names as well. */
const isOfNames = (column: HeadColumn): boolean =>
  column.fields.length === 0 || isNameColumn(column) || column.fields.some((field) => field === 'itemId' || field === 'position');

/** What stands beside the names of most items, at one edge and left of all heads, as the days that each is for do: in a column that has no head. */
function besideNames(items: readonly BodyLine[], left: number): HeadColumn[] {
  const seconds = items.flatMap(({ line: { row } }) => row.cells.slice(1, 2).filter(({ box }) => box[2] < left));
  const [first] = seconds;
  const isColumn = first !== undefined && seconds.length * 2 > items.length && seconds.every(({ box }) => sameLeft(box, first.box));
  return isColumn ? [{ fields: [], box: around(seconds.map(({ box }) => box)) }] : [];
}

/** A table whose first head stands right of the text with which each of its items begins, and none of whose heads is one of names, with a column for these. */
export function withNamesLeft(parts: readonly TablePart[]): readonly TablePart[] {
  const columns = parts[0]?.columns ?? [];
  const left = columns[0]?.box[0];
  if (left === undefined || columns.some(isOfNames)) return parts;
  const items = parts.flatMap(({ lines }) => lines.filter(hasItem));
  const firsts = items.flatMap(({ line }) => line.row.cells.slice(0, 1));
  if (firsts.length === 0 || !firsts.every(({ box, text }) => box[2] < left && LETTERS.test(text))) return parts;
  const name: HeadColumn = { fields: ['name'], box: around(firsts.map(({ box }) => box)) };
  return parts.map((part) => ({ ...part, columns: [name, ...besideNames(items, left), ...part.columns] }));
}

/** A table without a head of names, whose items are named in lines of their own, with a column for these. */
export function withNamesBetween(grid: Grid): Grid {
  if (grid.columns.some((column) => column.fields.length === 0 || isNameColumn(column) || column.fields.includes('itemId'))) return grid;
  const isOwn = ({ line, figures }: BodyLine): boolean => LETTERS.test(line.row.text) && figures.every(({ isMoney }) => !isMoney);
  const own = grid.lines.filter(isOwn);
  if (own.length === 0 || own.length < grid.lines.filter(hasAmounts).length) return grid;
  const names = grid.columns.length;
  const indexes = new Set(own.map(({ index }) => index));
  return {
    columns: [...grid.columns, { fields: ['name'], box: around(own.map(({ line }) => line.row.box)) }],
    figures: [...grid.figures.map((figures) => figures.filter(({ line }) => !indexes.has(line))), []],
    lines: grid.lines.map((each) => (indexes.has(each.index) ? { ...each, columns: each.columns.map(() => names) } : each)),
  };
}
