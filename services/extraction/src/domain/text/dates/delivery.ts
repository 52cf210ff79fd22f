import { isCalendarDate } from '@smartap/en16931';
import type { Box } from '../../pdf/word.js';
import { phraseAfter, type Found } from '../identifiers.js';
import { monthOf } from '../print/dates.js';
import type { PrintedDate } from '../print/dates.js';
import type { LabelHit } from '../print/label-hits.js';
import type { LabelField } from '../print/labels/index.js';
import { below } from '../print/place.js';
import type { Reading } from '../print/reading.js';
import { best, labelled, NAMED, toFound } from './labelled-dates.js';

/** When was delivered what is invoiced (BT-72), or over which days (BG-14). */
export interface Delivery {
  readonly delivered: Found | undefined;
  readonly start: Found | undefined;
  readonly end: Found | undefined;
}

/** Labels before two days. */
const OF_PERIOD: ReadonlySet<LabelField> = new Set(['period', 'deliveryDate']);
/** No invoice is over a longer time, in days. */
const LONGEST = 400;
const DAY_MS = 86_400_000;
/** What a whole month is sure of that is named instead of two days. */
const BY_MONTH = 0.85;
/** From here on a date is taken: nobody is asked about one that is not. */
const TAKEN = 0.6;

/** So many words stand between two dates, and before the first. */
const MAX_BETWEEN = 2;

interface Span {
  readonly start: Found;
  readonly end: Found;
}

/** The two dates that follow each other behind a label, or below it: `Zeitraum vom 06.12.2013 bis zum 06.12.2014`. */
function twoDates(reading: Reading, index: number, hit: LabelHit): readonly (readonly [PrintedDate, number])[] {
  const right = reading.dates[index]?.filter(({ from }) => from > hit.to) ?? [];
  if ((right[0]?.from ?? Infinity) - hit.to - 1 <= MAX_BETWEEN) return right.map((date) => [date, index] as const);
  const [first] = below(reading, index, hit, reading.dates);
  const own = first === undefined ? [] : (reading.dates[first.line] ?? []).filter(({ from }) => from >= first.item.from);
  return own.map((date) => [date, first?.line ?? index] as const);
}

const daysBetween = (start: string, end: string): number => (Date.parse(end) - Date.parse(start)) / DAY_MS;

/** Whether hardly anything stands between two dates of a line. */
const areTogether = (a: PrintedDate, b: PrintedDate): boolean => a.line === b.line && b.from - a.to - 1 <= MAX_BETWEEN && b.line.cellOf[b.from] === a.line.cellOf[a.to];

function byDates(reading: Reading, index: number, hit: LabelHit): Span | undefined {
  const [first, second] = twoDates(reading, index, hit);
  if (first === undefined || second === undefined || !areTogether(first[0], second[0])) return undefined;
  const days = daysBetween(first[0].value, second[0].value);
  if (days < 0 || days > LONGEST) return undefined;
  const found = ([date, line]: readonly [PrintedDate, number]): Found => toFound({ date, line, label: hit.text, score: hit.weight }, date.line.row.page);
  return { start: found(first), end: found(second) };
}

const iso = (year: number, month: number, day: number): string => `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

/** The year and month that a text is, and nothing else: `März 2026`, `03/2026`. */
function monthIn(text: string): [year: number, month: number] | undefined {
  const [, name = '', inWords = ''] = /^(\p{L}{3,}\.?)\s+(\d{4})$/u.exec(text) ?? [];
  const [, figures = '', inFigures = ''] = /^(\d{1,2})[/.-](\d{4})$/.exec(text) ?? [];
  const month = name === '' ? Number(figures) : monthOf(name);
  const year = Number(inWords || inFigures);
  return month !== undefined && year > 0 && isCalendarDate(year, month, 1) ? [year, month] : undefined;
}

function byMonth(reading: Reading, index: number, hit: LabelHit): Span | undefined {
  const phrase = phraseAfter(reading, index, hit);
  const found = phrase === undefined ? undefined : monthIn(phrase.value);
  if (phrase === undefined || found === undefined) return undefined;
  const last = new Date(Date.UTC(found[0], found[1], 0)).getUTCDate();
  const day = (of: number): Found => ({ ...phrase, value: iso(...found, of), confidence: Math.min(BY_MONTH, hit.weight) });
  return { start: day(1), end: day(last) };
}

/** The two ends of a period under labels of their own. */
function byEnds(reading: Reading): Span | undefined {
  const [start, end] = (['periodStart', 'periodEnd'] as const).map((field) => best(labelled(reading, field)));
  if (start === undefined || end === undefined) return undefined;
  const days = daysBetween(start.date.value, end.date.value);
  return days < 0 || days > LONGEST ? undefined : { start: toFound(start, start.date.line.row.page), end: toFound(end, end.date.line.row.page) };
}

function periodOf(reading: Reading): Span | undefined {
  const ends = byEnds(reading);
  if (ends !== undefined) return ends;
  const spans = reading.labels.flatMap((hits, index) => hits.filter(({ field }) => OF_PERIOD.has(field)).flatMap((hit) => byDates(reading, index, hit) ?? (hit.field === 'period' ? byMonth(reading, index, hit) : undefined) ?? []));
  // Periods of items differ: then none is that of the invoice.
  return new Set(spans.map(({ start, end }) => `${start.value} ${end.value}`)).size === 1 ? spans.toSorted((a, b) => b.start.confidence - a.start.confidence)[0] : undefined;
}

const isSameBox = (a: Box, b: Box): boolean => a.every((edge, at) => edge === b[at]);

/** The day of delivery and the period that labels name. */
export function findDelivery(reading: Reading): Delivery {
  const period = periodOf(reading);
  const dated = best(labelled(reading, 'deliveryDate').filter(({ score }) => score >= NAMED));
  const day = dated === undefined ? undefined : toFound(dated, dated.date.line.row.page);
  const isEnd = day !== undefined && period !== undefined && [period.start, period.end].some(({ box }) => isSameBox(box, day.box));
  const delivered = day === undefined || isEnd || day.confidence < TAKEN ? undefined : day;
  return { delivered, start: period?.start, end: period?.end };
}
