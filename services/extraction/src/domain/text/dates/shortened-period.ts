import { isCalendarDate } from '@smartap/en16931';
import { monthOf, type DateStyle } from '../print/dates.js';

/** Both ends in one word, the first perhaps without its year or its month: `01.05.2025-31.05.2025`, `1.-31.05.2025`. */
const IN_WORD = /^\(?(\d{1,2})(?:[./](\d{1,2}))?(?:[./](\d{4}|\d{2}))?\.?[-–](\d{1,2})([./])(\d{1,2})[./](\d{4}|\d{2})[),;.]?$/;

/** A day (ISO 8601), where the calendar has it. */
function dayOf(year: number, month: number, day: number): string | undefined {
  const full = year < 100 ? 2000 + year : year;
  return isCalendarDate(full, month, day) ? `${full}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}` : undefined;
}

/** Day and month of two figures, as the document orders them; those with dots have the day first. */
const ordered = (first: number, second: number, separator: string, { order }: DateStyle): [day: number, month: number] =>
  separator !== '.' && order === 'month-first' ? [second, first] : [first, second];

/** The ends of a period that is printed as one word. */
export function endsInWord(text: string, style: DateStyle): { start: string; end: string } | undefined {
  const [, first = '', second, ownYear, one = '', separator = '', two = '', year = ''] = IN_WORD.exec(text) ?? [];
  if (first === '') return undefined;
  const [lastDay, lastMonth] = ordered(Number(one), Number(two), separator, style);
  const [firstDay, firstMonth] = second === undefined ? [Number(first), lastMonth] : ordered(Number(first), Number(second), separator, style);
  const [start, end] = [dayOf(Number(ownYear ?? year), firstMonth, firstDay), dayOf(Number(year), lastMonth, lastDay)];
  return start === undefined || end === undefined ? undefined : { start, end };
}

/** What stands right before the last day: a dash, or a word such as `to`. */
const TO = /^[-–—]$|\d\.?[-–—]$|^\p{Ll}+$/u;
/** Day and month in figures, without the year. */
const WITHOUT_YEAR = /^\(?\d{1,2}[./]\d{1,2}\.?[-–—]?$/;

/**
 * The first day of a period whose last is known, from the words before that: its day alone, or with its month, in figures or by name; in the year of the last day, or the one before it.
 *
 * @param end ISO 8601
 */
export function shortenedStart(words: readonly string[], end: string, style: DateStyle): string | undefined {
  const figures = words.flatMap((word) => [...word.matchAll(/\d+/g)].map(([digits]) => Number(digits)));
  const [named, ...others] = words.flatMap((word) => (/\d/.test(word) ? [] : (monthOf(word) ?? [])));
  const [first, second, ...more] = figures;
  const [year = 0, lastMonth = 0] = end.split('-').map(Number);
  if (
    first === undefined ||
    !TO.test(words.at(-1) ?? '') ||
    (second !== undefined && !words.some((word) => WITHOUT_YEAR.test(word))) ||
    more.length > 0 ||
    others.length > 0 ||
    (named !== undefined && second !== undefined)
  )
    return undefined;
  const [day, month] = second === undefined ? [first, named ?? lastMonth] : ordered(first, second, words.some((word) => word.includes('/')) ? '/' : '.', style);
  const start = dayOf(year, month, day);
  return start === undefined || start <= end ? start : dayOf(year - 1, month, day);
}
