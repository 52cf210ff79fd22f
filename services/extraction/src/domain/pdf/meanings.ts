import type { Sign } from './signs.js';
import { UNKNOWN_SIGN } from '../text/print/unknown-sign.js';

/** What is below the space is no text, but for tabulators and ends of lines, which some programs print. */
const NO_TEXT = /^[\p{Cc}--[\t\n\r\x7F-\x9F]]$/v;
/** By so much the number of a glyph is less than the code of its letter, in the order in which TrueType names glyphs (Apple, `post` table, format 1): the third is the space. */
const BEFORE_LETTERS = 29;
const [FIRST, LAST] = [3, 97];
/** In that order these are for letters with accents, but the first letters of most words of any language otherwise. */
const COMMON = /^[b-z]$/;
/** What would be rare signs if it were the numbers of glyphs, and what would be small letters. */
const [NOT_NUMBERED, CAPITAL] = [/^[ >?@ABC]$/, /^[D-Z]$/];
/** Of the signs of a font that tells numbers of glyphs, so many are no text, as spaces and figures are then, and so few are common letters. */
const [LEAST_NO_TEXT, MOST_COMMON, LEAST_SIGNS] = [0.1, 0.05, 4];

const share = (signs: readonly Sign[], is: RegExp): number => signs.filter(({ text }) => is.test(text)).length / signs.length;

/** The fonts whose signs are told by the numbers of their glyphs: by many that are no text, and beside these those of which nothing speaks against it. */
function numbered(signs: readonly Sign[]): ReadonlySet<number> {
  const fonts = [...Map.groupBy(signs, ({ font }) => font)].map(([font, own]) => ({ font, own, common: share(own, COMMON) }));
  const clear = fonts.filter(({ own, common }) => own.length >= LEAST_SIGNS && common <= MOST_COMMON && share(own, NO_TEXT) >= LEAST_NO_TEXT);
  if (clear.length === 0) return new Set();
  return new Set(
    [...clear, ...fonts.filter(({ own, common }) => common === 0 && share(own, NOT_NUMBERED) === 0 && share(own, CAPITAL) > 0)].map(({ font }) => font),
  );
}

function letterOf(text: string): string {
  const number = text.codePointAt(0) ?? 0;
  // Programs put spaces of their own between words; the sign of equality has the same number, and is rare.
  if (text === ' ') return text;
  return number >= FIRST && number <= LAST ? String.fromCodePoint(number + BEFORE_LETTERS) : UNKNOWN_SIGN;
}

/** Letters of one sign, which stand in one place. */
export const areOneSign = (a: Sign, b: Sign | undefined): boolean => b !== undefined && a.left === b.left && a.right === b.right && a.baseline === b.baseline;

/**
 * Signs with what they mean. A font that does not say what its glyphs are for has only their numbers, `5HFKQXQJ` for `Rechnung`; in fonts that
 * keep the usual order these tell the letters. What is no text then has no meaning.
 */
export function withMeanings(signs: readonly Sign[]): readonly Sign[] {
  if (!signs.some(({ text }) => text < ' ' && NO_TEXT.test(text))) return signs;
  const fonts = numbered(signs);
  return signs.map((sign, at) => {
    // Of a sign that stands for several letters the font does say what they are.
    if (fonts.has(sign.font) && !areOneSign(sign, signs[at - 1]) && !areOneSign(sign, signs[at + 1])) return { ...sign, text: letterOf(sign.text) };
    return NO_TEXT.test(sign.text) ? { ...sign, text: UNKNOWN_SIGN } : sign;
  });
}
