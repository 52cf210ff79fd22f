import type { Word } from '../../../pdf/word.js';
import { LANGUAGES } from '../../print/labels/index.js';
import { wordPattern } from '../../print/says.js';

/** So many words behind the last comma at most say what kind of price an amount is. */
const MOST = 3;

/** Whether a word is one for a price, in any language. */
const isPrice = wordPattern(LANGUAGES.flatMap(({ table }) => (table.price ?? []).filter((phrase) => !phrase.includes(' '))));

/** The words of a name before an amount, without what only says what kind of price that is: `Interview, fixed price`. */
export function withoutKindOfPrice(words: readonly Word[]): readonly Word[] {
  const comma = words.findLastIndex(({ text }) => text.endsWith(','));
  const isKind = comma >= 0 && words.length - 1 - comma <= MOST && isPrice(words.at(-1)?.text ?? '');
  return isKind ? words.slice(0, comma + 1) : words;
}
