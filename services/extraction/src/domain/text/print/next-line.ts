import type { Row } from '../../pdf/word.js';
import type { Reading } from './reading.js';

/** A text goes on in the next line where that is nearer than this share of the font size. */
const LINE_GAP = 0.9;

/** Two lines of a page where a text in the upper one may go on in the lower. */
function goesOn(upper: Row | undefined, lower: Row | undefined): boolean {
  return upper !== undefined && lower !== undefined && upper.page === lower.page && lower.box[1] - upper.box[3] < LINE_GAP * (lower.words[0]?.size ?? 10);
}

/** The line right above, which a text in this one may go on from. */
export function lineAbove({ lines }: Reading, index: number): Row | undefined {
  const above = lines[index - 1]?.row;
  return goesOn(above, lines[index]?.row) ? above : undefined;
}

/** The line right below, in which a text in this one may go on. */
export function lineBelow({ lines }: Reading, index: number): Row | undefined {
  const below = lines[index + 1]?.row;
  return goesOn(lines[index]?.row, below) ? below : undefined;
}
