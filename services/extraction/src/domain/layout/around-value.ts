import { overlap } from '../pdf/word.js';
import { squeeze } from '../text/print/fold.js';
import type { Reading } from '../text/print/reading.js';
import type { ValueKind } from './layout.types.js';
import type { PrintedValue } from './printed.js';

const MAX_LABEL_WORDS = 3;
/** How far above a value its label may stand, in points. */
const REACH = 40;

/** The words right before a value, of its cell or else of the cell before, squeezed; figures are no label, such as the rate in `VAT 19 %`. Empty where there are none. */
export function labelBefore(reading: Reading, { line, from }: PrintedValue): string {
  const own = reading.lines[line];
  const cell = own?.cellOf[from - 1];
  const before = own?.words.filter((_, index) => index < from && own.cellOf[index] === cell).map((word) => word.text) ?? [];
  const last = before.findLastIndex((word) => !/\d/.test(word) && squeeze(word) !== '%');
  const words = before.slice(Math.max(0, last + 1 - MAX_LABEL_WORDS), last + 1);
  return squeeze(words.slice(words.findLastIndex((word) => /\d/.test(word)) + 1).join(' '));
}

/** The cell above a value, squeezed; empty where there is none or it holds figures. */
export function labelAbove(reading: Reading, { line, box, page }: PrintedValue): string {
  for (let index = line - 1; index >= 0; index -= 1) {
    const row = reading.lines[index]?.row;
    if (row === undefined || row.page !== page || box[1] - row.box[3] > REACH) return '';
    const cell = row.cells.find((each) => overlap(each.box, box) > 0);
    if (cell !== undefined) return /\d/.test(cell.text) ? '' : squeeze(cell.text);
  }
  return '';
}

/** Where a value stands: amounts by their right edge, for they are set to the right. */
export function placeOf(kind: ValueKind, { box }: PrintedValue): { left: number; top: number } {
  return { left: kind === 'amount' ? box[2] : box[0], top: box[1] };
}
