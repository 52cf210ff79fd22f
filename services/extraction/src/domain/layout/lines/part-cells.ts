import { toCell } from '../../pdf/layout.js';
import type { Cell, Word } from '../../pdf/word.js';
import { amountsOf, type Amount } from '../../text/print/amounts.js';
import { toLines } from '../../text/print/line.js';
import type { Reading } from '../../text/print/reading.js';
import type { LinesLesson } from './lines.types.js';

/** Words of one text are nearer to each other than so many font sizes. */
const SPACE = 0.45;
/** An edge may lie so far inside a word, in points. */
const SLACK = 1.5;

/** Whether two words are parts of one amount: `28 317,60`. */
const isOne = (amounts: readonly Amount[], last: Word, word: Word): boolean => amounts.some(({ box }) => box[0] <= last.box[0] && box[2] >= word.box[2]);

function parted({ words }: Cell, edges: readonly number[], amounts: readonly Amount[]): Cell[] {
  const cells: Word[][] = [];
  for (const word of words) {
    const last = cells.at(-1)?.at(-1);
    const isApart =
      last !== undefined &&
      word.box[0] - last.box[2] > SPACE * word.size &&
      !isOne(amounts, last, word) &&
      edges.some((edge) => edge >= last.box[2] - SLACK && edge <= word.box[0] + SLACK);
    if (last === undefined || isApart) cells.push([word]);
    else cells.at(-1)?.push(word);
  }
  return cells.map(toCell);
}

/**
 * A reading whose cells end where a column is known to begin: columns of a table may stand so near to each other that a figure and the
 * text after it look like one.
 * @param edges in points from the left
 * @param sign the decimal sign, where the vendor's is known
 */
export function partCells(reading: Reading, edges: readonly number[], { sign }: Pick<LinesLesson, 'sign'> = reading.numbers): Reading {
  const lines = toLines(
    reading.lines.map(({ row }, index) => ({ ...row, cells: row.cells.flatMap((cell) => parted(cell, edges, reading.amounts[index] ?? [])) })),
  );
  const numbers = { ...reading.numbers, sign };
  return { ...reading, lines, numbers, amounts: lines.map((line) => amountsOf(line, numbers)) };
}
