import { isCalendarDate } from '@smartap/en16931';
import { cellAtEdge } from '../../pdf/edges.js';
import { boxOf, textOf, type Word } from '../../pdf/word.js';
import { phraseOf } from '../print/phrase-after.js';
import type { Found } from '../found.js';
import { monthOf, type PrintedDate } from '../print/dates.js';
import { isHeading, type LabelHit } from '../print/hits/label-hits.js';
import type { LabelField } from '../print/labels/index.js';
import { below } from '../print/place.js';
import { hasMoney, type Reading } from '../print/reading.js';
import { best, labelled, toFound } from './labelled-dates.js';
import { endsInWord, shortenedStart } from './shortened-period.js';

/** Labels before two days. */
const OF_PERIOD: ReadonlySet<LabelField> = new Set(['period', 'deliveryDate']);
/** No invoice is over a longer time, in days; the final account of a building may be, where its label surely names that. */
const [LONGEST, LONGEST_NAMED] = [400, 2000];
/** From here on a label surely names a period. */
const SURELY = 0.9;
const DAY_MS = 86_400_000;
/** What a whole month is sure of that is named instead of two days. */
const BY_MONTH = 0.85;
/** What a period is sure of that no label names. */
const UNLABELLED = 0.75;

/** So many words stand between two dates, and before the first. */
const MAX_BETWEEN = 2;
/** The words before the days of a heading are no longer, and the days stand no further to its right, in points. */
const [SHORT_WORD, BESIDE] = [8, 200];
/** A period is printed in so many words at most, up to its last day. */
const MOST_WORDS = 7;

/** The first and the last day of a period. */
export interface Span {
  readonly start: Found;
  readonly end: Found;
}

interface Ends {
  readonly start: string;
  readonly end: string;
}

/** The first date of the next line where it has nothing else, to the right of a label that ends its own. */
function inNextLine(reading: Reading, index: number, hit: LabelHit): { item: PrintedDate; line: number }[] {
  const [next, item] = [reading.lines[index + 1], reading.dates[index + 1]?.[0]];
  const isNext =
    next !== undefined &&
    hit.to === hit.line.words.length - 1 &&
    next.row.page === hit.line.row.page &&
    next.row.cells.length === 1 &&
    next.row.box[1] - hit.box[3] < hit.box[3] - hit.box[1];
  return isNext && item?.from === 0 && item.box[0] > hit.box[0] ? [{ item, line: index + 1 }] : [];
}

/** The two dates that follow each other behind a label, or below it: `Zeitraum vom 06.12.2013 bis zum 06.12.2014`. */
function twoDates(reading: Reading, index: number, hit: LabelHit): readonly (readonly [PrintedDate, number])[] {
  const right = reading.dates[index]?.filter(({ from }) => from > hit.to) ?? [];
  if ((right[0]?.from ?? Infinity) - hit.to - 1 <= MAX_BETWEEN) return right.map((date) => [date, index] as const);
  const [first] = [...below(reading, index, hit, reading.dates), ...inNextLine(reading, index, hit)];
  const own = first === undefined ? [] : (reading.dates[first.line] ?? []).filter(({ from }) => from >= first.item.from);
  return own.map((date) => [date, first?.line ?? index] as const);
}

const daysBetween = (start: string, end: string): number => (Date.parse(end) - Date.parse(start)) / DAY_MS;

/** Whether two days are a period that an invoice may be over. */
function isPeriod({ start, end }: Ends, longest: number = LONGEST): boolean {
  const days = daysBetween(start, end);
  return days >= 0 && days <= longest;
}

/** Whether hardly anything stands between two dates of a line. */
const areTogether = (a: PrintedDate, b: PrintedDate): boolean =>
  a.line === b.line && b.from - a.to - 1 <= MAX_BETWEEN && b.line.cellOf[b.from] === a.line.cellOf[a.to];

function byDates(reading: Reading, index: number, hit: LabelHit): Span | undefined {
  const [first, second] = twoDates(reading, index, hit);
  if (first === undefined || second === undefined || !areTogether(first[0], second[0])) return undefined;
  const isNamed = hit.field === 'period' && hit.weight >= SURELY;
  if (!isPeriod({ start: first[0].value, end: second[0].value }, isNamed ? LONGEST_NAMED : LONGEST)) return undefined;
  const found = ([date, line]: readonly [PrintedDate, number]): Found => toFound({ date, line, label: hit.text, score: hit.weight }, date.line.row.page);
  return { start: found(first), end: found(second) };
}

