import { compactVatId, isProvenVatId } from './vat-id.js';

/** What recognisers take for one another. */
const DIGIT_FOR: Readonly<Record<string, string>> = { O: '0', Q: '0', D: '0', I: '1', L: '1', Z: '2', S: '5', G: '6', B: '8' };
const LETTER_FOR: Readonly<Record<string, string>> = { 0: 'O', 1: 'I', 2: 'Z', 5: 'S', 6: 'G', 8: 'B' };
/** Where GST numbers of India have a digit (9), a letter (A), a Z or either (*). */
const INDIAN = '99AAAAA9999A*Z*';
/** The letters that VAT ids begin with. */
const PREFIX = /^(?:ATU|[A-Z]{2})/;

const toDigits = (text: string): string => text.replaceAll(/[A-Z]/g, (letter) => DIGIT_FOR[letter] ?? letter);

function asIndian(id: string): string {
  if (id.length !== INDIAN.length) return id;
  return [...id].map((char, at) => (INDIAN[at] === '9' ? (DIGIT_FOR[char] ?? char) : INDIAN[at] === '*' ? char : (LETTER_FOR[char] ?? char))).join('');
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
  return [id, prefix === '' ? id : `${prefix}${toDigits(id.slice(prefix.length))}`, asIndian(id)].find(isProvenVatId);
}
