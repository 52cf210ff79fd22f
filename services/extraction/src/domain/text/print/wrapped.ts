import type { Row } from '../../pdf/word.js';
import type { Reading } from './reading.js';

/** A text goes on in the next line where that is nearer than this share of the font size. */
const LINE_GAP = 0.9;

/** The line right above, which a text in this one may go on from. */
export function lineAbove({ lines }: Reading, index: number): Row | undefined {
  const [above, row] = [lines[index - 1]?.row, lines[index]?.row];
  if (above === undefined || row === undefined || above.page !== row.page) return undefined;
  return row.box[1] - above.box[3] < LINE_GAP * (row.words[0]?.size ?? 10) ? above : undefined;
}
