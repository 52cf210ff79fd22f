import { canonicalDecimal } from '@smartap/en16931';
import { textOf, type Box } from '../pdf/word.js';
import { squeeze } from '../text/print/fold.js';
import type { Reading } from '../text/print/reading.js';
import type { ValueKind } from './layout.types.js';

/** Something printed, with the value it would be. */
export interface PrintedValue {
  readonly line: number;
  readonly from: number;
  readonly to: number;
  readonly box: Box;
  readonly page: number;
  readonly text: string;
  readonly value: string;
}

const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** What kind of printed thing the value of a path is. */
export function kindOf(path: string, value: string): ValueKind {
  if (/[dD]ate$/.test(path) || DATE.test(value)) return 'date';
  return /^totals\.|\.(?:net|quantity)$/.test(path) ? 'amount' : 'text';
}

/** All amounts or dates of a document. */
export function printedOf(reading: Reading, kind: 'amount' | 'date'): PrintedValue[] {
  return reading.lines.flatMap(({ row }, line) => {
    const items =
      kind === 'amount'
        ? (reading.amounts[line] ?? []).map((each) => ({ ...each, value: each.value }))
        : (reading.dates[line] ?? []).map((each) => ({ ...each, value: each.value }));
    return items.map(({ from, to, box, text, value }) => ({
      line,
      from,
      to,
      box,
      page: row.page,
      text,
      value: kind === 'amount' ? (canonicalDecimal(value) ?? value) : value,
    }));
  });
}

/** Signs alone begin no value: they belong to the label before it. */
const SIGNS = /^[^\p{L}\p{N}]+$/u;

/** The runs of so many words of a line; 0: to the end of their cell. */
export function runsOf(reading: Reading, line: number, words: number): PrintedValue[] {
  const own = reading.lines[line];
  if (own === undefined) return [];
  return own.words.flatMap((first, from) => {
    const end = words === 0 ? own.cellOf.lastIndexOf(own.cellOf[from] ?? 0) : from + words - 1;
    if (end >= own.words.length || SIGNS.test(first.text)) return [];
    const run = own.words.slice(from, end + 1);
    const text = textOf(run);
    const box: Box = [
      first.box[0],
      Math.min(...run.map((word) => word.box[1])),
      run.at(-1)?.box[2] ?? first.box[2],
      Math.max(...run.map((word) => word.box[3])),
    ];
    return [{ line, from, to: end, box, page: own.row.page, text, value: text.replace(/^[:#]+|[,;:]+$/g, '') }];
  });
}

/** Whether a text may be a name: letters, and no figures. */
export const isName = (text: string): boolean => /\p{L}/u.test(text) && !/\d/.test(text);

/** Where a text is printed. */
export function textsLike(reading: Reading, value: string): PrintedValue[] {
  const words = value.trim().split(/\s+/).length;
  const wanted = squeeze(value);
  return wanted === '' ? [] : reading.lines.flatMap((_, line) => runsOf(reading, line, words).filter((run) => squeeze(run.text) === wanted));
}
