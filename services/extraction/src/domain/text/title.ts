import { foldWords, squeeze } from './print/fold.js';
import { LANGUAGES } from './print/labels/index.js';
import type { Line } from './print/line.js';
import type { Cell } from '../pdf/word.js';
import type { Reading } from './print/reading.js';

/** What a document calls itself. */
export interface Title {
  kind: 'invoice' | 'credit' | 'other' | 'none';
  text: string | undefined;
  /** The word is somewhere on the page, be it not as a title. */
  mentionsInvoice: boolean;
}

type Kind = 'invoice' | 'credit' | 'other';

const PHRASES: readonly (readonly [kind: Kind, phrase: string])[] = LANGUAGES.flatMap((language) => [
  ...language.creditTitles.map((phrase) => ['credit', phrase] as const),
  ...language.otherTitles.map((phrase) => ['other', phrase] as const),
  ...language.invoiceTitles.map((phrase) => ['invoice', phrase] as const),
]);

const MAX_TITLE_WORDS = 8;
/** A title is larger than the text around it, or in its first lines. */
const FIRST_LINES = 25;

/** How many of the letters of a cell a phrase covers: 1 for the whole cell, 0 when it is not in it. */
function coverage(phrase: string, words: readonly string[], squeezed: string): number {
  const bare = phrase.replace('*', '').replaceAll(' ', '');
  const isSpaced = words.length > 3 && words.every((word) => word.length === 1);
  const text = words.join(' ');
  const plain = phrase.replace('*', '');
  if (squeezed.length === 0) return 0;
  if (isSpaced) return squeezed.endsWith(bare) ? 1 : 0;
  if (phrase.startsWith('*')) return (words.find((word) => word.endsWith(plain))?.length ?? 0) / squeezed.length;
  return ` ${text} `.includes(` ${plain} `) ? bare.length / squeezed.length : 0;
}

/** Whether the next cell is its value. */
function isLabel(line: Line, cell: Cell): boolean {
  const next = line.row.cells[line.row.cells.indexOf(cell) + 1];
  return next !== undefined && (next.text.startsWith(':') || /\d/.test(next.text));
}

/** Finds what the document calls itself: the largest and earliest cell that is mostly the name of a kind of document. */
export function findTitle(reading: Reading): Title {
  let best: { kind: Kind; text: string; score: number } | undefined;
  let mentionsInvoice = false;
  const sizes = reading.lines.flatMap((line) => line.words.map((word) => word.size)).toSorted((a, b) => a - b);
  const median = sizes[Math.floor(sizes.length / 2)] ?? 10;
  reading.lines.forEach((line, index) => {
    for (const cell of line.row.cells) {
      const words = foldWords(cell.text).filter((word) => /\p{L}/u.test(word));
      const squeezed = squeeze(cell.text).replaceAll(/\d/g, '');
      for (const [kind, phrase] of PHRASES) {
        const covered = coverage(phrase, words, squeezed);
        if (covered === 0) continue;
        if (kind !== 'other') mentionsInvoice = true;
        const isSpaced = words.every((word) => word.length === 1);
        if ((words.length > MAX_TITLE_WORDS && !isSpaced) || covered < 0.3 || (index > FIRST_LINES && covered < 0.9)) continue;
        if (kind === 'other' && (/[\d:]/.test(cell.text) || isLabel(line, cell) || covered < 0.6 || index > FIRST_LINES)) continue;
        const size = cell.words[0]?.size ?? median;
        const score = covered * 2 + size / median + phrase.length / 100 - index * 0.02 + (line.row.page === 1 ? 0.5 : 0);
        if (best === undefined || score > best.score) best = { kind, text: cell.text, score };
      }
    }
  });
  return { kind: best?.kind ?? 'none', text: best?.text, mentionsInvoice };
}
