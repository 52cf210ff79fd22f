import { boxOf, textOf, type Box, type Word } from '../../../pdf/word.js';
import { CURRENCY_WORD } from '../../print/amounts.js';
import type { GridLine } from '../grid.js';
import { heightAt, unitCode, type Figure } from '../figures.js';

/** Words of one column in one line. */
export interface Snippet {
  text: string;
  words: Word[];
  box: Box;
  page: number;
  y: number;
  size: number;
  column: number;
}

/** Words as one text of a column. */
export function snippetOf(words: Word[], page: number, column: number): Snippet {
  const box = boxOf(words);
  return { text: textOf(words), words, box, page, y: heightAt({ page, words }, box), size: words[0]?.size ?? 10, column };
}

/** The texts that belong to an item, from top to bottom. */
export interface ItemText {
  snippets: Snippet[];
}

/** Cells of a row that are set to the middle of its height stand off by less than this share of the font size. */
const SAME_ROW = 0.9;
/** Lines of one text are nearer than this share of the font size. */
export const SAME_TEXT = 1.75;
/** Figures that end a text are nearer to it than this share of the font size. */
const FIGURES_BELOW = 2.5;
const ROW = 3;

/**
 * The texts of the columns of words, from top to bottom.
 * @param taken figures that stand among them and say something else, with their currencies and units
 */
export function snippetsOf(lines: readonly GridLine[], wanted: ReadonlySet<number>, taken: readonly Figure[] = []): Snippet[] {
  const snippets: Snippet[] = [];
  for (const line of lines) {
    const byColumn = new Map<number, Word[]>();
    const own = taken.filter((figure) => figure.line === line.index);
    const isTaken = ({ text }: Word, index: number): boolean => {
      const [before, behind] = CURRENCY_WORD.test(text) ? [1, 1] : [0, unitCode(text) === undefined ? 0 : 1];
      return own.some(({ from, to }) => from - before <= index && index <= to + behind);
    };
    line.line.words.forEach((word, index) => {
      const column = line.columns[index] ?? 0;
      if (!wanted.has(column) || (own.length > 0 && isTaken(word, index))) return;
      const words = byColumn.get(column);
      if (words === undefined) byColumn.set(column, [word]);
      else words.push(word);
    });
    for (const [column, words] of byColumn) {
      snippets.push(snippetOf(words, line.line.row.page, column));
    }
  }
  return snippets.toSorted((a, b) => a.y - b.y);
}

/** Where the texts of an item begin: in its own line, or above it as far as they stand together. */
function startOf(anchor: number, floor: number, snippets: readonly Snippet[], names: number, climbs: boolean, isLast: boolean): number {
  // No name begins with a small letter where it may go on from the line above.
  const own = !climbs && snippets.some((snippet) => snippet.column === names && Math.abs(snippet.y - anchor) <= ROW && !/^\p{Ll}{2}/u.test(snippet.text));
  let top = anchor;
  for (const snippet of snippets.toReversed()) {
    if (snippet.y > top || snippet.y <= floor) continue;
    if (top - snippet.y > (own ? SAME_ROW : isLast && top === anchor ? FIGURES_BELOW : SAME_TEXT) * snippet.size) break;
    top = snippet.y;
  }
  return top;
}

/** Whether the texts of all items stand above their figures: none is beside any, and none below the last. */
function endWithFigures(anchors: readonly number[], snippets: readonly Snippet[], names: number): boolean {
  const own = snippets.filter((snippet) => snippet.column === names);
  const last = anchors.at(-1) ?? -Infinity;
  return own.length > 0 && own.every(({ y }) => y < last - ROW && anchors.every((anchor) => Math.abs(y - anchor) > ROW));
}

/** Gaps that differ by less are as wide, in points. */
const AS_WIDE = 0.8;

/** The widest gap between an item and the next: what is below it belongs to the next. Of gaps as wide it is the last, or the first where texts end with figures. */
function cutBetween(upper: number, lower: number, snippets: readonly Snippet[], isFirst = false): number {
  const heights = [upper, ...snippets.map((snippet) => snippet.y).filter((y) => y > upper + ROW && y < lower - ROW), lower];
  let best = { gap: 0, middle: (upper + lower) / 2 };
  heights.slice(1).forEach((y, index) => {
    const above = heights[index] ?? y;
    if (y - above >= best.gap + (isFirst ? AS_WIDE : -AS_WIDE)) best = { gap: Math.max(best.gap, y - above), middle: (y + above) / 2 };
  });
  return best.middle;
}

/** Lines of one name stand no further from each other than this share of the font size. */
const TIGHT = 1.45;

