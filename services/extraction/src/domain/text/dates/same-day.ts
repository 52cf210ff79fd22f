import { LANGUAGES } from '../print/labels/index.js';
import type { SameDayWords } from '../print/labels/words.js';
import { foldWords } from '../print/fold.js';
import type { Found } from '../found.js';
import type { Reading } from '../print/reading.js';
import { phrasesOf, saysLine } from '../print/says.js';

/** What a day is sure of that a sentence only points to. */
const CLAIM = 0.85;
/** So many words stand between what is said to be one. */
const MAX_BETWEEN = 6;
const SENTENCE = /(?<=\p{L}{3}[.;!])\s/u;

const found = (words: readonly string[], phrase: string): number => ` ${words.join(' ')} `.indexOf(` ${phrase} `);
const count = (words: readonly string[], upTo: number): number => ` ${words.join(' ')} `.slice(0, upTo).split(' ').length;

/** Where the first of some phrases begins, in words; undefined where none is said. */
function placeOf(words: readonly string[], phrases: readonly string[]): { from: number; to: number } | undefined {
  for (const phrase of phrases) {
    const at = found(words, phrase);
    if (at >= 0) return { from: count(words, at), to: count(words, at) + phrase.split(' ').length };
  }
  return undefined;
}

/** Whether a sentence says that delivery was on the day of the invoice: `Leistungsdatum entspricht Rechnungsdatum`, `Lieferdatum = Rechnungsdatum`. */
function isSameDay(sentence: string, { delivered, issued, same }: SameDayWords): boolean {
  const words = foldWords(sentence);
  const [one, other] = [placeOf(words, delivered), placeOf(words, issued)];
  if (one === undefined || other === undefined || Math.max(one.from, other.from) - Math.min(one.to, other.to) > MAX_BETWEEN) return false;
  return /\p{L}\)?\s?=\s?\p{L}/u.test(sentence) || placeOf(words, same) !== undefined;
}

/** The words of each language, and its phrases for the day of the invoice, which a line must have. */
const WORDS = new Map(
  LANGUAGES.flatMap(({ language, sameDay }) => (sameDay === undefined ? [] : [[language, { words: sameDay, issued: phrasesOf(sameDay.issued) }] as const])),
);

/** The day of delivery (BT-72) where a sentence in the language of the page says that it is that of the invoice; the sentence is its evidence. */
export function deliveredOnIssue(reading: Reading, issueDate: Found | undefined): Found | undefined {
  const known = WORDS.get(reading.language);
  if (issueDate === undefined || known === undefined) return undefined;
  for (const [line, own] of reading.lines.entries()) {
    if (!saysLine(own, known.issued)) continue;
    const { row } = own;
    const cell = row.cells.find(({ text }) => text.split(SENTENCE).some((sentence) => isSameDay(sentence, known.words)));
    if (cell !== undefined)
      return {
        value: issueDate.value,
        confidence: Math.min(CLAIM, issueDate.confidence),
        label: undefined,
        text: cell.text,
        page: row.page,
        box: cell.box,
        line,
      };
  }
  return undefined;
}
