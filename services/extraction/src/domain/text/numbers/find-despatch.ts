import { sameLeft } from '../../pdf/edges.js';
import { boxOf, textOf } from '../../pdf/word.js';
import type { Found } from '../found.js';
import type { LabelHit } from '../print/hits/label-hits.js';
import { NUMERO } from '../print/hits/label-patterns.js';
import { LANGUAGES } from '../print/labels/index.js';
import type { Reading } from '../print/reading.js';
import { isPhrase } from '../print/says.js';
import { findId } from './labelled-number.js';
import { numbersOfPage } from './printed-numbers.js';

/** What is short for a delivery note beside a word for its number: `BL` of `BL n°`, `LS` of `LS-Nr.`. */
const CODES: ReadonlySet<string> = new Set(
  LANGUAGES.flatMap(({ labels }) =>
    (labels.despatch ?? []).flatMap(([phrase]) => {
      const words = phrase.split(' ').filter((word) => !NUMERO.includes(word));
      return words.length === 1 && phrase.includes(' ') && (words[0]?.length ?? 0) <= 3 ? words : [];
    }),
  ),
);
/** What a note claims that a line of references names by such a code. */
const BY_CODE = 0.7;

/** `Votre commande BC 2031-4 – BL 6612`: in a line that names the order a code in capitals and its number, or a number that begins with one. */
function byCode(reading: Reading): Found | undefined {
  return reading.lines.flatMap(({ words, cellOf, row }, line): Found[] => {
    if (reading.labels[line]?.some(({ field }) => field === 'purchaseOrder') !== true) return [];
    return (numbersOfPage(reading)[line] ?? []).flatMap(({ from, to, value, box }) => {
      // `WZ/118/10/2031`
      if (isPhrase(/^(\p{Lu}{2,3})[/-]\d/u.exec(value)?.[1] ?? '', CODES))
        return [{ value, confidence: BY_CODE, label: undefined, text: value, page: row.page, box, line }];
      const code = words[from - 1];
      if (code === undefined || cellOf[from - 1] !== cellOf[from] || !/^\p{Lu}{2,3}$/u.test(code.text) || !isPhrase(code.text, CODES)) return [];
      const own = words.slice(from - 1, to + 1);
      return [{ value: `${code.text} ${value}`, confidence: BY_CODE, label: undefined, text: textOf(own), page: row.page, box: boxOf(own), line }];
    });
  })[0];
}

/** Lines of items stand no further below each other. */
const NEAR = 3;

/** Whether others like a number stand below it: each item has one of its own, as consignments have. */
const isOneOfMany = (reading: Reading, { value, box, page, line }: Found): boolean =>
  numbersOfPage(reading)
    .slice(line + 1, line + 1 + NEAR)
    .some(
      (ids, at) =>
        reading.lines[line + 1 + at]?.row.page === page &&
        ids.some(
          (other) =>
            sameLeft(other.box, box) &&
            other.value !== value &&
            other.value.length === value.length &&
            reading.labels[line + 1 + at]?.some(({ to }) => to === other.from - 1) !== true,
        ),
    );

/** An item has so many figures behind its name at least. */
const ITEM_FIGURES = 3;

/** Languages in which a delivery note may be called so: French `B/L`, and the bill of lading that goes with a lorry in English. */
const NOTES_B_L: ReadonlySet<string> = new Set(['fr', 'en']);
const isLading = ({ language }: Reading, { text }: LabelHit): boolean => !NOTES_B_L.has(language) && /^B\/L\b/.test(text);

/** Whether a label stands in the line of an item, which says of that alone what it came with: `DDT 1184 reso pallet | -2 | 12,00 | -24,00`. */
const isInItem = (reading: Reading, index: number, { to }: LabelHit): boolean =>
  (reading.amounts[index]?.filter(({ from }) => from > to).length ?? 0) >= ITEM_FIGURES;

/** The number of the delivery note (BT-16): by its label, unless it is one of many, else by a code in a line of references, and asked about. */
export function findDespatch(reading: Reading): Found | undefined {
  const skips = (_index: number, hit: LabelHit): boolean => isLading(reading, hit);
  const found =
    findId(reading, 'despatch', { skips: (index, hit) => skips(index, hit) || isInItem(reading, index, hit) }) ?? findId(reading, 'despatch', { skips });
  return found === undefined ? byCode(reading) : isOneOfMany(reading, found) ? undefined : found;
}
