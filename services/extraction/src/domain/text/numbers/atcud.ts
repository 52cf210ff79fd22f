import type { Found } from '../found.js';
import type { Reading } from '../print/reading.js';

/** What the number of an invoice of Portugal is sure of that its unique code repeats. */
const PROVEN = 0.96;
/** The unique code: what the tax authority gave the series, and the number in it (Portaria 195/2020, art. 2): `JJF71X4QT-3382`. */
const CODE = /^(?:ATCUD:)?[A-Z\d]{4,}-(\d+)$/;

/** The number of an invoice, surer where it ends with that which the unique code of a Portuguese one (ATCUD) ends with: `FT 2031A/3382`. */
export function provenByCode({ lines }: Reading, found: Found): Found {
  const own = /\/(\d+)$/.exec(found.value)?.[1];
  if (own === undefined || !lines.some(({ row }) => row.text.includes('ATCUD'))) return found;
  const isRepeated = lines.some(({ row }) => row.words.some(({ text }) => CODE.exec(text)?.[1] === own));
  return isRepeated && found.confidence < PROVEN ? { ...found, confidence: PROVEN } : found;
}
