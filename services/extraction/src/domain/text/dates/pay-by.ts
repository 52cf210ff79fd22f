import { foldWords } from '../print/fold.js';
import { LANGUAGES } from '../print/labels/index.js';
import type { PrintedDate } from '../print/dates.js';
import type { Reading } from '../print/reading.js';
import { lineAbove } from '../print/wrapped.js';

/** A date that a sentence asks to pay by. */
export interface PayBy {
  readonly date: PrintedDate;
  readonly line: number;
}

const PAY: ReadonlySet<string> = new Set(LANGUAGES.flatMap(({ terms }) => terms.pay));
const UNTIL: readonly string[] = LANGUAGES.flatMap(({ terms }) => terms.until);
const ENDS_SENTENCE = /[.!?](?:\s+|$)/;

/** What stands before a date in its sentence. */
function before(reading: Reading, { from, line }: PrintedDate, index: number): string {
  const above = lineAbove(reading, index);
  const own = line.words.slice(0, from).map((word) => word.text).join(' ');
  return `${above?.text ?? ''} ${own}`.split(ENDS_SENTENCE).at(-1) ?? '';
}

/** Dates that a sentence asks to pay by: `Please transfer the total until 15.11.2025 to …`, `Bitte überweisen Sie den Betrag bis zum …`. */
export function payByDates(reading: Reading): PayBy[] {
  return reading.dates.flatMap((dates, line) =>
    dates.flatMap((date): PayBy[] => {
      const words = foldWords(before(reading, date, line));
      const text = ` ${words.join(' ')}`;
      return words.some((word) => PAY.has(word)) && UNTIL.some((phrase) => text.endsWith(` ${phrase}`)) ? [{ date, line }] : [];
    }),
  );
}
