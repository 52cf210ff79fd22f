import { foldWords } from '../print/fold.js';
import { isCurrency } from '../print/amounts.js';
import { LANGUAGES } from '../print/labels/index.js';
import type { Line } from '../print/line.js';
import { UNIT } from '../totals/scaled.js';

/** Phrases behind a price and how many units they say it is for. */
const COUNTS: ReadonlyMap<string, number> = new Map(LANGUAGES.flatMap(({ pricedFor }) => Object.entries(pricedFor)));
const BEGINNINGS: ReadonlySet<string> = new Set([...COUNTS.keys()].map((phrase) => phrase.split(' ', 1)[0] ?? ''));
/** Signs behind the currency of a price; letters are those of Roman numbers, as printers in America count by, `182.00 | M`. */
const SIGNS: ReadonlyMap<string, bigint> = new Map([
  ['‰', 1000n * UNIT],
  ['M', 1000n * UNIT],
  ['/M', 1000n * UNIT],
  ['%', 100n * UNIT],
  ['C', 100n * UNIT],
  ['/C', 100n * UNIT],
]);
/** A stroke and a number in one word: `31,25 /1000`. */
const STROKE = /^\/(10{2,4})$/;
/** A tonne that a price is for, beside a weight in kilograms: `848,0 kg | 905,66 | 1.068,00 | t`. */
const TONNE = /^\/?(?:t|to|mt|tonnes?|tonnellata|tonelada)$/i;
const KILOGRAMS = /^(?:\d[\d.,]*)?kg$/i;
const OF_TONNE = 1000n * UNIT;
/** No phrase has more words. */
const LONGEST = 3;

/** The words of some text, folded, with the figures of a number together: `les 1.000` as `les 1000`. */
const spoken = (texts: readonly string[]): readonly string[] => foldWords(texts.join(' ').replaceAll(/(?<=\d)[.,'’](?=\d{3}(?!\d))/g, ''));

/** How many units a price is for, in ten-thousandths, as the words right behind it say: `412,50 € le mille`; undefined where they say nothing of it. */
export function unitsFor({ words }: Line, price: { readonly to: number }): bigint | undefined {
  const first = price.to + (isCurrency(words[price.to + 1]?.text ?? '') ? 2 : 1);
  const beginning = words[first]?.text;
  if (beginning === undefined) return undefined;
  const sign = SIGNS.get(beginning);
  if (sign !== undefined) return sign;
  if (TONNE.test(beginning)) return words.some(({ text }) => KILOGRAMS.test(text)) ? OF_TONNE : undefined;
  const [, stroke] = STROKE.exec(beginning) ?? [];
  if (stroke !== undefined) return BigInt(stroke) * UNIT;
  if (!BEGINNINGS.has(foldWords(beginning)[0] ?? '')) return undefined;
  const said = spoken(words.slice(first, first + LONGEST).map(({ text }) => text));
  const counts = Array.from({ length: LONGEST }, (_, at) => COUNTS.get(said.slice(0, LONGEST - at).join(' ')));
  const count = counts.find((each) => each !== undefined);
  return count === undefined ? undefined : BigInt(count) * UNIT;
}
