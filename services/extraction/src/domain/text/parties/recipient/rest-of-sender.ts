import { cellAtEdge, sameLeft } from '../../../pdf/edges.js';
import type { Cell } from '../../../pdf/word.js';
import type { Reading } from '../../print/reading.js';

/** Lines of another column that may stand between those of a block. */
export const MAX_BETWEEN = 3;

/** What stands between the parts of a sender's line. */
export const BETWEEN_PARTS = /\s[•●·|–-]\s/;

/** Whether a cell right below a sender's line is the end of it: as small, and smaller than the name below both. */
export function isRestOfSender(reading: Reading, sender: Cell, cell: Cell, index: number): boolean {
  const [size, own] = [sender, cell].map(({ words }) => words[0]?.size ?? 0) as [number, number];
  const next = reading.lines.slice(index + 1, index + 1 + MAX_BETWEEN).flatMap(({ row }) => cellAtEdge(row, sender.box) ?? [])[0];
  return own === size && sameLeft(cell.box, sender.box) && cell.box[1] - sender.box[3] < size && (next?.words[0]?.size ?? 0) > size;
}
