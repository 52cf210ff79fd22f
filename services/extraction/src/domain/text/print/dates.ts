import { isCalendarDate } from '@smartap/en16931';
import { around } from '../../pdf/word.js';
import type { Box } from '../../pdf/word.js';
import { fold } from './fold.js';
import { LANGUAGES } from './labels/index.js';
import type { Line } from './line.js';

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
const COMPACT = /^(20\d{2})(\d{2})(\d{2})$/;
const US_ADDRESS = /\b[A-Z]{2},? \d{5}(?:-\d{4})?\b/;
const UK_ADDRESS = /\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b/;

const MONTHS: ReadonlyMap<string, number> = new Map(LANGUAGES.flatMap(({ months, monthForms = [] }) => [months, monthForms].flatMap((names) => names.map((month, index) => [month, index + 1] as const))));

/** Three letters that begin one month alone: Czech `cer` begins two. */
function shortMonths(): ReadonlyMap<string, number> {
  const short = new Map<string, number>();
  const doubtful = new Set<string>();
  for (const [month, number] of MONTHS) {
    const key = month.slice(0, 3);
    if (short.has(key) && short.get(key) !== number) doubtful.add(key);
    short.set(key, number);
  }
  for (const key of doubtful) short.delete(key);
  return short;
}

const SHORT_MONTHS = shortMonths();

function monthOf(text: string): number | undefined {
  const name = fold(text).replaceAll(/[^a-z]/g, '');
  if (name.length < 3) return undefined;
  const whole = MONTHS.get(name);
  if (whole !== undefined) return whole;
  const short = SHORT_MONTHS.get(name.slice(0, 3));
  const isPrefix = [...MONTHS.keys()].some((month) => month.startsWith(name) || (name.length === 4 && month.startsWith(name.slice(0, 3)) && name === 'sept'));
  return isPrefix ? short : undefined;
}

function iso(year: number, month: number, day: number): string | undefined {
  const full = year < 100 ? 2000 + year : year;
  if (full < 1970 || full > 2099 || !isCalendarDate(full, month, day)) return undefined;
  return `${full}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

function strip(text: string): string {
  return text.replaceAll(/^[([„"']+|[),;:.\]"'“]+$/g, '');
}

function fromFigures(text: string, style: DateStyle): { value: string; isAmbiguous: boolean } | undefined {
  const isoMatch = ISO.exec(text) ?? COMPACT.exec(text);
  if (isoMatch !== null) {
    const value = iso(Number(isoMatch[1]), Number(isoMatch[2]), Number(isoMatch[3]));
    return value === undefined ? undefined : { value, isAmbiguous: false };
  }
  const match = FIGURES.exec(text);
  if (match === null) return undefined;
  const [first, second, year] = [Number(match[1]), Number(match[3]), Number(match[4])];
  const monthFirst = match[2] !== '.' && style.order === 'month-first';
  const preferred = monthFirst ? iso(year, first, second) : iso(year, second, first);
  const value = preferred ?? (monthFirst ? iso(year, second, first) : iso(year, first, second));
  const isAmbiguous = match[2] !== '.' && first <= 12 && second <= 12 && first !== second && !style.isProven;
  return value === undefined ? undefined : { value, isAmbiguous };
}

/** A date that begins at a word, over up to four words: `19.05.2014`, `7. Mai 2014`, `Jan 1, 2022`, `4 de mayo de 2020`. */
function dateAt(line: Line, index: number, style: DateStyle): PrintedDate | undefined {
  const texts = line.words.slice(index, index + 5).map((word) => strip(word.text));
  const [a = '', b = '', c = ''] = texts;
  const figures = fromFigures(a, style);
  if (figures !== undefined) return printed(line, index, index, figures);
  const dayFirst = /^\d{1,2}(?:\.|er|st|nd|rd|th|º)?$/.test(a) ? Number.parseInt(a, 10) : undefined;
  if (dayFirst !== undefined) {
    const rest = texts.slice(1).filter((text) => fold(text) !== 'de' && fold(text) !== 'of');
    const month = monthOf(rest[0] ?? '');
    const year = /^\d{4}$|^\d{2}$/.test(rest[1] ?? '') ? Number(rest[1]) : undefined;
    const value = month === undefined || year === undefined ? undefined : iso(year, month, dayFirst);
    if (value !== undefined) return printed(line, index, texts.indexOf(rest[1] ?? '', 1) + index, { value, isAmbiguous: false });
  }
  const month = monthOf(a);
  const day = /^\d{1,2}(?:st|nd|rd|th)?$/.test(b) ? Number.parseInt(b, 10) : undefined;
  if (month !== undefined && day !== undefined && /^\d{4}$/.test(c)) {
    const value = iso(Number(c), month, day);
    if (value !== undefined) return printed(line, index, index + 2, { value, isAmbiguous: false });
  }
  const joined = /^(\d{1,2})[-\s]([A-Za-zÀ-ÿ]{3,9})[-\s.](\d{2,4})$/.exec(a);
  const joinedMonth = joined === null ? undefined : monthOf(joined[2] ?? '');
  const joinedValue = joined === null || joinedMonth === undefined ? undefined : iso(Number(joined[3]), joinedMonth, Number(joined[1]));
  return joinedValue === undefined ? undefined : printed(line, index, index, { value: joinedValue, isAmbiguous: false });
}

function printed(line: Line, from: number, to: number, date: { value: string; isAmbiguous: boolean }): PrintedDate {
  const words = line.words.slice(from, to + 1);
  return { ...date, text: words.map((word) => word.text).join(' '), line, from, to, box: around(words.map((word) => word.box)) };
}

/** Every date of a line from left to right. */
export function datesOf(line: Line, style: DateStyle): PrintedDate[] {
  const dates: PrintedDate[] = [];
  for (let index = 0; index < line.words.length; index += 1) {
    const date = dateAt(line, index, style);
    if (date === undefined) continue;
    dates.push(date);
    index = date.to;
  }
  return dates;
}

/** Whether the day or the month comes first: by a date that can only be read one way, else by the address and currency. */
export function dateStyleOf(lines: readonly Line[]): DateStyle {
  let [dayFirst, monthFirst, american] = [0, 0, 0];
  for (const line of lines) {
    for (const word of line.words) {
      const match = FIGURES.exec(strip(word.text));
      if (match !== null && match[2] !== '.') {
        if (Number(match[1]) > 12) dayFirst += 1;
        if (Number(match[3]) > 12 && Number(match[1]) <= 12) monthFirst += 1;
      }
      if (/^(?:US)?\$/.test(word.text) || word.text === 'USD') american += 0.2;
      if (word.text.startsWith('£') || word.text === 'GBP') american -= 0.5;
    }
    if (US_ADDRESS.test(line.row.text)) american += 1;
    if (UK_ADDRESS.test(line.row.text)) american -= 1;
  }
  if (monthFirst !== dayFirst) return { order: monthFirst > dayFirst ? 'month-first' : 'day-first', isProven: true };
  return { order: american > 0 ? 'month-first' : 'day-first', isProven: Math.abs(american) >= 1 };
}
