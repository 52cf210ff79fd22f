import { sameLeft, sameRight } from '../../../pdf/edges.js';
import type { Cell } from '../../../pdf/word.js';
import { heightOf } from '../../print/page-height.js';
import type { Reading } from '../../print/reading.js';

/** How sure it is who an address of a letter names. */
export const LETTER_ADDRESS = 0.72;

/** Share of the first page in which the address of the recipient stands. */
const ADDRESS_AREA = 0.5;
const BLOCK_GAP = 3;

/** How far down the first page the address of a letter stands at most, in points. */
export const bottomOf = ({ lines }: Reading): number => ADDRESS_AREA * heightOf(lines.filter(({ row }) => row.page === 1));

/** A line of a block, by the cell in it. */
export interface BlockLine {
  readonly cell: Cell;
  readonly line: number;
}

/** Cells of one left or right edge that follow each other without a gap. */
export function blockFrom(reading: Reading, start: number, cell: Cell): BlockLine[] {
  const block: BlockLine[] = [{ cell, line: start }];
  for (let line = start + 1; line < reading.lines.length; line += 1) {
    const last = block.at(-1)?.cell ?? cell;
    const row = reading.lines[line]?.row;
    if (row === undefined || row.page !== 1) break;
    const next = row.cells.find((each) => sameLeft(each.box, cell.box) || sameRight(each.box, cell.box));
    // A name in large print is no nearer to what stands below it.
    const size = Math.min(last.words[0]?.size ?? 10, next?.words[0]?.size ?? Infinity);
    if (row.box[1] - last.box[3] > BLOCK_GAP * size) break;
    if (next !== undefined) block.push({ cell: next, line });
  }
  return block;
}
