import { digitsMeant, lettersMeant } from './look-alikes.js';
import { compactVatId, isProvenVatId } from './vat-id.js';

/** Where GST numbers of India have a digit (9), a letter (A), a Z or either (*). */
const INDIAN = '99AAAAA9999A*Z*';
/** The letters that VAT ids begin with, of which the first may look like a digit. */
const PREFIX = /^[A-Z\d][A-Z]/;
/** With more letters that look like digits it is a word. */
const MOST_LETTERS = 4;

function asIndian(id: string): string {
  if (id.length !== INDIAN.length) return id;
  return [...id].map((char, at) => (INDIAN[at] === '9' ? digitsMeant(char) : INDIAN[at] === '*' ? char : lettersMeant(char))).join('');
}

/** A text with each letter that looks like a digit as it is, and as that digit. */
function variants(text: string): string[] {
  if ([...text].filter((char) => digitsMeant(char) !== char).length > MOST_LETTERS) return [digitsMeant(text)];
  return [...text].reduce<string[]>((all, char) => [...new Set([char, digitsMeant(char)])].flatMap((each) => all.map((begun) => begun + each)), ['']);
}

/**
 * The VAT id that a recognised text stands for: letters and digits that look alike are exchanged where its form wants the other, and check digits
 * prove it. Undefined where they prove nothing, or more than one.
 *
 * @example vatIdMeant('27AAPFU0939F12V') // '27AAPFU0939F1ZV'
 */
export function vatIdMeant(recognised: string): string | undefined {
  const id = compactVatId(recognised);
  if (isProvenVatId(id)) return id;
  const [prefix = ''] = PREFIX.exec(id) ?? [];
  const proven = [...(prefix === '' ? [] : variants(id.slice(prefix.length)).map((rest) => lettersMeant(prefix) + rest)), asIndian(id)].filter(isProvenVatId);
  return new Set(proven).size === 1 ? proven[0] : undefined;
}
