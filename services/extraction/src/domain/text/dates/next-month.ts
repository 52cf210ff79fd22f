import { LANGUAGES } from '../print/labels/index.js';
import { phrasesOf, wordsSay } from '../print/says.js';
import { oneOf } from './one-of.js';

const WORDS = LANGUAGES.flatMap(({ nextMonth }) => (nextMonth === undefined ? [] : [nextMonth]));
/** Words between a day and its month: `the last day of the month following`. */
const BETWEEN = '(?: \\S+){0,2}';
const LAST = WORDS.map(({ last, month }) => new RegExp(` ${oneOf(last)}${BETWEEN} ${oneOf(month)} `));
const DAY = WORDS.map(({ month }) => new RegExp(` (\\d{1,2})(?:st|nd|rd|th)?${BETWEEN} ${oneOf(month)} `));
const LAST_DAY = 31;
const MONTHS = phrasesOf(WORDS.flatMap(({ month }) => month));

/** Which day of the month after that of the issue folded words name, 31 for its last: `due on 15th of next month`; undefined where they name none. */
export function dayOfNextMonth(words: readonly string[]): number | undefined {
  if (!wordsSay(words, MONTHS)) return undefined;
  const text = ` ${words.join(' ')} `;
  if (LAST.some((pattern) => pattern.test(text))) return LAST_DAY;
  const day = Number(DAY.flatMap((pattern) => pattern.exec(text)?.[1] ?? [])[0] ?? 0);
  return day > 0 && day <= LAST_DAY ? day : undefined;
}

/** A day of the month after that of a date, or the last of that month where it has not so many; both as `YYYY-MM-DD`. */
export function inNextMonth(date: string, day: number): string {
  const [year = 0, month = 1] = date.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + 1, 0));
  last.setUTCDate(Math.min(day, last.getUTCDate()));
  return last.toISOString().slice(0, 10);
}
