import { oncePerText } from '@smartap/runtime';
import { squeeze } from '../../print/fold.js';

/** A name with what is not part of it cut off: a picture in print (`❄`), but no sign that its font does not tell, `M/s` as it is written in India and Nigeria for Messrs. */
export const cleanName = oncePerText((text): string => {
  // `"TERMAL" Jan Lipa` begins with a word in quotes.
  if (/^"[^"]+"\s*\p{L}[^"]*$/u.test(text)) return text.trim().replace(/[\s:;,]+$/, '');
  // `(titular: Erika Roth).`: what closes a bracket that stands before the name.
  const own = text.includes('(') ? text : text.replace(/\)[.,;]?$/, '');
  return own
    .replace(/^(?:LOGO|Logo|M\/[Ss]\.?|Messrs\.?)\s+/, '')
    .replaceAll(/^(?:[\s:;,.•●·|\-–—"']|(?!\uFFFD)\p{So})+|[\s:;,•●·|\-–—"']+$/gu, '')
    .trim();
});

/** Whether two names are the same, written alike. */
export function isSameName(a: string, b: string): boolean {
  const [left, right] = [squeeze(a), squeeze(b)];
  return left === right || (left.length >= 6 && right.startsWith(left)) || (right.length >= 6 && left.startsWith(right));
}
