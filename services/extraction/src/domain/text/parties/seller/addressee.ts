import type { Cell } from '../../../pdf/word.js';
import type { Reading } from '../../print/reading.js';
import { companyName, isPostal } from '../names.js';

/** How far below its name a town stands, in lines of a page. */
const MAX_LINES = 8;
const SAME_EDGE = 5;

/** Whether a name stands above an address, and another company above both: as the recipient of a letter does, below the head of its sender. */
export function isAddressee(reading: Reading, line: number, { box, text, words }: Pick<Cell, 'box' | 'text' | 'words'>): boolean {
  const page = words[0]?.page;
  const isAddressed = reading.lines.slice(line + 1, line + MAX_LINES).some(({ row }) => row.page === page && row.cells.some((cell) => Math.abs(cell.box[0] - box[0]) <= SAME_EDGE && isPostal(cell.text)));
  return isAddressed && reading.lines.slice(0, line).some(({ row }) => row.page === page && row.box[3] < box[1] && row.cells.some((cell) => cell.text !== text && companyName(cell.text) !== undefined));
}
