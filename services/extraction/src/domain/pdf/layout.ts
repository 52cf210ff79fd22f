import { columnsOf, type BeginsColumn } from './columns.js';
import { sideBarOf } from './side-bar.js';
import { around, boxOf, textOf, type Cell, type Row, type Word } from './word.js';

/** Words whose middles differ by less than this share of their height are on one line. */
const LINE_SHARE = 0.5;
/** Runs of text that are nearer than this share of the font size are one word. */
const TOUCHING = 0.12;
/** A gap of this many font sizes ends a cell: a space is about 0.3. */
const CELL_GAP = 1;

function middle(word: Word): number {
  return (word.box[1] + word.box[3]) / 2;
}

/** Words that stand together as a cell. */
export function toCell(words: Word[]): Cell {
  return { words, text: textOf(words), box: boxOf(words) };
}

/** A word in bold that touches a number in regular print is the label of it: where a column is too narrow. */
const isLabelBeforeValue = (last: Word, word: Word): boolean => last.font !== word.font && /^\p{L}{2,}$/u.test(last.text) && /^\d{4}/.test(word.text);

/** Puts together the words that a PDF prints in pieces. */
function join(words: readonly Word[]): Word[] {
  const joined: Word[] = [];
  for (const word of words) {
    const last = joined.at(-1);
    const gap = last === undefined ? Infinity : Math.abs(word.box[0] - last.box[2]);
    if (last === undefined || !last.closes || !word.opens || gap > TOUCHING * Math.min(last.size, word.size) || isLabelBeforeValue(last, word))
      joined.push(word);
    else joined[joined.length - 1] = { ...last, text: last.text + word.text, box: around([last.box, word.box]), closes: word.closes };
  }
  return joined;
}

/** Print of another size begins a cell of its own from a smaller gap on. */
const OTHER_SIZE = 1.4;
const OTHER_SIZE_GAP = 0.5;

function isApart(last: Word, word: Word): boolean {
  const [small, large] = [Math.min(last.size, word.size), Math.max(last.size, word.size)];
  const gap = word.box[0] - last.box[2];
  return gap > CELL_GAP * Math.max(4, small) || (large > OTHER_SIZE * small && gap > OTHER_SIZE_GAP * small);
}

function toCells(words: readonly Word[], beginsColumn: BeginsColumn): Cell[] {
  const cells: Cell[] = [];
  let current: Word[] = [];
  for (const word of words) {
    const last = current.at(-1);
    if (last !== undefined && (isApart(last, word) || beginsColumn(last, word))) {
      cells.push(toCell(current));
      current = [];
    }
    current.push(word);
  }
  if (current.length > 0) cells.push(toCell(current));
  return cells;
}

function toLines(words: readonly Word[]): Word[][] {
  const lines: { words: Word[]; middle: number; height: number }[] = [];
  for (const { word, at } of words.map((each) => ({ word: each, at: middle(each) })).toSorted((a, b) => a.at - b.at)) {
    const height = word.box[3] - word.box[1];
    const line = lines.findLast((each) => Math.abs(each.middle - at) < LINE_SHARE * Math.min(each.height, height));
    if (line === undefined) lines.push({ words: [word], middle: at, height });
    else line.words.push(word);
  }
  return lines.toSorted((a, b) => a.middle - b.middle).map((line) => join(line.words.toSorted((a, b) => a.box[0] - b.box[0])));
}

/** Recognised words of one line stand lower and higher by up to this share of their height: pages are not quite level. */
const SEEN_SHARE = 0.6;

/** Lines of which nothing stands over the other are one, where they are nearer than lines are printed: on recognised pages what stands level in print does not quite. */
function joinLevel(lines: readonly Word[][]): Word[][] {
  const joined: Word[][] = [];
  for (const line of lines) {
    const last = joined.at(-1);
    const heights = [...(last ?? []), ...line].map(({ box }) => box[3] - box[1]);
    const [above, below] = [last ?? [], line].map((words) => words.reduce((sum, word) => sum + middle(word), 0) / Math.max(1, words.length)) as [
      number,
      number,
    ];
    const isOver = (word: Word): boolean => last?.some((other) => other.box[0] < word.box[2] && other.box[2] > word.box[0]) === true;
    const isLevel = last !== undefined && below - above < SEEN_SHARE * Math.min(...heights) && !line.some(isOver);
    if (isLevel) joined[joined.length - 1] = [...last, ...line].toSorted((a, b) => a.box[0] - b.box[0]);
    else joined.push(line);
  }
  return joined;
}

/** The parts of a page that are read apart from each other: what stands in a bar at its side, and the rest of it. */
function partsOf(words: readonly Word[]): readonly (readonly Word[])[] {
  const sides = sideBarOf(words);
  return sides === undefined ? [words] : [sides.main, sides.bar];
}

/** Orders the words of all pages into rows of cells. */
export function layOut(pages: readonly (readonly Word[])[]): Row[] {
  const rows: Row[] = [];
  for (const words of pages.flatMap(partsOf)) {
    const lines = words[0]?.confidence === undefined ? toLines(words) : joinLevel(toLines(words));
    const beginsColumn = columnsOf(lines);
    for (const line of lines) {
      const [first] = line;
      if (first === undefined) continue;
      const cells = toCells(line, beginsColumn);
      rows.push({
        cells,
        words: line,
        text: textOf(line),
        box: boxOf(line),
        page: first.page,
        index: rows.length,
      });
    }
  }
  return rows;
}
