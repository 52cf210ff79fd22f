import type { Word } from './word.js';

/** Fewer words in all are a stamp or a header that a scanner printed on its pictures. */
const FEW_WORDS = 15;
/** A page whose words are so often not readable has a text layer of a broken font. */
const UNREADABLE_SHARE = 0.3;

/** Private use, replacement and control characters, or no letter or digit at all in a long word: a font without its meaning. */
function isUnreadable({ text }: Word): boolean {
  return /[\p{Co}\p{Cc}\uFFFD]/u.test(text) || (text.length >= 4 && !/[\p{L}\p{N}]/u.test(text) && !/^([-_=.*·•–—])\1*$/u.test(text));
}

/** Whether pages have a text layer that says what they print. A text layer may be missing, or it may lie. */
export function hasText(pages: readonly (readonly Word[])[]): boolean {
  const words = pages.flat();
  return words.length >= FEW_WORDS && words.filter(isUnreadable).length < UNREADABLE_SHARE * words.length;
}
