import { scaled } from '../../totals/scaled.js';
import type { Reading } from '../../print/reading.js';
import { headsColumns } from './headings.js';

/** How many units a head says that prices are for: `Preis/100`, `Price per 1,000`. */
const FOR = /(?:\/|(?<!\p{L})(?:per|je|pro|par|por|pr\.?|za|à))\s?(?<count>10{1,2}|1[.,' ]?000)(?![\d\p{L}])/gu;

/** The numbers of units that heads of a document say prices are for (BT-149), in ten-thousandths. */
export function basesOfHeads({ lines }: Reading): bigint[] {
  const counts = lines
    .filter(headsColumns)
    .flatMap(({ row }) => [...row.text.matchAll(FOR)].map(({ groups }) => (groups?.['count'] ?? '').replaceAll(/\D/g, '')));
  return [...new Set(counts)].map(scaled);
}
