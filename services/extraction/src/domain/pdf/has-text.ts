import { foldWords } from '../text/print/fold.js';
import { KNOWN_WORDS } from '../text/print/labels/known-words.js';
import type { OpenPdf } from './open-pdf.js';
import type { Word } from './word.js';

/** Fewer words in all are a stamp or a header that a scanner printed on its pictures. */
const FEW_WORDS = 15;
/** A page whose words are so often not readable has a text layer of a broken font. */
const UNREADABLE_SHARE = 0.3;

/** Private use, replacement and control characters, or no letter or digit at all in a long word: a font without its meaning. */
function isUnreadable({ text }: Word): boolean {
  return /[\p{Co}\p{Cc}\uFFFD]/u.test(text) || (text.length >= 4 && !/[\p{L}\p{N}]/u.test(text) && !/^([-_=.*·•–—])\1*$/u.test(text));
}

/** Of so many words that none in another script is among, these many are words of labels at least, unless a broken font shows others than it says. */
const [LEAST_TOLD, KNOWN_SHARE] = [30, 0.02];
const OTHER_SCRIPT = /[\p{L}--[\p{Script=Latin}ºª]]/v;

/** Whether words mean nothing though each of their signs is one: another than the page shows. */
function areOfOtherSigns(words: readonly Word[]): boolean {
  let missing = Math.ceil(KNOWN_SHARE * words.length);
  const isEnough = ({ text }: Word): boolean => {
    if (foldWords(text).some((word) => KNOWN_WORDS.has(word))) missing -= 1;
    return missing <= 0;
  };
  return words.length >= LEAST_TOLD && !words.some(isEnough) && !words.some(({ text }) => OTHER_SCRIPT.test(text));
}

/** What the text layer of pages is worth: it may be missing or lie (`none`), or be `few` words, all there is or the stamp on a scan. */
export function textOf(pages: readonly (readonly Word[])[]): 'text' | 'few' | 'none' {
  const words = pages.flat();
  if (words.length === 0 || words.filter(isUnreadable).length >= UNREADABLE_SHARE * words.length || areOfOtherSigns(words)) return 'none';
  return words.length < FEW_WORDS ? 'few' : 'text';
}

/** Whether the pages of a PDF are pictures: their words must be recognised. */
export function isPictured(pdf: Pick<OpenPdf, 'hasPicture'>, pages: readonly (readonly Word[])[]): boolean {
  const text = textOf(pages);
  return text === 'none' || (text === 'few' && pdf.hasPicture(1));
}
