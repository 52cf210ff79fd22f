import { describe, expect, it } from 'vitest';
import { withMeanings } from './meanings.js';
import type { Sign } from './signs.js';

const printed = (text: string, font = 1): Sign[] => Array.from(text, (each, at): Sign => ({ text: each, left: 5 * at, right: 5 * at + 5, baseline: 20 * font, size: 10, font, of: font }));
/** As a font prints it that only tells the numbers of its glyphs. */
const numbered = (text: string, font = 1): Sign[] => printed(text, font).map((sign) => ({ ...sign, text: String.fromCodePoint((sign.text.codePointAt(0) ?? 0) - 29) }));
const textOf = (...signs: readonly Sign[][]): string => withMeanings(signs.flat()).map(({ text }) => text).join('');

describe(withMeanings, () => {
  it('are letters where a font has the numbers of its glyphs, and in other fonts of the page that may have them', () => {
    expect(textOf(numbered('Rechnung 4711 vom 03.04.2026'))).toBe('Rechnung 4711 vom 03.04.2026');
    expect(textOf(numbered('Nr. 4711 vom 03.04.2026'), numbered('Summe', 2), printed('netto', 3))).toBe('Nr. 4711 vom 03.04.2026Summenetto');
  });

  it('stay what they are in a font that says it, and are unknown where it does for all but some', () => {
    expect(textOf(printed('TOTAL 12.50'))).toBe('TOTAL 12.50');
    expect(textOf(printed('Hosteler\u0001a y gastronom\u0001a'))).toBe('Hosteler\uFFFDa y gastronom\uFFFDa');
  });
});
