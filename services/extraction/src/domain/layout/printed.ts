import { canonicalDecimal } from '@smartap/en16931';
import type { Box } from '../pdf/word.js';
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
    const items = kind === 'amount' ? (reading.amounts[line] ?? []).map((each) => ({ ...each, value: each.value })) : (reading.dates[line] ?? []).map((each) => ({ ...each, value: each.value }));
    return items.map(({ from, to, box, text, value }) => ({ line, from, to, box, page: row.page, text, value: kind === 'amount' ? (canonicalDecimal(value) ?? value) : value }));
  });
}

/** The runs of so many words of a line. */
export function runsOf(reading: Reading, line: number, words: number): PrintedValue[] {
  const own = reading.lines[line];
  if (own === undefined) return [];
  return own.words.slice(0, Math.max(0, own.words.length - words + 1)).map((first, from) => {
    const run = own.words.slice(from, from + words);
    const text = run.map((word) => word.text).join(' ');
    const box: Box = [first.box[0], Math.min(...run.map((word) => word.box[1])), run.at(-1)?.box[2] ?? first.box[2], Math.max(...run.map((word) => word.box[3]))];
    return { line, from, to: from + words - 1, box, page: own.row.page, text, value: text.replace(/^[:#]+|[,;:]+$/g, '') };
  });
}

/** Where a text is printed. */
export function textsLike(reading: Reading, value: string): PrintedValue[] {
  const words = value.trim().split(/\s+/).length;
  const wanted = squeeze(value);
  return wanted === '' ? [] : reading.lines.flatMap((_, line) => runsOf(reading, line, words).filter((run) => squeeze(run.text) === wanted));
}
