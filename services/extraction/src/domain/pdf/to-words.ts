import { areOneSign } from './meanings.js';
import type { Sign } from './signs.js';
import { unswapped } from './swapped.js';
import { plainText, type Word } from './word.js';

/** What is set apart by spaces; a space that does not break lines parts thousands, not words (`1 234,56`). */
const WORDS = /(?:\S|(?<=\d)[\u00a0\u2007\u2009\u202f](?=\d{3}(?!\d)))+/g;
/** What parts thousands is not told by some fonts. */
const UNKNOWN_THOUSANDS = /(?<=\d)\uFFFD(?=\d{3}(?!\d))/g;
/** Rules of tables that are printed as signs, as lists of old programs have them: `│ 001 │ Pils │`. */
const BOX_DRAWING = /[\u2500-\u259f]/g;
/** What leads the eye from a text to its amount: `Delivery ........ 15.00`. */
const LEADERS = /(?:[.…]\s?){4,}/g;
/** A run of single letters is a word that is set with space between them, `N O R D`, or several, with more space between these: `N o r d  W e s t`. Longer ones in capitals may be anything. */
const SPACED_WORD = /^(?:\p{Lu}(?: \p{Lu}){2,13}|\p{Lu}(?: \p{L}){3,})$/u;
/** So may those with figures, or in which some letters are drawn together, unless the space between them makes them words of some length: `D R .  A N N A  W E B E R`, `S B  0 2 6 1 1 7`. */
const SPACED_SIGNS = /^(?=.*\p{Lu})[\p{Lu}\p{Nd}.&/–-]{1,2}(?:\s+[\p{Lu}\p{Nd}.&/–-]{1,2}){5,}$/u;
/** Of the pieces of such print this share is a single sign. */
const SINGLE = 0.7;
/** One word that is set so is no longer. */
const LONGEST_WORD = 20;
const WORD_LENGTH = 4;
/** Between words that are set so there is this much more than between their letters. */
const WIDER = 1.8;
/** Signs that only say how text is set; a soft hyphen that is printed is a hyphen. */
const FORMATTING = /^[\p{Cf}--\u00ad]$/v;
const RIGHT_TO_LEFT = /[\p{Script=Hebrew}\p{Script=Arabic}]/u;
const SPACE = /^\s$/;

/** Letters, figures and signs of plain text, as most are, neither part words nor say how text is set. */
const isPlain = (text: string): boolean => text > ' ' && text <= '~';
const isSpace = (text: string): boolean => !isPlain(text) && SPACE.test(text);

/** Gaps as shares of the size of the font: from the first on there is a space, from the second on another run; so does what overlaps the sign before, by more where one text draws them together. */
const GAPS = { space: 0.102, run: 0.6, back: -0.2, kerned: -0.35 } as const;
/** A sign that stands higher or lower by more begins another run. */
const RISE = 0.25;
/** Print that is set apart letter by letter has more than this between most of them. */
const SET_APART = 0.03;

/** Letters that are nearer than this have no space between them, though one may be printed over the second: `Br` and `unvalla`. */
const TOUCHING = 0.05;

/** Signs that are printed one after the other in one font, with a space where there is room for one. */
interface Run {
  text: string;
  /** By each character of the text. */
  readonly lefts: number[];
  readonly rights: number[];
  readonly baseline: number;
  readonly size: number;
  readonly font: number;
}

/** The way from a sign to the next, as a share of the size; letters of one sign stand in one place. */
function gapOf(last: Sign, sign: Sign): number {
  if (areOneSign(last, sign)) return 0;
  const isBefore = sign.right <= last.left + 0.1 * sign.size && (RIGHT_TO_LEFT.test(sign.text) || RIGHT_TO_LEFT.test(last.text));
  return (isBefore ? last.left - sign.right : sign.left - last.right) / sign.size;
}

/** Whether a space is printed over the letter behind it, which stands right beside the one before. */
function isCovered(last: Sign | undefined, space: Sign, next: Sign | undefined): boolean {
  if (last === undefined || next === undefined || isSpace(last.text) || isSpace(next.text) || last.baseline !== next.baseline) return false;
  return space.left >= last.left && next.left < space.right && Math.abs(next.left - last.right) < TOUCHING * next.size;
}

/** By how much the letters of each text are set apart, as its program says: half of its gaps are no less. */
function settingOf(signs: readonly Sign[]): ReadonlyMap<number, number> {
  const gaps = new Map<number, number[]>();
  let ofText: number[] = [];
  let last: Sign | undefined;
  for (const sign of signs) {
    if (last?.of !== sign.of) {
      ofText = gaps.get(sign.of) ?? [];
      gaps.set(sign.of, ofText);
    } else if (!isSpace(sign.text) && !isSpace(last.text) && last.left !== sign.left) ofText.push(gapOf(last, sign));
    last = sign;
  }
  const setting = new Map<number, number>();
  for (const [of, own] of gaps) {
    const areApart = own.length > 1 && 2 * own.filter((gap) => gap > SET_APART).length > own.length;
    if (areApart) setting.set(of, own.toSorted((a, b) => a - b)[(own.length - 1) >> 1] ?? 0);
  }
  return setting;
}

