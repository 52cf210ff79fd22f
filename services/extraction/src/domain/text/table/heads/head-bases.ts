import { scaled } from '../../totals/scaled.js';
import { LANGUAGES } from '../../print/labels/index.js';
import type { Reading } from '../../print/reading.js';
import { wordPattern } from '../../print/says.js';
import { headsColumns } from './headings.js';
import { PER } from './per.js';

/** Words before what a price is for; `pr.` is short. */
const BEFORE_UNITS = String.raw`(?<!\p{L})(?:${PER.join('|')})\.?`;

/** How many units a head says that prices are for: `Preis/100`, `Price per 1,000`. */
const FOR = new RegExp(String.raw`(?:/|${BEFORE_UNITS})\s?(?<count>10{1,2}|1[.,' ]?000)(?![\d\p{L}])`, 'giu');

/** A tonne that prices are for, `£ per tonne`, `€/t`, beside a weight in kilograms. */
const FOR_TONNE = new RegExp(String.raw`(?:/\s?|${BEFORE_UNITS}\s)(?:t|to|mt|ton+e?|tons|tonnes|tonelada|tonnellata)(?![\p{L}\d])`, 'iu');
const IN_KILOGRAMS = /(?<!\p{L})(?:kg|kilos?)(?!\p{L})/iu;
const KILOGRAMS_OF_TONNE = '1000';

/** Words for prices, as a remark below the items begins: `Base « % » : prix pour 100 pièces`. */
const saysPrice = wordPattern(LANGUAGES.flatMap(({ table }) => table.price ?? []));

/** The numbers of units that heads of a document, or a remark about its prices, say that these are for (BT-149), in ten-thousandths. */
export function basesOfHeads({ lines }: Reading): bigint[] {
  const counts = lines
    .filter((line) => headsColumns(line) || (line.row.cells.length === 1 && line.row.text.match(FOR) !== null && saysPrice(line.row.text)))
    .flatMap(({ row: { text } }) => [
      ...[...text.matchAll(FOR)].map(({ groups }) => (groups?.['count'] ?? '').replaceAll(/\D/g, '')),
      ...(FOR_TONNE.test(text) && IN_KILOGRAMS.test(text) ? [KILOGRAMS_OF_TONNE] : []),
    ]);
  return [...new Set(counts)].map(scaled);
}
