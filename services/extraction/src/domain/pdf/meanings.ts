import { UNKNOWN_SIGN } from '../text/print/unknown-sign.js';
import { letterBy, orderByWords, TRUETYPE, type GlyphOrder } from './glyph-order.js';
import type { Sign } from './signs.js';

/** What is below the space is no text, but for tabulators and ends of lines, which some programs print. */
const NO_TEXT = /^[\p{Cc}--[\t\n\r\x7F-\x9F]]$/v;
/** In the order of TrueType these are for letters with accents, but the first letters of most words of any language otherwise. */
const COMMON = /^[b-z]$/;
/** What would be rare signs if it were the numbers of glyphs, and what would be small letters. */
const [NOT_NUMBERED, CAPITAL] = [/^[ >?@ABC]$/, /^[D-Z]$/];
/** Of the signs of a font that tells numbers of glyphs, so many are no text, as spaces and figures are then, and so few are common letters. */
const [LEAST_NO_TEXT, MOST_COMMON, LEAST_SIGNS] = [0.1, 0.05, 4];

const share = (signs: readonly Sign[], is: RegExp): number => signs.filter(({ text }) => is.test(text)).length / signs.length;

/**
 * The orders of the fonts whose signs are told by the numbers of their glyphs. Many of these are no text, and make words in one order; of a font that has too few
 * words for that it is the one of the others, as it is of those of which nothing speaks against it.
 */
function numbered(signs: readonly Sign[]): ReadonlyMap<number, GlyphOrder> {
  const fonts = [...Map.groupBy(signs, ({ font }) => font)].map(([font, own]) => {
    const isDoubtful = own.length >= LEAST_SIGNS && share(own, NO_TEXT) >= LEAST_NO_TEXT;
    return { font, own, common: share(own, COMMON), isDoubtful, order: isDoubtful ? orderByWords(own) : undefined };
  });
  const clear = fonts.filter(({ order, isDoubtful, common }) => order !== undefined || (isDoubtful && common <= MOST_COMMON));
  if (clear.length === 0) return new Map();
  const usual = clear.toSorted((a, b) => b.own.length - a.own.length).find(({ order }) => order !== undefined)?.order ?? TRUETYPE;
  const others = fonts.filter(({ own, common }) => common === 0 && share(own, NOT_NUMBERED) === 0 && share(own, CAPITAL) > 0);
  return new Map([...others, ...clear].map(({ font, order = usual }) => [font, order]));
}

/** Letters of one sign, which stand in one place. */
export const areOneSign = (a: Sign, b: Sign | undefined): boolean => b !== undefined && a.left === b.left && a.right === b.right && a.baseline === b.baseline;

/**
 * Signs with what they mean. A font that does not say what its glyphs are for has only their numbers, `5HFKQXQJ` for `Rechnung`; in fonts that
 * keep a known order these tell the letters. What is no text then has no meaning.
 */
export function withMeanings(signs: readonly Sign[]): readonly Sign[] {
  if (!signs.some(({ text }) => text < ' ' && NO_TEXT.test(text))) return signs;
  const orders = numbered(signs);
  return signs.map((sign, at) => {
    const order = orders.get(sign.font);
    // Of a sign that stands for several letters the font does say what they are.
    if (order !== undefined && !areOneSign(sign, signs[at - 1]) && !areOneSign(sign, signs[at + 1])) return { ...sign, text: letterBy(order, sign.text) };
    return NO_TEXT.test(sign.text) ? { ...sign, text: UNKNOWN_SIGN } : sign;
  });
}
