import { sameLeft } from '../../../pdf/edges.js';
import { toCell } from '../../../pdf/layout.js';
import type { Cell, Row, Word } from '../../../pdf/word.js';
import { mendedRow } from './mended-row.js';

/** A mail address that its line ends within, and what it may go on with. */
const BEGUN = /^[\p{L}\p{N}.+_-]+@(?:[\p{L}\p{N}.-]*[.-])?$/u;
const REST = /^(?:[\p{L}\p{N}-]+\.)*[a-z]{2,}$/u;
/** Lines of another column may stand between those of an address. */
const MAX_BETWEEN = 2;

/** The word that an address goes on with, alone at its edge right below it. */
function restOf(rows: readonly Row[], at: number, { box, words }: Cell): Word | undefined {
  const size = words[0]?.size ?? 0;
  const below = rows
    .slice(at + 1, at + 2 + MAX_BETWEEN)
    .flatMap((row) => (row.page === rows[at]?.page ? row.cells.filter((cell) => sameLeft(cell.box, box)) : []))[0];
  return below !== undefined && below.words.length === 1 && below.box[1] - box[3] < size ? below.words[0] : undefined;
}

/** Rows in which a mail address that goes on in the line below is whole: `erika@muster-` above `bau.example`, in a narrow column. */
export const withWholeMails = (rows: readonly Row[]): readonly Row[] =>
  rows.map((row, at) =>
    mendedRow(row, (cell) => {
      const last = cell.words.at(-1);
      if (last === undefined || !BEGUN.test(last.text)) return cell;
      const rest = restOf(rows, at, cell);
      const isWhole = rest !== undefined && REST.test(rest.text) && `${last.text}${rest.text}`.split('@')[1]?.includes('.') === true;
      return isWhole ? toCell([...cell.words.slice(0, -1), { ...last, text: `${last.text}${rest.text}` }]) : cell;
    }),
  );
