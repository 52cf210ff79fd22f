import { cellAtEdge } from '../../pdf/edges.js';
import { around, type Cell } from '../../pdf/word.js';
import type { LabelField } from './labels/index.js';
import { lineAbove, lineBelow } from './next-line.js';
import type { Reading } from './reading.js';

/** A text of a page, and where it stands. */
export type Passage = Pick<Cell, 'text' | 'box'>;

/** The end of a sentence: what is short for something (`Art.`, `gem.`) seldom has four letters. */
const STOP = String.raw`(?:\p{L}{4}|[\d)%\]])[.!?]`;
/** `bis spätestens 14. Mai 2026`: the stop behind a day ends nothing. */
const MONTH = String.raw`(?<=\b\d{1,2}\.\s+)(?:Jan|Jän|Feb|Mär|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez)`;
/** What parts a text into its sentences. */
export const BETWEEN_SENTENCES = new RegExp(String.raw`(?<=${STOP})\s+(?=\p{Lu})(?!${MONTH})`, 'u');
const FINISHED = new RegExp(String.raw`(?:${STOP}|:)\s*$`, 'u');
/** A text that breaks its lines by itself is so many times as wide as its letters are high, and more. */
const WIDE = 20;
/** No sentence of an invoice takes more lines above or below the one that is asked for. */
const MAX_LINES = 3;
/** Another label begins: `Mode de règlement : …`. */
const IS_LABEL = /^\p{Lu}(?:\S*\s){0,3}?\S*:(?:\s|$)/u;

const sizeOf = (cell: Cell): number => cell.words[0]?.size ?? 10;
const widthOf = ([left, , right]: Passage['box']): number => right - left;

/** Whether a text that ends in one cell goes on in the one below: what comes next had no room, or is no beginning. */
function goesOn(upper: Cell, lower: Cell): boolean {
  const beginsSmall = /^\p{Ll}/u.test(lower.text);
  // What a colon announces at the end of a line goes on in the next one.
  const isFinished = FINISHED.test(upper.text) && !(beginsSmall && upper.text.endsWith(':') && widthOf(upper.box) >= WIDE * sizeOf(upper));
  if (isFinished || IS_LABEL.test(lower.text)) return false;
  if (beginsSmall) return true;
  const next = lower.words[0];
  const isFull = next !== undefined && upper.box[2] + widthOf(next.box) > lower.box[2];
  return isFull && widthOf(upper.box) >= WIDE * sizeOf(upper) && /^[\p{L}\d%+(]/u.test(lower.text);
}

/** Labels of an account, which begin a line of their own: `IBAN DE89 … BIC …`. */
const OF_ACCOUNT: ReadonlySet<LabelField> = new Set(['iban', 'bic']);

/** Whether a cell begins with what an account is called by. */
const beginsWithAccount = ({ labels }: Reading, line: number, { box }: Cell): boolean =>
  labels[line]?.some((hit) => OF_ACCOUNT.has(hit.field) && Math.abs(hit.box[0] - box[0]) <= 1) === true;

/** The cells that a text goes on in from one on, upwards or downwards; the nearest first. */
function further(reading: Reading, index: number, from: Cell, step: -1 | 1): Cell[] {
  const cells: Cell[] = [];
  for (let at = index, cell = from; cells.length < MAX_LINES; at += step) {
    const next = cellAtEdge(step < 0 ? lineAbove(reading, at) : lineBelow(reading, at), cell.box);
    if (next === undefined || beginsWithAccount(reading, at + step, next) || !(step < 0 ? goesOn(next, cell) : goesOn(cell, next))) break;
    cells.push(next);
    cell = next;
  }
  return cells;
}

/** The sentence that a text begins and does not end; nothing where it ends its last one. */
export const begunIn = (text: string): string => (FINISHED.test(text) ? '' : (text.split(BETWEEN_SENTENCES).at(-1) ?? ''));

/** What a cell says, with what its first sentence begins with in the lines above, and what its last one ends with in those below. */
export function wholeSentences(reading: Reading, index: number, cell: Cell): Passage {
  const above = further(reading, index, cell, -1).toReversed();
  const below = further(reading, index, cell, 1);
  const parts = [
    begunIn(above.map(({ text }) => text).join(' ')),
    cell.text,
    below
      .map(({ text }) => text)
      .join(' ')
      .split(BETWEEN_SENTENCES, 1)[0] ?? '',
  ];
  return {
    text: parts
      .map((part) => part.trim())
      .filter((part) => part !== '')
      .join(' ')
      .replace(/^[:.]\s*/, ''),
    box: around([...above, cell, ...below].map(({ box }) => box)),
  };
}
