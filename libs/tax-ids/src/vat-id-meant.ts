import { digitsMeant, lettersMeant } from './look-alikes.js';
import { compactVatId, isProvenVatId } from './vat-id.js';

/** Where GST numbers of India have a digit (9), a letter (A), a Z or either (*). */
const INDIAN = '99AAAAA9999A*Z*';
/** The letters that VAT ids begin with. */
const PREFIX = /^(?:ATU|[A-Z]{2})/;

function asIndian(id: string): string {
  if (id.length !== INDIAN.length) return id;
  return [...id].map((char, at) => (INDIAN[at] === '9' ? digitsMeant(char) : INDIAN[at] === '*' ? char : lettersMeant(char))).join('');
}

/**
 * The VAT id that a recognised text stands for: letters and digits that look alike are exchanged where its form wants the other, and check digits
 * prove it. Undefined where they prove nothing.
 *
 * @example vatIdMeant('27AAPFU0939F12V') // '27AAPFU0939F1ZV'
 */
export function vatIdMeant(recognised: string): string | undefined {
  const id = compactVatId(recognised);
  const prefix = PREFIX.exec(id)?.[0] ?? '';
  return [id, prefix === '' ? id : `${prefix}${digitsMeant(id.slice(prefix.length))}`, asIndian(id)].find(isProvenVatId);
}