const iso = (year: number, month: number, day: number): string => `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

/** The year and month that a text is, and nothing else: `März 2026`, `03/2026`. */
export function monthIn(text: string): [year: number, month: number] | undefined {
  const [, name = '', inWords = ''] = /^(\p{L}{3,}\.?)\s+(\d{4})$/u.exec(text) ?? [];
  const [, figures = '', inFigures = ''] = /^(\d{1,2})[/.-](\d{4})$/.exec(text) ?? [];
  const month = name === '' ? Number(figures) : monthOf(name);
  const year = Number(inWords || inFigures);
  return month !== undefined && year > 0 && isCalendarDate(year, month, 1) ? [year, month] : undefined;
}

function byMonth(reading: Reading, index: number, hit: LabelHit): Span | undefined {
  const phrase = phraseOf(reading, index, hit);
  const found = phrase === undefined ? undefined : monthIn(phrase.value);
  if (phrase === undefined || found === undefined) return undefined;
  const last = new Date(Date.UTC(found[0], found[1], 0)).getUTCDate();
  const day = (of: number): Found => ({ ...phrase, value: iso(...found, of), confidence: Math.min(BY_MONTH, hit.weight) });
  return { start: day(1), end: day(last) };
}

/** What is printed of a period in words of a cell, as it is found. */
function spanOf({ start, end }: Ends, words: readonly Word[], { page, line, hit }: { page: number; line: number; hit: LabelHit }): Span | undefined {
  if (!isPeriod({ start, end })) return undefined;
  const at = { confidence: Math.min(BY_MONTH, hit.weight), label: hit.text, text: textOf(words), page, box: boxOf(words), line };
  return { start: { ...at, value: start }, end: { ...at, value: end } };
}

/** The two ends of a period in one word, or the first without its year or month: `01.05.-31.05.2025`, `1 - 31 May 2025`, `August 1 - August 31, 2025`. */
function byShortened(reading: Reading, index: number, hit: LabelHit): Span | undefined {
  const words = hit.line.words.slice(hit.to + 1, hit.to + 1 + MOST_WORDS);
  const at = { page: hit.line.row.page, line: index, hit };
  for (const [skipped, word] of words.slice(0, MAX_BETWEEN + 1).entries()) {
    const ends = endsInWord(word.text, reading.style);
    if (ends !== undefined) return spanOf(ends, words.slice(skipped, skipped + 1), at);
  }
  const last = reading.dates[index]?.find(({ from }) => from > hit.to);
  if (last === undefined || last.from - hit.to > MOST_WORDS) return undefined;
  const before = hit.line.words.slice(hit.to + 1, last.from);
  const start = shortenedStart(
    before.map(({ text }) => text),
    last.value,
    reading.style,
  );
  return start === undefined ? undefined : spanOf({ start, end: last.value }, [...before, ...hit.line.words.slice(last.from, last.to + 1)], at);
}

/** A period that no label names: two dates together, or one behind the first day that lacks its year. */
function unlabelledAt(reading: Reading, line: number, at: number): Span | undefined {
  const [date, next] = reading.dates[line]?.slice(at, at + 2) ?? [];
  if (date === undefined) return undefined;
  const found = (value: string, { text, box, line: { row } }: Pick<PrintedDate, 'text' | 'box' | 'line'>): Found => ({
    value,
    confidence: UNLABELLED,
    label: undefined,
    text,
    page: row.page,
    box,
    line,
  });
  if (next !== undefined && areTogether(date, next)) return { start: found(date.value, date), end: found(next.value, next) };
  const day = date.line.words.findIndex(
    ({ text }, word) => word < date.from && word >= date.from - MAX_BETWEEN - 1 && /\d/.test(text) && date.line.cellOf[word] === date.line.cellOf[date.from],
  );
  const first = day > 0 && monthOf(date.line.words[day - 1]?.text ?? '') !== undefined ? day - 1 : day;
  const start =
    day < 0
      ? undefined
      : shortenedStart(
          date.line.words.slice(first, date.from).map(({ text }) => text),
          date.value,
          reading.style,
        );
  return start === undefined ? undefined : { start: found(start, date), end: found(date.value, date) };
}

/** Whether a line stands between the first amount of the pages and the last, as what is said of an item does. */
function isAmongAmounts(reading: Reading, line: number): boolean {
  const priced = reading.lines.flatMap((_, index) => (hasMoney(reading, index) ? [index] : []));
  return (priced[0] ?? Infinity) <= line && line < (priced.at(-1) ?? 0);
}

/** What has been done by the day of issue was done within so many days before it, where no label says so. */
const BEFORE_ISSUE = 100;

/** The one period of the pages where it is of whole months, stands with several items, or ended before the day of issue: who prints it without a label prints it of the invoice. */
function withoutLabel(reading: Reading, issued: string | undefined): Span | undefined {
  const spans = reading.dates.flatMap((dates, line) => dates.flatMap((_, at) => unlabelledAt(reading, line, at) ?? []));
  const span = sameOf(spans);
  if (span === undefined) return undefined;
  const ends = { start: span.start.value, end: span.end.value };
  const isPast =
    issued !== undefined && isPeriod(ends) && ends.end <= issued && daysBetween(ends.start, issued) <= BEFORE_ISSUE && !isAmongAmounts(reading, span.end.line);
  return spans.length > 1 || isWholeMonths(ends) || isPast ? span : undefined;
}

const isWholeMonths = ({ start, end }: Ends): boolean =>
  isPeriod({ start, end }) && start.endsWith('-01') && new Date(Date.parse(end) + DAY_MS).getUTCDate() === 1;

/** The surest of periods that are all one; none where they differ, as those of items do. */
const sameOf = (spans: readonly Span[]): Span | undefined =>
  new Set(spans.map(({ start, end }) => `${start.value} ${end.value}`)).size === 1
    ? spans.toSorted((a, b) => b.start.confidence - a.start.confidence)[0]
    : undefined;

/** The two ends of a period under labels of their own. */
function byEnds(reading: Reading): Span | undefined {
  const [start, end] = (['periodStart', 'periodEnd'] as const).map((field) => best(labelled(reading, field)));
  if (start === undefined || end === undefined) return undefined;
  return !isPeriod({ start: start.date.value, end: end.date.value })
    ? undefined
    : { start: toFound(start, start.date.line.row.page), end: toFound(end, end.date.line.row.page) };
}

/** The two days in the lines below a heading, each behind a short word: `Abrechnungszeitraum` / `von: | 01.04.2025` / `bis: | 30.06.2025`. */
function byHeading(reading: Reading, index: number, hit: LabelHit): Span | undefined {
  if (!isHeading(hit)) return undefined;
  const [start, end] = [index + 1, index + 2].map((line) => {
    const date = reading.dates[line]?.find(({ box }) => box[0] > hit.box[0] && box[0] - hit.box[0] < BESIDE);
    const own = cellAtEdge(date?.line.row, hit.box);
    const isNamed = own !== undefined && date !== undefined && own.text.replace(date.text, '').length <= SHORT_WORD;
    return isNamed && date.line.row.page === hit.line.row.page ? toFound({ date, line, label: hit.text, score: hit.weight }, date.line.row.page) : undefined;
  });
  return start === undefined || end === undefined || !isPeriod({ start: start.value, end: end.value }) ? undefined : { start, end };
}

/** Each period in one word below the head of a column: `Ajalta` above `01.04.2025–30.06.2025` of each item. */
const inColumn = (reading: Reading, index: number, hit: LabelHit): Span[] =>
  reading.lines.slice(index + 1).flatMap(({ row }, more) => {
    const word = row.page === hit.line.row.page ? cellAtEdge(row, hit.box)?.words[0] : undefined;
    const ends = word === undefined ? undefined : endsInWord(word.text, reading.style);
    const span = word === undefined || ends === undefined ? undefined : spanOf(ends, [word], { page: row.page, line: index + 1 + more, hit });
    return span ?? [];
  });

/**
 * The period that labels name (BG-14), else the one that the pages print without one.
 *
 * @param issued the day of issue, where it is known
 */
export function periodOf(reading: Reading, issued?: string): Span | undefined {
  const ends = byEnds(reading);
  if (ends !== undefined) return ends;
  const spans = reading.labels.flatMap((hits, index) =>
    hits
      .filter(({ field }) => OF_PERIOD.has(field))
      .flatMap(
        (hit) =>
          byDates(reading, index, hit) ??
          byShortened(reading, index, hit) ??
          byMonth(reading, index, hit) ??
          byHeading(reading, index, hit) ??
          inColumn(reading, index, hit),
      ),
  );
  return spans.length === 0 ? withoutLabel(reading, issued) : sameOf(spans);
}
