import { foldWords } from '../../print/fold.js';
import { companyName } from './company-name.js';

/** A brand of fewer letters may begin, or be in, many a name. */
export const BRAND_LETTERS = 4;
/** A brand that may be made of the initials of a name: `VNGA`. */
const ACRONYM = /^\p{Lu}{4,7}$/u;
const LEAST_INITIALS = 3;

/** Whether a text has no word that a name has not. */
export function hasOnlyWordsOf(text: string, name: string): boolean {
  const words = foldWords(name);
  return foldWords(text).every((word) => words.includes(word));
}

/** Whether a name is a brand of the words of another: `BORGMAN` above the address of whom `Technische Handel Borgman B.V.` writes to. */
export function isBrandOf(brand: string, name: string): boolean {
  const words = foldWords(brand);
  return companyName(brand) === undefined && words.length < foldWords(name).length && words.join('').length >= BRAND_LETTERS && hasOnlyWordsOf(brand, name);
}

/** Whether a brand is made of the initials of a name, and at most one letter more of a word that is joined of two: `VNGA` of `Vereniging van Nederlandse Geluidsadviseurs`. */
export function isAcronymOf(brand: string, name: string): boolean {
  const initials = Array.from(name.matchAll(/(?<!\p{L})\p{Lu}/gu), ([letter]) => letter);
  let at = 0;
  for (const letter of brand) if (letter === initials[at]) at += 1;
  return ACRONYM.test(brand) && brand[0] === initials[0] && at === initials.length && initials.length >= Math.max(LEAST_INITIALS, brand.length - 1);
}
