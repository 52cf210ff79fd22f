import { describe, expect, it } from 'vitest';
import { withMeanings } from './meanings.js';
import type { Sign } from './signs.js';

const printed = (text: string, font = 1): Sign[] => Array.from(text, (each, at): Sign => ({ text: each, left: 5 * at, right: 5 * at + 5, baseline: 20 * font, size: 10, font, of: font }));
/** As a font prints it that only tells the numbers of its glyphs, in the order of TrueType or another; those that are named stand for other letters. */
const numbered = (text: string, font = 1, shift = 29, further: Readonly<Record<string, number>> = {}): Sign[] =>
  printed(text, font).map((sign) => ({ ...sign, text: String.fromCodePoint(further[sign.text] ?? (sign.text.codePointAt(0) ?? 0) - shift) }));
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

  it('are letters in any order that makes words of labels, each font in its own', () => {
    const words = 'Rechnung Nr. 4711 vom 03.04.2026, Lieferschein 88, Betrag netto, Steuer, Summe';
    expect(textOf(numbered(words, 1, 31))).toBe(words);
    expect(textOf(numbered(words, 1, 27), numbered('Total 118,00 due date', 2, 31), numbered('4711', 3, 27))).toBe(`${words}Total 118,00 due date4711`);
    // By no word of any language nobody knows the order.
    expect(textOf(numbered('Wotan Brixl Quendal 4711', 1, 31))).not.toContain('Wotan');
  });

  it('have accents in an order that is known beyond the plain letters, where that makes words', () => {
    // ISOAdobe: 224 is u with dieresis, 223 another; of the Macintosh: 129.
    const words = 'Rechnung für Überweisung, fällig für Menge, für Stück, Gesamtbetrag netto';
    expect(textOf(numbered(words, 1, 31, { ü: 224, Ü: 195, ä: 202 }))).toBe(words);
    expect(textOf(numbered(words, 1, 29, { ü: 129, Ü: 104, ä: 108 }))).toBe(words);
    expect(textOf(numbered(words, 1, 29, { ü: 700, Ü: 701, ä: 702 }))).toContain('f\uFFFDr \uFFFDberweisung');
  });
});
