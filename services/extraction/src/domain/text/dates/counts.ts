import { fold } from '../print/fold.js';
import { LANGUAGES } from '../print/labels/index.js';
import { oneOf } from './one-of.js';

/** Numbers that a language writes as words, with a word between at most before the days or weeks they count: `dix jours`, `ten business days`. */
const COUNTED = LANGUAGES.map(({ terms, counts }) => ({
  counts,
  pattern: new RegExp(` (${oneOf(Object.keys(counts))})(?= (?:\\S+ )?${oneOf([...terms.days, ...terms.weeks])} )`, 'g'),
}));
const ANY = new RegExp(`(?<!\\p{L})${oneOf(LANGUAGES.flatMap(({ counts }) => Object.keys(counts)))}(?!\\p{L})`, 'u');

/** Whether a text may count something, in figures or in words. */
export const mayCount = (text: string): boolean => /\p{N}/u.test(text) || ANY.test(fold(text));

/** Folded words with the numbers of days and weeks as figures: `innerhalb von zehn Tagen` counts 10. */
export function countsAsFigures(words: readonly string[]): readonly string[] {
  let text = ` ${words.join(' ')} `;
  if (!ANY.test(text)) return words;
  for (const { counts, pattern } of COUNTED)
    text = text.replaceAll(pattern, (whole, phrase: string) => (counts[phrase] === undefined ? whole : ` ${counts[phrase]}`));
  return text.trim().split(' ');
}
