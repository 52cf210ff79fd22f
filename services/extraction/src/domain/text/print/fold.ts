import { oncePerText } from '@smartap/runtime';
import { LANGUAGES } from './labels/index.js';
import { wordsOf } from './labels/words-of.js';

const PLAIN = /^[ -~]*$/;
const ONE_WORD = /^[a-z0-9]+$/;

/** Letters that are no other with an accent. */
const LETTERS: Readonly<Record<string, string>> = { ß: 'ss', œ: 'oe', æ: 'ae', ø: 'o', ł: 'l' };

/** Lower case without accents: what labels are compared by. */
export function fold(text: string): string {
  const lower = text.toLowerCase();
  // Most words have nothing to fold.
  if (PLAIN.test(lower)) return lower;
  return lower
    .normalize('NFD')
    .replaceAll(/[\p{M}ºª]/gu, '')
    .replaceAll(/[ßœæøł]/g, (letter) => LETTERS[letter] ?? letter);
}

/** How letters with an accent are written where there are none: `Faellig`, `Beloeb`. */
const SPELLED_OUT = /(?<![aeoq])([aou])e/g;
const [KNOWN, ACCENTED] = [
  new Set(LANGUAGES.flatMap(wordsOf)),
  new Set(LANGUAGES.filter(({ language }) => ['de', 'da', 'no', 'sv'].includes(language)).flatMap(wordsOf)),
];

/** A word as the labels have it, where it is one of theirs with its accents spelled out. */
function accentsFolded(word: string): string {
  if (word.search(SPELLED_OUT) < 0 || KNOWN.has(word)) return word;
  const folded = word.replaceAll(SPELLED_OUT, '$1');
  return ACCENTED.has(folded) ? folded : word;
}

/** The words of a text for comparing: folded, without punctuation; `#` and `%` are words. */
export const foldWords = oncePerText((text): readonly string[] => {
  const folded = fold(text);
  const words = ONE_WORD.test(folded) ? [folded] : (folded.match(/[\p{L}\p{N}]+|#|%/gu) ?? []);
  return words.map(accentsFolded);
});

/** A text as one string without spaces and punctuation, for comparing names and letter-spaced titles. */
export const squeeze = oncePerText((text) => foldWords(text).join(''));
