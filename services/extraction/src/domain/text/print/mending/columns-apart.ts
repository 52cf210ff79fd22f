import { toCell } from '../../../pdf/layout.js';
import type { Cell, Row } from '../../../pdf/word.js';

/** Words stand under a head that begin so near to its edge, in points. */
const SAME_EDGE = 1.5;
/** A row of heads has so many cells at least, and so many of them begin words of one cell below that holds several values. */
const [FEWEST_HEADS, FEWEST_VALUES] = [3, 2];
/** The values of heads stand no further below them, in sizes of their print. */
const NEAR = 1.2;

/** The cells that a cell parts into before each word that begins under another head. */
function partsOf(cell: Cell, heads: readonly Cell[]): Cell[] {
  const begins = cell.words.flatMap(({ box }, at) => (heads.some((head) => Math.abs(head.box[0] - box[0]) <= SAME_EDGE) ? [at] : []));
  if (begins[0] !== 0 || begins.length < FEWEST_VALUES) return [cell];
  const parts = begins.map((from, index) => toCell(cell.words.slice(from, begins[index + 1])));
  return parts.every(({ text }) => /\d/.test(text)) ? parts : [cell];
}

/** Rows in which values that nearly touch stand each under its head: `RE-118 2031-02-27 OK-558 | K-44` below `Ref | Date | Your P.O. | Account`. */
export const withColumnsApart = (rows: readonly Row[]): readonly Row[] =>
  rows.map((row, index) => {
    const above = rows[index - 1];
    const isHeaded =
      above !== undefined && above.page === row.page && above.cells.length >= FEWEST_HEADS && !/\d/.test(above.text) && above.cells.length > row.cells.length;
    if (!isHeaded || row.box[1] - above.box[3] > NEAR * (row.words[0]?.size ?? 10)) return row;
    const cells = row.cells.flatMap((cell) => partsOf(cell, above.cells));
    return cells.length === row.cells.length ? row : { ...row, cells };
  });
