import { textOf } from '../../pdf/word.js';
import { rowsBy, type Grid } from './grid.js';
import { isNameColumn } from './heads/head.js';
import type { Roles } from './solve-row.js';

/** Share of the rows: with fewer texts a column repeats what is not the name of an item. */
const REPEATED = 0.6;
/** Letters that names of items have at least, on average. */
const LETTERS_OF_NAME = 3;
/** A description has so many times the letters of what is short for it, and more. */
const DETAILED = 2.5;
/** Of the texts of a column so many are numbers of items at least, where it is one of these. */
const CODED_SHARE = 0.8;
/** A number of an item, be it of letters alone. */
const CODE = /^[\p{Lu}\d][\p{Lu}\d./_-]{1,19}$/u;

/** Letters and different texts of each column in some lines of a table. */
function textsOf({ columns: heads }: Grid, lines: Grid['lines']): readonly { letters: number; texts: ReadonlySet<string> }[] {
  return heads.map((_head, column) => {
    const texts = lines.map(({ line, columns }) => textOf(line.words.filter((_word, index) => columns[index] === column))).filter((text) => text !== '');
    return { letters: texts.join('').match(/\p{L}/gu)?.length ?? 0, texts: new Set(texts) };
  });
}

/** The column of names: the first that is headed so and holds texts, else the one with most letters. */
export function nameColumn(grid: Grid, solution: Roles): number {
  const anchors = new Set(rowsBy(grid, solution.net).map(({ anchor }) => anchor.line));
  const named = grid.columns.flatMap((column, index) => (isNameColumn(column) ? [index] : []));
  // Of two that are headed so the first may hold numbers: `Item` and `Description`; or who did it: `Name` and `Service`.
  const isWorded = (found: ReturnType<typeof textsOf>, column: number): boolean => (found[column]?.letters ?? 0) >= LETTERS_OF_NAME * anchors.size;
  const [all, beside] = [grid.lines, grid.lines.filter(({ index }) => anchors.has(index))].map((lines) => textsOf(grid, lines));
  // What stands in the lines of amounts says more than headings and what is below.
  const found = (beside !== undefined && named.some((column) => isWorded(beside, column)) ? beside : all) ?? [];
  const worded = named.filter((column) => isWorded(found, column));
  // `Item` above codes stands before `Description`.
  const areCodes = (column: number): boolean => {
    const texts = [...(beside?.[column]?.texts ?? [])];
    return texts.filter((text) => CODE.test(text)).length >= CODED_SHARE * texts.length;
  };
  const [upper, next] = worded;
  const lettersOf = (column: number): number => beside?.[column]?.letters ?? 0;
  // So does what is short for it: `04 Framing` before `Interior framing, metal stud`.
  const isShort = upper !== undefined && next !== undefined && lettersOf(next) > DETAILED * lettersOf(upper);
  if (upper !== undefined && next !== undefined && (isShort || (areCodes(upper) && !areCodes(next)))) return next;
  const first = worded.find((column) => (found[column]?.texts.size ?? 0) > REPEATED * anchors.size) ?? worded[0];
  if (first !== undefined) return first;
  const taken = new Set([solution.net, solution.quantity, solution.price]);
  const others = found.flatMap((_texts, column) => (taken.has(column) ? [] : [column]));
  // What stands behind the amounts is rather of another table beside this one.
  const before = others.filter((column) => column < solution.net && isWorded(found, column));
  const possible = named.length > 0 ? named : before.length > 0 ? before : others;
  return possible.toSorted((a, b) => (found[b]?.letters ?? 0) - (found[a]?.letters ?? 0))[0] ?? -1;
}