/** The lines of names that stand close to the line of an item, above or below it, and nearer to it than to another. */
function besideOf(anchors: readonly number[], own: readonly Snippet[]): { line: Snippet; above: Snippet | undefined; isAbove: boolean; isBelow: boolean }[] {
  const lines = anchors.flatMap((anchor) => own.find(({ y }) => Math.abs(y - anchor) <= ROW) ?? []);
  return lines.map((line, index) => {
    const [previous, next] = [lines[index - 1], lines[index + 1]];
    const [floor, limit] = [
      previous === undefined ? -Infinity : cutBetween(previous.y, line.y, own),
      next === undefined ? Infinity : cutBetween(line.y, next.y, own),
    ];
    const close = own.filter(({ y, size }) => y > floor && y < limit && Math.abs(y - line.y) > ROW && Math.abs(y - line.y) <= TIGHT * size);
    const above = close.find(({ y }) => y < line.y);
    return { line, above, isAbove: above !== undefined, isBelow: close.some(({ y }) => y > line.y) };
  });
}

/**
 * Whether the texts of items begin above their figures though some stand in their line: most have a line close above it and hardly any
 * one below, or all that stand above go on in it and none stands below.
 */
export function beginsAbove(
  anchors: readonly number[],
  snippets: readonly Snippet[],
  names: number,
  goesOn: (line: Snippet, next: Snippet) => boolean,
): boolean {
  const items = besideOf(
    anchors,
    snippets.filter((snippet) => snippet.column === names),
  );
  const [above, below] = [items.filter(({ isAbove }) => isAbove), items.filter(({ isBelow }) => isBelow).length];
  if (above.length > 1 && above.length > below && above.length * 2 > items.length) return true;
  return above.length > 0 && below === 0 && above.every((item) => item.above !== undefined && goesOn(item.above, item.line));
}

/** Texts are set to the middle of their row give or take so many points. */
const MIDDLE = 2;
/** What stands further off than so many lines of its size is none of the first or the last item. */
const MOST_LINES = 3;

/** Whether the texts of each item have their middle where its figures stand, some of them in three lines or more: cells of a row that are set to its middle. */
export function areCentred(anchors: readonly number[], snippets: readonly Snippet[], names: number): boolean {
  const own = snippets.filter(({ column }) => column === names);
  const cuts = anchors.slice(1).map((anchor, index) => cutBetween(anchors[index] ?? anchor, anchor, own));
  const texts = anchors.map((anchor, index) =>
    own.filter(({ y, size }) => y > (cuts[index - 1] ?? anchor - MOST_LINES * size) && y <= (cuts[index] ?? anchor + MOST_LINES * size)),
  );
  const isMiddle = ([first, ...others]: readonly Snippet[], anchor: number): boolean =>
    first !== undefined && Math.abs((first.y + (others.at(-1) ?? first).y) / 2 - anchor) <= MIDDLE;
  return (
    texts.length > 1 &&
    texts.every((lines, index) => isMiddle(lines, anchors[index] ?? 0)) &&
    texts.some(({ length }) => length > 2) &&
    texts.filter(({ length }) => length > 1).length * 2 > texts.length
  );
}

/**
 * Shares the texts of a table out to its items.
 * @param anchors where the items stand, from top to bottom
 * @param names the column of names
 * @param barriers where something else stands, such as a charge of the document, from top to bottom: texts beyond it are not the item's
 * @param climbs texts are known to begin above their figures, also where some stand in their line
 */
export function shareTexts(anchors: readonly number[], barriers: readonly number[], snippets: readonly Snippet[], names: number, climbs = false): ItemText[] {
  const areLast = endWithFigures(anchors, snippets, names);
  const cut = (upper: number, lower: number): number => cutBetween(upper, lower, snippets, areLast);
  return anchors.map((anchor, index) => {
    const previous = anchors[index - 1];
    const next = anchors[index + 1];
    const above = barriers.findLast((y) => y < anchor - ROW && (previous === undefined || y > previous + ROW));
    const floor = Math.max(previous === undefined ? -Infinity : cut(previous, anchor), above === undefined ? -Infinity : above + ROW);
    const start = startOf(anchor, floor, snippets, names, climbs, areLast);
    const barrier = barriers.find((y) => y > anchor + ROW);
    const limit = Math.min(next === undefined ? Infinity : cut(anchor, next), barrier === undefined ? Infinity : barrier - ROW);
    const own: Snippet[] = [];
    let last = anchor;
    for (const snippet of snippets) {
      if (snippet.y < start - 0.1 || snippet.y > limit) continue;
      // The last item has no next to end it: a wide gap does.
      if (next === undefined && snippet.y - last > SAME_TEXT * 1.6 * snippet.size) break;
      own.push(snippet);
      last = Math.max(last, snippet.y);
    }
    return { snippets: own };
  });
}
