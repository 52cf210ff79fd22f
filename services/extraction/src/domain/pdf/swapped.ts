/** The letters of plain text with their two bytes in the wrong order, and what is made so of the letters that one sign has for `fi` and `fl`. */
const SWAPPED: ReadonlyMap<string, string> = new Map([
  ...Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz', (letter) => [String.fromCharCode(letter.charCodeAt(0) << 8), letter] as const),
  ['\uCF00', 'fi'],
  ['\uD200', 'fl'],
]);
const ANY = new RegExp(`[${[...SWAPPED.keys()].join('')}]`, 'g');
const LATIN = /\p{Script=Latin}/u;
const EASTERN = /[\p{Script=Han}\p{Script=Hangul}]/u;

/**
 * The text of a word whose letters that are drawn together come from Ghostscript 10.0: it writes their code units with the lower byte first
 * (`琀椀` for `ti`), where a map from signs to text has the higher one first (ISO 32000-1, 9.10.3).
 */
export function unswapped(text: string): string {
  if (!EASTERN.test(text)) return text;
  const mended = text.replaceAll(ANY, (sign) => SWAPPED.get(sign) ?? sign);
  return LATIN.test(text) && !EASTERN.test(mended) ? mended : text;
}
