import { KNOWN_WORDS } from '../text/print/labels/known-words.js';
import { UNKNOWN_SIGN } from '../text/print/unknown-sign.js';
import type { Sign } from './signs.js';

/** The order in which a font numbers its glyphs: by how much the number of one is less than the code of its letter, and what those behind the plain letters are. */
export interface GlyphOrder {
  readonly shift: number;
  readonly further?: ((number: number) => string | undefined) | undefined;
}

const [FIRST_PLAIN, LAST_PLAIN] = [0x20, 0x7e];
const MACINTOSH = new TextDecoder('macintosh');
/** What glyphs behind the plain letters are in the order of TrueType (Apple, `post` table, format 1): that of the character set of the Macintosh, without one code that is no sign. */
const asOfMacintosh = (number: number): string | undefined => (number >= 98 && number <= 225 ? MACINTOSH.decode(Uint8Array.of(number + 30)) : undefined);

/** What they are from number 96 on in the order of the standard strings of CFF (Adobe Technical Note 5176, charset ISOAdobe). */
const OF_ADOBE = [..."¡¢£⁄¥ƒ§¤'“«‹›ﬁﬂ–†‡·¶•‚„”»…‰¿`´ˆ˜¯˘˙¨˚¸˝˛ˇ—ÆªŁØŒºæıłøœß¹¬µ™Ð½±Þ¼÷¦°þ¾²®−ð×³©ÁÂÄÀÅÃÇÉÊËÈÍÎÏÌÑÓÔÖÒÕŠÚÛÜÙÝŸŽáâäàåãçéêëèíîïìñóôöòõšúûüùýÿž"];
const asOfAdobe = (number: number): string | undefined => OF_ADOBE[number - 96];

/** The order that TrueType names glyphs in: the third is the space. */
export const TRUETYPE: GlyphOrder = { shift: 29 };
/** What the further glyphs of fonts may be that are shifted so: many go on otherwise. */
const FURTHER: ReadonlyMap<number, (number: number) => string | undefined> = new Map([
  [TRUETYPE.shift, asOfMacintosh],
  [31, asOfAdobe],
]);
/** A sign that may be the space is so often among the others, of which the commonest letters are not much more. */
const SPACES = 0.05;

/** Signs that are enough to tell an order by. */
const ENOUGH = 600;
/** Words of labels that tell it, as many times as those by any other, and as a share of all; so many more tell what its further glyphs are. */
const TOLD = { words: 3, times: 2, share: 0.1, further: 3 } as const;
/** Room between letters of two words, as a share of the size. */
const ROOM = 0.2;

/** The letter that a sign stands for whose font tells the number of its glyph. */
export function letterBy({ shift, further }: GlyphOrder, text: string): string {
  // Programs put spaces of their own between words; what has that number is rare.
  if (text === ' ') return text;
  const number = text.codePointAt(0) ?? 0;
  const code = number + shift;
  return code >= FIRST_PLAIN && code <= LAST_PLAIN ? String.fromCodePoint(code) : (further?.(number) ?? UNKNOWN_SIGN);
}

/** The words that signs are by an order, without accents. These texts are nowhere else, so they are not kept as other folded ones are. */
function wordsBy(order: GlyphOrder, signs: readonly Sign[]): readonly string[] {
  const letters = signs.map((sign, at) => {
    const last = signs[at - 1];
    const isApart = last !== undefined && (last.baseline !== sign.baseline || sign.left - last.right > ROOM * sign.size);
    return `${isApart ? ' ' : ''}${letterBy(order, sign.text)}`;
  });
  return (
    letters
      .join('')
      .toLowerCase()
      .normalize('NFD')
      .replaceAll(/\p{M}/gu, '')
      .match(/[a-z]{3,}/g) ?? []
  );
}

/** The shifts by which one of the signs below the space would be that, and the usual ones. */
function shiftsOf(signs: readonly Sign[]): readonly number[] {
  const below = Map.groupBy(signs, ({ text }) => FIRST_PLAIN - (text.codePointAt(0) ?? 0));
  const spaced = [...below].flatMap(([shift, own]) => (shift > 0 && own.length >= SPACES * signs.length ? [shift] : []));
  return [...new Set([...spaced, ...FURTHER.keys()])];
}

const knownOf = (words: readonly string[]): number => words.filter((word) => KNOWN_WORDS.has(word)).length;

/** The order of a font by which its signs are words of labels; undefined where none tells it. */
export function orderByWords(signs: readonly Sign[]): GlyphOrder | undefined {
  const sample = signs.slice(0, ENOUGH);
  const tried = shiftsOf(sample)
    .map((shift) => {
      const words = wordsBy({ shift }, sample);
      return { order: { shift }, known: knownOf(words), words: words.length };
    })
    .toSorted((a, b) => b.known - a.known);
  const [best, next] = tried;
  if (best === undefined || best.known < TOLD.words || best.known < TOLD.times * (next?.known ?? 0) || best.known < TOLD.share * best.words) return undefined;
  const whole = { ...best.order, further: FURTHER.get(best.order.shift) };
  return knownOf(wordsBy(whole, sample)) >= best.known + TOLD.further ? whole : best.order;
}
