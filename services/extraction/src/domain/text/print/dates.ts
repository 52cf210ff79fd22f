import { isCalendarDate } from '@smartap/en16931';
import { boxOf, textOf, type Box } from '../../pdf/word.js';
import { saysBritishCode } from './british-code.js';
import { dollarOf } from './dollars.js';
import { fold, squeeze } from './fold.js';
import { LANGUAGES } from './labels/index.js';
import type { Line } from './line.js';
import { US_STATE_AND_CODE } from '../parties/postal/subdivisions.js';

/** How an all-figure date is read. */
export type DateOrder = 'day-first' | 'month-first';

/** How figures are read in a document, and whether it proves it. */
export interface DateStyle {
  order: DateOrder;
  isProven: boolean;
}

/** A date as printed. */
export interface PrintedDate {
  /** `YYYY-MM-DD`. */
  value: string;
  text: string;
  line: Line;
  from: number;
  to: number;
  box: Box;
  /** Day and month could be exchanged. */
  isAmbiguous: boolean;
}

const ISO = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/;
const FIGURES = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})$/;
/** Italian, Polish and Hungarian letters have the month in Roman figures: `12.III.2026`. */
const ROMAN = /^(\d{1,2})([./-])([IVX]{1,4})\2(\d{4}|\d{2})$/;
const ROMAN_MONTHS = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII'];
const COMPACT = /^(20\d{2})(\d{2})(\d{2})$/;
/** An account as America has none. */
const ACCOUNT = /\b[A-Z]{2}\d{2}(?:\s?[A-Z\d]{4}){3,}/;

const monthsOf = (languages: typeof LANGUAGES): ReadonlyMap<string, number> =>
  new Map(
    languages.flatMap(({ months, monthForms = [] }) => [months, monthForms].flatMap((names) => names.map((month, index) => [month, index + 1] as const))),
  );
const MONTHS = monthsOf(LANGUAGES);

const FEWEST_LETTERS = 3;

/** What names of months begin with, from three letters on, and the month that begins so: none where two do. */
function beginnings(): ReadonlyMap<string, number | undefined> {
  const begun = new Map<string, number | undefined>();
  for (const [name, month] of monthsOf(LANGUAGES.filter(({ hasWholeMonths }) => hasWholeMonths !== true))) {
    for (let length = FEWEST_LETTERS; length <= name.length; length += 1) {
      const start = name.slice(0, length);
      begun.set(start, !begun.has(start) || begun.get(start) === month ? month : undefined);
    }
  }
  return begun;
}

const BEGINNINGS = beginnings();

/** The month that a name or its beginning means in any language; undefined where it begins two: Czech `cer`, French `jui`. */
export function monthOf(text: string): number | undefined {
  const name = squeeze(text).replaceAll(/[^a-z]/g, '');
  return MONTHS.get(name) ?? BEGINNINGS.get(name);
}

