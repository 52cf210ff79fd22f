import { oncePerText } from '@smartap/runtime';
import { UNKNOWN_SIGN } from './unknown-sign.js';
import { LANGUAGES } from './labels/index.js';
import { KNOWN_WORDS, wordsOf } from './labels/known-words.js';

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
const ACCENTED = new Set(LANGUAGES.filter(({ language }) => ['de', 'da', 'no', 'sv'].includes(language)).flatMap(wordsOf));

/** A word as the labels have it, where it is one of theirs with its accents spelled out. */
function accentsFolded(word: string): string {
  if (word.search(SPELLED_OUT) < 0 || KNOWN_WORDS.has(word)) return word;
  const folded = word.replaceAll(SPELLED_OUT, '$1');
  return ACCENTED.has(folded) ? folded : word;
}

/** A word with signs whose font does not tell their meaning as the labels have it, where only one of their words is like it. */
function unknownFolded(word: string): string {
  const like = new RegExp(`^${word.replaceAll(UNKNOWN_SIGN, '[a-z]')}$`);
  const [own, ...others] = [...KNOWN_WORDS].filter((known) => known.length === word.length && like.test(known));
  return own !== undefined && others.length === 0 ? own : word;
}

/** The words of a text for comparing: folded, without punctuation; `#` and `%` are words. */
export const foldWords = oncePerText((text): readonly string[] => {
  const folded = fold(text);
  if (ONE_WORD.test(folded)) return [accentsFolded(folded)];
  const words = folded.match(/[\p{L}\p{N}\uFFFD]+|#|%/gu) ?? [];
  return words.map((word) => (word.includes(UNKNOWN_SIGN) ? unknownFolded(word) : accentsFolded(word)));
});

/** A text as one string without spaces and punctuation, for comparing names and letter-spaced titles. */
export const squeeze = oncePerText((text) => foldWords(text).join(''));
