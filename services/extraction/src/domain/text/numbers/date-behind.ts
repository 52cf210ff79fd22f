import type { Found } from '../found.js';
import type { PrintedDate } from '../print/dates.js';
import type { Reading } from '../print/reading.js';
import { TAKEN } from './labelled-number.js';

/** Words between a number and its date: `RE-118 vom 3. März 2026`. */
const MAX_BETWEEN = 2;

/** The date of a document right behind its number. */
export function dateBehind(reading: Reading, { line, box, page }: Found): Found | undefined {
  const { words = [], cellOf = [] } = reading.lines[line] ?? {};
  const at = words.findLastIndex((word) => word.box[0] >= box[0] - 1 && word.box[2] <= box[2] + 1);
  const date: PrintedDate | undefined = reading.dates[line]?.find(({ from }) => from > at && from - at <= MAX_BETWEEN && cellOf[from] === cellOf[at]);
  return date === undefined || date.isAmbiguous
    ? undefined
    : { value: date.value, confidence: TAKEN, label: undefined, text: date.text, page, box: date.box, line };
}
