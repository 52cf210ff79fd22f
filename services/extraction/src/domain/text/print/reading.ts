import { oncePer } from '@smartap/runtime';
import type { Row } from '../../pdf/word.js';
import { addressesOf, type Addresses } from './addresses.js';
import { amountsOf, numberStyleOf, type Amount, type NumberStyle } from './amounts.js';
import { dateStyleOf, datesOf, type DateStyle, type PrintedDate } from './dates.js';
import { knownOf, type LabelField } from './labels/index.js';
import { labelsOf, type LabelHit } from './hits/label-hits.js';
import { withWholeLabels } from './mending/letter-spaced.js';
import { toLines, type Line } from './line.js';
import { withAmountsBehind } from './mending/amounts-first.js';
import { withWholeMails } from './mending/broken-mails.js';
import { withColumnsApart } from './mending/columns-apart.js';
import { withLabelsAbove } from './mending/labels-below.js';
import { withPairsApart } from './mending/pairs-apart.js';
import { withPercentSigns } from './mending/percent-signs.js';
import { withWrapped } from './hits/wrapped-labels.js';

/** A document with everything that stands on it: its lines, labels, amounts and dates. */
export interface Reading {
  lines: Line[];
  /** By line. */
  labels: LabelHit[][];
  amounts: Amount[][];
  dates: PrintedDate[][];
  addresses: Addresses;
  numbers: NumberStyle;
  style: DateStyle;
  /** The language most labels are in. */
  language: string;
}

/** Whether a line states an amount of money. */
export const hasMoney = ({ amounts }: Pick<Reading, 'amounts'>, line: number): boolean => amounts[line]?.some(({ isMoney }) => isMoney) === true;

const sizeOf = oncePer((lines: readonly Line[]): number => {
  const sizes = new Float64Array(lines.flatMap(({ words }) => words.map(({ size }) => size))).toSorted();
  return sizes[Math.floor(sizes.length / 2)] ?? 10;
});

/** The size that most text has, in points. */
export const textSize = ({ lines }: Pick<Reading, 'lines'>): number => sizeOf(lines);

/** Languages whose labels are mostly those of another, and that call the tax otherwise: Norwegian `mva` and Danish `moms`. */
const NEIGHBOURS: Readonly<Record<string, string>> = { da: 'no', no: 'da' };

function languageOf(labels: readonly LabelHit[][]): string {
  const votes = new Map<string, number>();
  for (const hit of labels.flat()) votes.set(hit.language, (votes.get(hit.language) ?? 0) + hit.weight * hit.text.length);
  const most = [...votes].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? 'en';
  const neighbour = NEIGHBOURS[most];
  const taxes = neighbour === undefined ? [] : labels.flat().filter(({ field, language }) => field === 'tax' && (language === most || language === neighbour));
  return neighbour !== undefined && taxes.length > 0 && taxes.every(({ language }) => language === neighbour) ? neighbour : most;
}

const DATES: ReadonlySet<LabelField> = new Set(['issueDate', 'dueDate', 'anyDate', 'deliveryDate', 'period', 'periodStart', 'periodEnd']);
const isEightDigits = ({ text }: PrintedDate): boolean => /^\d{8}\D?$/.test(text);

/** The label before a date is that of one: eight digits alone are a number more often. */
function announcesDate(labels: readonly LabelHit[], date: PrintedDate): boolean {
  const before = labels.findLast((hit) => hit.to < date.from);
  return before !== undefined && DATES.has(before.field);
}

/** Only English is spoken where the month comes first; programs from there write it so with strokes in other languages too. */
function isDayFirst({ text }: PrintedDate, { order }: DateStyle, language: string): boolean {
  return order === 'day-first' && language !== 'en' && (knownOf(language)?.hasStrokesInDates === true || !text.includes('/'));
}

/** Lines with the dates and the labels that they print. */
type Labelled = Pick<Reading, 'lines' | 'labels' | 'style'> & { readonly printed: readonly PrintedDate[][] };

function labelled(lines: Line[]): Labelled {
  const style = dateStyleOf(lines);
  const printed = lines.map((line) => datesOf(line, style));
  // Czech `DIČ` is no December: in a date nothing is a label.
  const labels = withWrapped(
    lines,
    lines.map((line, index) => labelsOf(line).filter((hit) => printed[index]?.some((date) => date.from <= hit.from && hit.to <= date.to) !== true)),
  );
  return { lines, labels, style, printed };
}

/** Lines as something that knows their labels would have them; themselves where it has nothing to say. */
function mended(own: Labelled, mend: (lines: readonly Line[], labels: readonly (readonly LabelHit[])[]) => Row[] | undefined): Labelled {
  const rows = mend(own.lines, own.labels);
  return rows === undefined ? own : labelled(toLines(rows));
}

/** Reads the rows of a document. */
export function read(rows: readonly Row[]): Reading {
  const asPrinted = labelled(toLines(withColumnsApart(withWholeMails(rows)).map((row) => withPairsApart(withPercentSigns(withWholeLabels(row))))));
  const { lines, labels, style, printed } = mended(mended(asPrinted, withLabelsAbove), withAmountsBehind);
  const dates = printed.map((own, index) => own.filter((date) => !isEightDigits(date) || announcesDate(labels[index] ?? [], date)));
  const numbers = numberStyleOf(lines, labels);
  const language = languageOf(labels);
  return {
    lines,
    labels,
    addresses: addressesOf(lines),
    amounts: lines.map((line, index) =>
      amountsOf(line, numbers).filter(({ from, to }) => dates[index]?.some((date) => date.from <= from && to <= date.to) !== true),
    ),
    dates: dates.map((own) => own.map((date) => (isDayFirst(date, style, language) ? { ...date, isAmbiguous: false } : date))),
    numbers,
    style,
    language,
  };
}
