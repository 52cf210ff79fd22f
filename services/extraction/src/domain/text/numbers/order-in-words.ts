import { boxOf, textOf, type Word } from '../../pdf/word.js';
import type { Found } from '../found.js';
import { isHeading, type LabelHit } from '../print/hits/label-hits.js';
import { findPhrase } from '../print/phrase-after.js';
import type { Reading } from '../print/reading.js';
import { isHeadOfItems } from '../table/heads/headings.js';

/** What a label weighs at least that is the buyer's alone: `Order no.` may be the seller's own. */
export const BUYERS = 0.9;
/** What an order claims that has no number: it may be a word about it. */
const IN_WORDS = 0.75;
/** An order is called by so few words. */
const MOST_WORDS = 4;
/** What an order is called by: words with a capital, and figures. */
const CALLED = /^[\p{Lu}\d]/u;

/** Whether a label names the buyer's order outright and heads its value. */
export const isOutright = (hit: LabelHit): boolean => hit.field === 'purchaseOrder' && hit.weight >= BUYERS && isHeading(hit) && !isHeadOfItems(hit.line);

/** The words of a value up to the first that is none of a name, such as that before a date: `Obj. Linden 14 v. 19.03.2031`. */
function called(reading: Reading, { line, box }: Found): Word[] {
  const { words = [] } = reading.lines[line] ?? {};
  const from = words.findIndex((word) => word.box[0] >= box[0] - 0.5);
  const own = words.slice(from, words.findLastIndex((word) => word.box[2] <= box[2] + 0.5) + 1);
  const end = own.findIndex(
    ({ text }, at) => !CALLED.test(text) || reading.dates[line]?.some((date) => date.from <= from + at && from + at <= date.to) === true,
  );
  return end < 0 ? own : own.slice(0, end);
}

/** What the buyer's order is called where its label has no number beside or below it: `VERBAL`, `Obj. Linden 14`; to be asked about. */
export function orderInWords(reading: Reading): Found | undefined {
  const found = findPhrase(reading, 'purchaseOrder', (hit) => !isOutright(hit));
  const words = found === undefined ? [] : called(reading, found);
  if (found === undefined || words.length === 0 || words.length > MOST_WORDS || !words.some(({ text }) => /\p{L}{2}/u.test(text))) return undefined;
  const text = textOf(words).replace(/[,;.]$/, '');
  return { ...found, value: text, text, box: boxOf(words), confidence: IN_WORDS };
}
