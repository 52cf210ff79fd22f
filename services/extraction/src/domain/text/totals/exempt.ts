import { LANGUAGES } from '../print/labels/index.js';
import type { Line } from '../print/line.js';
import type { Reading } from '../print/reading.js';
import { says, saysLine } from '../print/says.js';

const EXEMPT: readonly string[] = LANGUAGES.flatMap(({ exempt }) => exempt);

/** Whether a line says that no tax is charged. */
export const isExemption = (line: Line): boolean => saysLine(line, EXEMPT);

/** Whether the page says that no tax is charged, and asks for none anywhere: some items may be exempt beside others. */
export function isExempt(reading: Reading): boolean {
  const isTaxed = reading.labels.some((hits, index) => hits.some(({ field, to }) => field === 'tax' && reading.amounts[index]?.some((amount) => amount.isMoney && amount.from > to && amount.value !== '0') === true));
  return !isTaxed && says(reading, EXEMPT);
}
