import { sameLeft, sameRight } from '../../pdf/edges.js';
import type { Word } from '../../pdf/word.js';
import type { Line } from '../print/line.js';
import type { Reading } from '../print/reading.js';

/** What a line ends with where a number goes on in the next one: its capitals and figures up to a hyphen, `DS-INV-`. */
const BEGUN = /^(?=.*[\p{Lu}\d]{2})[\p{Lu}\d][\p{Lu}\d/._-]*-$/u;
/** What the next line then holds and nothing else. */
const REST = /^(?=.*\d)[\p{Lu}\d][\p{Lu}\d/._-]*$/u;
/** Lines of another column may stand between. */
const MAX_BETWEEN = 2;
/** Lines of one value are nearer than this share of the font size. */
const LINE_GAP = 0.9;

/** The rest of a number that ends its cell with a hyphen, alone in a cell below it at its left or right edge, as values in a column do that are too long for it. */
export function restOfNumber(reading: Reading, index: number, { words, cellOf, row }: Line, at: number): Word | undefined {
  const word = words[at];
  if (word?.text.endsWith('-') !== true || cellOf[at + 1] === cellOf[at] || !BEGUN.test(word.text)) return undefined;
  for (const next of reading.lines.slice(index + 1, index + 1 + MAX_BETWEEN)) {
    const under = next.row.page === row.page ? next.row.cells.find(({ box }) => sameLeft(box, word.box) || sameRight(box, word.box)) : undefined;
    const [rest, ...more] = under?.words ?? [];
    if (rest !== undefined) return more.length === 0 && REST.test(rest.text) && rest.box[1] - word.box[3] < LINE_GAP * word.size ? rest : undefined;
  }
  return undefined;
}
