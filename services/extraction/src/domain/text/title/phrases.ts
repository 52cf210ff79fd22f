import { oncePerText } from '@smartap/runtime';
import { monthOf } from '../print/dates.js';
import { foldWords, squeeze } from '../print/fold.js';
import { LANGUAGES } from '../print/labels/index.js';
import type { Kind } from './title.js';

/** A name of a kind of document, in one of the languages. */
export interface Phrase {
  readonly kind: Kind;
  readonly phrase: string;
  /** Without spaces and the star. */
  readonly bare: string;
  readonly plain: string;
  readonly isEnding: boolean;
}

/** A text as phrases are looked for in it. */
export interface Folded {
  readonly words: readonly string[];
  /** The words between spaces. */
  readonly text: string;
  readonly squeezed: string;
  /** So many letters stand outside of brackets: `Tax Invoice (Original for Recipient)` is called no more than an invoice. */
  readonly outside: number;
}

const toPhrase = (kind: Kind, phrases: readonly string[]): Phrase[] =>
  phrases.map((phrase) => ({
    kind,
    phrase,
    bare: phrase.replace('*', '').replaceAll(' ', ''),
    plain: phrase.replace('*', ''),
    isEnding: phrase.startsWith('*'),
  }));

const PHRASES: readonly Phrase[] = LANGUAGES.flatMap((language) => [
  ...toPhrase('credit', language.creditTitles),
  ...toPhrase('order', language.orderTitles),
  ...toPhrase('statement', language.statementTitles),
  ...toPhrase('reminder', language.reminderTitles),
  ...toPhrase('other', language.otherTitles),
  ...toPhrase('invoice', language.invoiceTitles),
]);

const ENDINGS = PHRASES.filter(({ isEnding }) => isEnding);
/** Whole words, by their first one. */
const BY_FIRST_WORD = Map.groupBy(
  PHRASES.filter(({ isEnding }) => !isEnding),
  ({ plain }) => plain.split(' ')[0],
);

/** More words of one letter than these are one word that is set with space between them. */
const LETTERS = 3;

/** Letters that are one word. */
const areSpaced = (words: readonly string[]): boolean => words.length > LETTERS && words.every((word) => word.length === 1);

const BRACKETED = /\([^()]*\)/g;

const lettersIn = (text: string): number => squeeze(text).replaceAll(/\d/g, '').length;

/** Whether a word is the month of a day or of a year beside it: `Rechnung März 2031` is called no more than an invoice. */
const isMonth = (word: string, at: number, pieces: readonly string[]): boolean =>
  monthOf(word) !== undefined && (/^\d{4}$/.test(pieces[at + 1] ?? '') || /^\d{1,2}$/.test(pieces[at - 1] ?? ''));

/** The folded words of a text that are more than digits and signs. */
export const wordsIn = (pieces: readonly string[]): string[] => pieces.filter((word) => /\p{L}/u.test(word));

/** A printed text as phrases are looked for in it, by its folded words and what stands between them. */
export function foldedOf(printed: string, pieces: readonly string[] = foldWords(printed)): Folded {
  const words = wordsIn(pieces);
  const squeezed = pieces
    .filter((word, at) => !isMonth(word, at, pieces))
    .join('')
    .replaceAll(/\d/g, '');
  const inBrackets = printed.match(BRACKETED)?.join('') ?? '';
  const outside = squeezed.length - lettersIn(inBrackets);
  return { words, text: ` ${words.join(' ')} `, squeezed, outside: outside > 0 ? outside : squeezed.length };
}

/** How many of the letters of a text outside of brackets a phrase covers: 1 for all of them, 0 when it is not in it. */
export function coverage({ bare, plain, isEnding }: Phrase, { words, text, squeezed, outside }: Folded): number {
  if (squeezed.length < bare.length) return 0;
  if (areSpaced(words)) return squeezed.endsWith(bare) ? 1 : 0;
  if (isEnding) return Math.min(1, (words.find((word) => word.endsWith(plain))?.length ?? 0) / outside);
  return text.includes(` ${plain} `) ? Math.min(1, bare.length / outside) : 0;
}

/** Whether a word begins phrases, or ends with one: most do not. */
const isOfPhrase = oncePerText((word) => BY_FIRST_WORD.has(word) || ENDINGS.some(({ plain }) => word.endsWith(plain)));

/** The phrases that words may hold. */
export function phrasesIn(words: readonly string[]): readonly Phrase[] {
  if (areSpaced(words)) return PHRASES;
  const telling = words.filter(isOfPhrase);
  if (telling.length === 0) return [];
  const begun = [...new Set(telling)].flatMap((word) => BY_FIRST_WORD.get(word) ?? []);
  return [...begun, ...ENDINGS.filter(({ plain }) => telling.some((word) => word.endsWith(plain)))];
}
