import type { Reading } from '../print/reading.js';
import { isCarried } from '../table/body.js';
import { figuresOf } from '../table/figures.js';

/** Whether a line carries a subtotal over from one page to the next. */
export const isCarriedOver = (reading: Reading, index: number): boolean => {
  const line = reading.lines[index];
  return line !== undefined && isCarried(line, figuresOf(reading, index));
};

/** The amounts of lines that carry a subtotal over from one page to the next, in ten-thousandths: none of them is a sum of all lines. */
export function carriedAmounts(reading: Reading): ReadonlySet<bigint> {
  return new Set(reading.lines.flatMap((_line, index) => (isCarriedOver(reading, index) ? figuresOf(reading, index).map(({ units }) => units) : [])));
}
