import { oncePerText } from '@smartap/runtime';

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

/** The words of a text for comparing: folded, without punctuation; `#` and `%` are words. */
export const foldWords = oncePerText((text): readonly string[] => {
  const folded = fold(text);
  return ONE_WORD.test(folded) ? [folded] : (folded.match(/[\p{L}\p{N}]+|#|%/gu) ?? []);
});

/** A text as one string without spaces and punctuation, for comparing names and letter-spaced titles. */
export const squeeze = oncePerText((text) => foldWords(text).join(''));
