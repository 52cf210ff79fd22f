import type { Row } from '../../pdf/word.js';
import { amountsOf, numberStyleOf } from './amounts.js';
import type { Amount, NumberStyle } from './amounts.js';
import { dateStyleOf, datesOf } from './dates.js';
import type { DateStyle, PrintedDate } from './dates.js';
import { labelsOf } from './label-hits.js';
import type { LabelHit } from './label-hits.js';
import { toLines } from './line.js';
import type { Line } from './line.js';

/** A document with everything that stands on it: its lines, labels, amounts and dates. */
export interface Reading {
  lines: Line[];
  /** By line. */
  labels: LabelHit[][];
  amounts: Amount[][];
  dates: PrintedDate[][];
  numbers: NumberStyle;
  style: DateStyle;
  /** The language most labels are in. */
  language: string;
}

function languageOf(labels: readonly LabelHit[][]): string {
  const votes = new Map<string, number>();
  for (const hit of labels.flat()) votes.set(hit.language, (votes.get(hit.language) ?? 0) + hit.weight * hit.text.length);
  return [...votes].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? 'en';
}

/** Reads the rows of a document. */
export function read(rows: readonly Row[]): Reading {
  const lines = toLines(rows);
  const style = dateStyleOf(lines);
  const dates = lines.map((line) => datesOf(line, style));
  // Czech `DIČ` is no December: in a date nothing is a label.
  const labels = lines.map((line, index) => labelsOf(line).filter((hit) => dates[index]?.some((date) => date.from <= hit.from && hit.to <= date.to) !== true));
  const numbers = numberStyleOf(lines, labels);
  return {
    lines,
    labels,
    amounts: lines.map((line) => amountsOf(line, numbers)),
    dates,
    numbers,
    style,
    language: languageOf(labels),
  };
}