function iso(year: number, month: number, day: number): string | undefined {
  const full = year < 100 ? 2000 + year : year;
  if (full < 1970 || full > 2099 || !isCalendarDate(full, month, day)) return undefined;
  return `${full}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** What follows the date in a moment (ISO 8601). */
const TIME = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}.*$/;

/** A word without what may stand around a date. */
function strip(text: string): string {
  return (text.includes('T') ? text.replace(TIME, '$1') : text).replaceAll(/^[([„"']+|[),;:.\]"'“]+$/g, '');
}

function fromFigures(text: string, style: DateStyle): { value: string; isAmbiguous: boolean } | undefined {
  const isoMatch = ISO.exec(text) ?? COMPACT.exec(text);
  if (isoMatch !== null) {
    const value = iso(Number(isoMatch[1]), Number(isoMatch[2]), Number(isoMatch[3]));
    return value === undefined ? undefined : { value, isAmbiguous: false };
  }
  const [, day, , month, of] = ROMAN.exec(text) ?? [];
  const roman = month === undefined ? undefined : iso(Number(of), ROMAN_MONTHS.indexOf(month) + 1, Number(day));
  if (roman !== undefined) return { value: roman, isAmbiguous: false };
  const match = FIGURES.exec(text);
  if (match === null) return undefined;
  const [first, second, year] = [Number(match[1]), Number(match[3]), Number(match[4])];
  const monthFirst = match[2] !== '.' && style.order === 'month-first';
  const preferred = monthFirst ? iso(year, first, second) : iso(year, second, first);
  const value = preferred ?? (monthFirst ? iso(year, second, first) : iso(year, first, second));
  const isAmbiguous = match[2] !== '.' && first <= 12 && second <= 12 && first !== second && !style.isProven;
  return value === undefined ? undefined : { value, isAmbiguous };
}

/** `20. 12. 2025` and `20.12. 2025` stand as several words. */
function spacedFigures(line: Line, index: number): { text: string; to: number } | undefined {
  const [a = '', b = '', c = ''] = line.words.slice(index, index + 3).map((word) => word.text);
  const isTogether = (to: number): boolean => line.cellOf[to] === line.cellOf[index];
  if (/^\d{1,2}\.\d{1,2}\.$/.test(a) && /^\d{4}\D?$/.test(b) && isTogether(index + 1)) return { text: a + b, to: index + 1 };
  return /^\d{1,2}\.$/.test(a) && /^\d{1,2}\.$/.test(b) && /^\d{4}\D?$/.test(c) && isTogether(index + 2) ? { text: a + b + c, to: index + 2 } : undefined;
}

const BEGINS_WITH_FIGURE = /^\d/;
/** A day of a month with its year, where no space stands between: `Jan 31,2026`. */
const DAY_AND_YEAR = /^(\d{1,2}),(\d{4})$/;

/**
 * A date that begins at a word, over up to four words: `19.05.2014`, `7. Mai 2014`, `Jan 1, 2022`, `4 de mayo de 2020`.
 * @param bare the words of the line without what may stand around a date
 */
function dateAt(line: Line, bare: readonly string[], index: number, style: DateStyle): PrintedDate | undefined {
  // Its first word or, where that is a month, its second begins with a figure.
  if (!BEGINS_WITH_FIGURE.test(bare[index] ?? '') && !BEGINS_WITH_FIGURE.test(bare[index + 1] ?? '')) return undefined;
  const texts = bare.slice(index, index + 5);
  const [a = '', b = '', c = ''] = texts;
  const figures = fromFigures(a, style);
  if (figures !== undefined) return printed(line, index, index, figures);
  const spaced = spacedFigures(line, index);
  const together = spaced === undefined ? undefined : fromFigures(strip(spaced.text), style);
  if (spaced !== undefined && together !== undefined) return printed(line, index, spaced.to, together);
  const dayFirst = /^\d{1,2}(?:\.|er|st|nd|rd|th|º)?$/.test(a) ? Number.parseInt(a, 10) : undefined;
  if (dayFirst !== undefined) {
    const rest = texts.slice(1).filter((text) => fold(text) !== 'de' && fold(text) !== 'of');
    const month = monthOf(rest[0] ?? '');
    const year = /^\d{4}$|^\d{2}$/.test(rest[1] ?? '') ? Number(rest[1]) : undefined;
    const value = month === undefined || year === undefined ? undefined : iso(year, month, dayFirst);
    if (value !== undefined) return printed(line, index, texts.indexOf(rest[1] ?? '', 1) + index, { value, isAmbiguous: false });
  }
  const [, own = b, ofYear] = DAY_AND_YEAR.exec(b) ?? [];
  const day = /^\d{1,2}(?:st|nd|rd|th)?$/.test(own) ? Number.parseInt(own, 10) : undefined;
  const month = day === undefined ? undefined : monthOf(a);
  // A comma may stand by itself: `September 3 , 2025`.
  const last = ofYear !== undefined ? 1 : c === '' ? 3 : 2;
  const year = ofYear ?? texts[last] ?? '';
  if (month !== undefined && day !== undefined && /^\d{4}$/.test(year)) {
    const value = iso(Number(year), month, day);
    if (value !== undefined) return printed(line, index, index + last, { value, isAmbiguous: false });
  }
  const joined = /^(\d{1,2})[-\s]([A-Za-zÀ-ÿ]{3,9})[-\s.](\d{2,4})$/.exec(a);
  const joinedMonth = joined === null ? undefined : monthOf(joined[2] ?? '');
  const joinedValue = joined === null || joinedMonth === undefined ? undefined : iso(Number(joined[3]), joinedMonth, Number(joined[1]));
  return joinedValue === undefined ? undefined : printed(line, index, index, { value: joinedValue, isAmbiguous: false });
}

function printed(line: Line, from: number, to: number, date: { value: string; isAmbiguous: boolean }): PrintedDate {
  const words = line.words.slice(from, to + 1);
  return { ...date, text: textOf(words), line, from, to, box: boxOf(words) };
}

/** Every date of a line from left to right. */
export function datesOf(line: Line, style: DateStyle): PrintedDate[] {
  if (!/\d/.test(line.row.text)) return [];
  const dates: PrintedDate[] = [];
  const bare = line.words.map(({ text }) => strip(text));
  for (let index = 0; index < line.words.length; index += 1) {
    const date = dateAt(line, bare, index, style);
    if (date === undefined) continue;
    dates.push(date);
    index = date.to;
  }
  return dates;
}

/** Whether the day or the month comes first: by a date that can only be read one way, else by the address and currency. */
export function dateStyleOf(lines: readonly Line[]): DateStyle {
  let [dayFirst, monthFirst, american, dollars, euros] = [0, 0, 0, 0, 0];
  const dollar = dollarOf(lines.map(({ row }) => row.text));
  for (const line of lines) {
    for (const word of line.words) {
      const match = /\d[./-]\d/.test(word.text) ? FIGURES.exec(strip(word.text)) : null;
      if (match !== null && match[2] !== '.') {
        if (Number(match[1]) > 12) dayFirst += 1;
        if (Number(match[3]) > 12 && Number(match[1]) <= 12) monthFirst += 1;
      }
      if (/^(?:US)?\$/.test(word.text) || word.text === 'USD') dollars += 1;
      if (word.text.includes('€') || word.text === 'EUR') euros += 1;
      if (word.text.startsWith('£') || word.text === 'GBP') american -= 0.5;
    }
    if (!/\d/.test(line.row.text)) continue;
    if (US_STATE_AND_CODE.test(line.row.text)) american += 1;
    if (saysBritishCode(line.row.text)) american -= 1;
  }
  // What else an invoice in euros is worth says nothing of where it was written.
  if (dollars > euros) american += dollars * (dollar === undefined ? 0.2 : dollar.isDayFirst ? -0.2 : 0);
  // The buyer alone may be American: that proves neither.
  if (american > 0 && lines.some(({ row }) => ACCOUNT.test(row.text))) american = 0;
  if (monthFirst !== dayFirst) return { order: monthFirst > dayFirst ? 'month-first' : 'day-first', isProven: true };
  return { order: american > 0 ? 'month-first' : 'day-first', isProven: Math.abs(american) >= 1 };
}
