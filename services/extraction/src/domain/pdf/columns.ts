import type { Word } from './word.js';

/** A gap of so many font sizes, and of so many spaces of its font, may part two columns that stand nearer than cells do. */
const LEAST_GAP = 0.5;
const LEAST_SPACES = 1.25;
/** Of so many where each begins or ends a run of text of its own, as cells do. */
const LEAST_BETWEEN_RUNS = 1.15;
/** What is wider than so many font sizes is no space between words. */
const WIDEST_SPACE = 1;
/** So many other lines no farther away than this, in points, have a word at the left edge of a column. */
const LINES = 2;
const REACH = 60;
/** Edges are set to half a point. */
const SAME_EDGE = 0.5;

/** Whether a column begins with a word that stands behind another in its line. */
export type BeginsColumn = (last: Word, word: Word) => boolean;

const gapOf = (last: Word, word: Word): number => (word.box[0] - last.box[2]) / Math.max(4, Math.min(last.size, word.size));

/** How wide a space is in each font, in font sizes: where all letters are as wide as each other, it is as wide as they are. */
function spacesOf(lines: readonly (readonly Word[])[]): Map<string | undefined, number> {
  const gaps = new Map<string | undefined, number[]>();
  for (const words of lines) {
    words.slice(1).forEach((word, index) => {
      const gap = gapOf(words[index] ?? word, word);
      if (gap <= 0 || gap > WIDEST_SPACE) return;
      const own = gaps.get(word.font);
      if (own === undefined) gaps.set(word.font, [gap]);
      else own.push(gap);
    });
  }
  return new Map([...gaps].map(([font, own]) => [font, new Float64Array(own).toSorted()[own.length >> 1] ?? 0]));
}

/**
 * Tells where columns of a page begin behind a gap that is too narrow to end a cell by itself: it is wider than the spaces of its font, and words of two lines near
 * by begin at the same edge, each the first of its line or behind such a gap.
 *
 * @param lines the words of a page by line, from left to right
 */
export function columnsOf(lines: readonly (readonly Word[])[]): BeginsColumn {
  const spaces = spacesOf(lines);
  const isWide = (last: Word, word: Word): boolean =>
    gapOf(last, word) > Math.max(LEAST_GAP, (last.closes && word.opens ? LEAST_BETWEEN_RUNS : LEAST_SPACES) * (spaces.get(word.font) ?? 0));
  const tops = new Map<number, { left: number; top: number; size: number }[]>();
  for (const words of lines) {
    words.forEach((word, index) => {
      const last = words[index - 1];
      if (last !== undefined && !isWide(last, word)) return;
      const [left, top] = word.box;
      const own = tops.get(Math.floor(left));
      if (own === undefined) tops.set(Math.floor(left), [{ left, top, size: word.size }]);
      else own.push({ left, top, size: word.size });
    });
  }
  return (last, word) => {
    if (!isWide(last, word)) return false;
    const [left, top] = word.box;
    const near = [-1, 0, 1].flatMap((step) => tops.get(Math.floor(left) + step) ?? []);
    const level = near.filter(
      (each) =>
        Math.abs(each.left - left) <= SAME_EDGE && each.size === word.size && Math.abs(each.top - top) > word.size / 2 && Math.abs(each.top - top) < REACH,
    );
    return level.length >= LINES;
  };
}
