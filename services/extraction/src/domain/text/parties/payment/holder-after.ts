import { phraseAfter, type Found } from '../../identifiers.js';
import { squeeze } from '../../print/fold.js';
import type { LabelHit } from '../../print/label-hits.js';
import { LANGUAGES } from '../../print/labels/index.js';
import type { Reading } from '../../print/reading.js';

const QUOTING = LANGUAGES.flatMap(({ quoting }) => quoting.map((phrase) => phrase.split(' ')));

/** Where a sentence goes on with what the payment is to say, in words; -1 where it does not. */
const quotes = (words: readonly string[]): number => words.findIndex((_, at) => at > 0 && QUOTING.some((phrase) => phrase.every((word, index) => squeeze(words[at + index] ?? '') === word)));

/** What stands behind the label of who holds an account, up to what the payment is to say: `t.n.v. Roth & Zn. onder vermelding van`. */
export function holderAfter(reading: Reading, index: number, hit: LabelHit): Found | undefined {
  const found = phraseAfter(reading, index, hit);
  const words = found?.value.split(' ') ?? [];
  const end = quotes(words);
  return found === undefined || end < 0 ? found : { ...found, value: words.slice(0, end).join(' ').replace(/[,;:]$/, '') };
}
