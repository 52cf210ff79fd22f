import { LANGUAGES } from './index.js';
import type { LanguageLabels } from './labels.js';

/** The words of three letters and more that all phrases known of a language are made of, folded as these are. */
export function wordsOf(known: LanguageLabels): string[] {
  return phrasesIn(known).flatMap((phrase) => phrase.split(' ').filter((word) => /^[a-z]{3,}$/.test(word)));
}

/** All texts of a record, however deep. */
function phrasesIn(known: unknown): string[] {
  if (typeof known === 'string') return [known];
  return typeof known === 'object' && known !== null ? Object.values(known).flatMap(phrasesIn) : [];
}

/** The words of all languages. */
export const KNOWN_WORDS: ReadonlySet<string> = new Set(LANGUAGES.flatMap(wordsOf));