function append(run: Run, text: string, left: number, right: number): void {
  run.text += text;
  for (let index = 0; index < text.length; index += 1) {
    run.lefts.push(left);
    run.rights.push(right);
  }
}

function toRuns(signs: readonly Sign[]): Run[] {
  const setting = settingOf(signs);
  const runs: Run[] = [];
  let run: Run | undefined;
  let last: Sign | undefined;
  for (const [index, sign] of signs.entries()) {
    if (!isPlain(sign.text) && (FORMATTING.test(sign.text) || (isSpace(sign.text) && isCovered(last, sign, signs[index + 1])))) continue;
    const gap = last === undefined ? Infinity : gapOf(last, sign) - (last.of === sign.of ? (setting.get(sign.of) ?? 0) : 0);
    const goesOn =
      last !== undefined &&
      last.font === sign.font &&
      Math.abs(last.size - sign.size) <= 0.01 * sign.size &&
      gap >= (last.of === sign.of ? GAPS.kerned : GAPS.back) &&
      gap <= GAPS.run &&
      Math.abs(last.baseline - sign.baseline) <= RISE * sign.size;
    if (run === undefined || last === undefined || !goesOn) {
      run = { text: '', lefts: [], rights: [], baseline: sign.baseline, size: sign.size, font: sign.font };
      runs.push(run);
    } else if (gap > GAPS.space && !isSpace(sign.text) && !isSpace(last.text)) append(run, ' ', last.right, sign.left);
    append(run, sign.text, sign.left, sign.right);
    last = sign;
  }
  return runs;
}

/** Whether most of what stands between the spaces of a text is a single sign. */
function isSpaced(text: string): boolean {
  const pieces = SPACED_SIGNS.test(text) ? text.split(/\s+/) : [];
  return pieces.length > 0 && pieces.filter(({ length }) => length === 1).length >= SINGLE * pieces.length;
}

/** A run whose letters are set apart, without the spaces between them but those between its words. */
function closed(run: Run): Run {
  const isWord = SPACED_WORD.test(run.text);
  if (!isWord && !isSpaced(run.text)) return run;
  const spaces = [...run.text.matchAll(/\s+/g)].map(({ 0: { length }, index }) => ({
    index,
    width: (run.lefts[index + length] ?? 0) - (run.rights[index - 1] ?? 0),
  }));
  const least = Math.min(...spaces.map(({ width }) => width));
  const wide = new Set(spaces.filter(({ width }) => width > WIDER * least).map(({ index }) => index));
  const letters = run.text.replaceAll(/\s/g, '').length;
  if (!isWord && (wide.size === 0 ? letters > LONGEST_WORD : letters < WORD_LENGTH * (wide.size + 1))) return run;
  const isKept = (index: number): boolean => !isSpace(run.text[index] ?? '') || wide.has(index);
  return {
    ...run,
    text: [...run.text].filter((_, index) => isKept(index)).join(''),
    lefts: run.lefts.filter((_, index) => isKept(index)),
    rights: run.rights.filter((_, index) => isKept(index)),
  };
}

function wordsOf(run: Run, page: number): Word[] {
  const { lefts, rights, baseline, size, font, text } = closed(run);
  const shown = text
    .toWellFormed()
    .replaceAll(BOX_DRAWING, ' ')
    .replaceAll(LEADERS, (dots) => ' '.repeat(dots.length));
  return Array.from(shown.matchAll(WORDS), ({ 0: word, index }): Word => {
    const end = index + word.length;
    const [left, right] = [Math.min(lefts[index] ?? 0, lefts[end - 1] ?? 0), Math.max(rights[index] ?? 0, rights[end - 1] ?? 0)];
    return {
      text: plainText(unswapped(word)).replaceAll(UNKNOWN_THOUSANDS, "'"),
      box: [left, baseline - 0.8 * size, right, baseline + 0.2 * size],
      page,
      size,
      opens: index === 0,
      closes: end === shown.length,
      font: `f${font}`,
    };
  });
}

/** Print that lies on its like is aside of it by this share of its size at most. */
const ASIDE = 0.15;

/** Words without those that lie on their like, as on a page that was laid on itself or has what was filled in twice. */
function withoutRepeats(words: readonly Word[]): Word[] {
  const kept = new Map<string, Word[]>();
  return words.filter((word) => {
    const like = kept.get(word.text);
    if (like === undefined) kept.set(word.text, [word]);
    else if (like.some(({ box }) => box.every((edge, side) => Math.abs(edge - (word.box[side] ?? 0)) <= ASIDE * word.size))) return false;
    else like.push(word);
    return true;
  });
}

/** The words of a page, put together from its signs by the room between them. */
export function toWords(signs: readonly Sign[], page: number): Word[] {
  return withoutRepeats(toRuns(signs).flatMap((run) => wordsOf(run, page)));
}
