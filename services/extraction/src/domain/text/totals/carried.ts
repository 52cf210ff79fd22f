import type { Reading } from '../print/reading.js';
import { isCarried } from '../table/body.js';
import { figuresOf } from '../table/figures.js';

/** The amounts of lines that carry a subtotal over from one page to the next, in ten-thousandths: none of them is a sum of all lines. */
export function carriedAmounts(reading: Reading): ReadonlySet<bigint> {
  return new Set(reading.lines.flatMap((line, index) => {
    const figures = figuresOf(reading, index);
    return isCarried(line, figures) ? figures.map(({ units }) => units) : [];
  }));
}
