import { boxOf, type Box, type Word } from '../../pdf/word.js';
import { squeeze } from '../../text/print/fold.js';
import type { Line } from '../../text/print/line.js';
import type { Reading } from '../../text/print/reading.js';
import { topOfText } from '../../text/table/heads/aligned-head.js';
import { figuresOf } from '../../text/table/figures.js';
import { linesOfHead, type HeadColumn, type TableHead } from '../../text/table/heads/head.js';
import type { HeadWord, LearntColumn, LinesLesson } from './lines.types.js';
import { gap, spanOf } from './span.js';

/** Of the words of a head so many must be there again. */
const ENOUGH_HEAD = 0.6;
/** Words of one head are nearer to each other than so many font sizes. */
const SPACE = 0.45;
/** Figures may stand so far beside where they stood, in points, where no head says how far the column has moved. */
const MOVED = 6;

/** The words of lines that are those of a head: of several alike the one where it must stand by the nearest word that is there once. */
function headIn(lines: readonly Line[], wanted: readonly HeadWord[]): Map<HeadWord, Box> {
  const found = new Map<HeadWord, Box>();
  const words = lines.flatMap((line) => line.words.map(({ text, box }) => ({ text: squeeze(text), box })));
  const isOnce = ({ text }: HeadWord): boolean =>
    wanted.filter((other) => other.text === text).length === 1 && words.filter((other) => other.text === text).length === 1;
  const once = wanted.filter(isOnce);
  const nearest = (word: HeadWord): HeadWord | undefined => once.toSorted((a, b) => Math.abs(a.left - word.left) - Math.abs(b.left - word.left))[0];
  const far = (word: HeadWord): number => Math.abs((nearest(word)?.left ?? 0) - word.left);
  for (const word of [...once, ...wanted.filter((each) => !once.includes(each)).toSorted((a, b) => far(a) - far(b))]) {
    const known = nearest(word);
    const moved = known === undefined ? 0 : (found.get(known)?.[0] ?? known.left) - known.left;
    const taken = new Set(found.values());
    const [best] = words
      .filter(({ text, box }) => text === word.text && !taken.has(box))
      .toSorted((a, b) => Math.abs(a.box[0] - word.left - moved) - Math.abs(b.box[0] - word.left - moved));
    if (best !== undefined) found.set(word, best.box);
  }
  return found;
}

/** How far a column has moved with its head: by the edge that head and values have in common. */
function shiftOf({ head, left, right }: LearntColumn, found: ReadonlyMap<HeadWord, Box>): number | undefined {
  const [first, last] = [head[0], head.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const [newLeft, newRight] = [found.get(first)?.[0], found.get(last)?.[2]];
  const byLeft = newLeft === undefined ? undefined : newLeft - first.left;
  const byRight = newRight === undefined ? undefined : newRight - last.right;
  return Math.abs(last.right - right) < Math.abs(first.left - left) ? (byRight ?? byLeft) : (byLeft ?? byRight);
}

function columnsAt(columns: readonly LearntColumn[], found: ReadonlyMap<HeadWord, Box>): HeadColumn[] {
  const shifts = columns.map((column) => shiftOf(column, found));
  return columns.map(({ fields, left, right, head }, index) => {
    // A column without a head moves as the nearest one that has one.
    const shift =
      shifts[index] ??
      shifts
        .map((own, other) => ({ own, far: Math.abs(other - index) }))
        .filter(({ own }) => own !== undefined)
        .toSorted((a, b) => a.far - b.far)[0]?.own ??
      0;
    const boxes = head.flatMap((word): Box[] => {
      const box = found.get(word);
      return box === undefined ? [] : [box];
    });
    return { fields: [...fields], box: [Math.min(left + shift, ...boxes.map((box) => box[0])), 0, Math.max(right + shift, ...boxes.map((box) => box[2])), 1] };
  });
}

/** The words of a line of heads that stand apart from those that are known, and from each other: columns that were not there. */
function furtherHeads(lines: readonly Line[], known: ReadonlySet<Box>): HeadColumn[] {
  return lines.flatMap(({ words }) => {
    const runs = words.reduce<Word[][]>((all, word) => {
      const last = all.at(-1)?.at(-1);
      if (last === undefined || word.box[0] - last.box[2] > SPACE * word.size) all.push([word]);
      else all.at(-1)?.push(word);
      return all;
    }, []);
    return runs.filter((run) => !run.some(({ box }) => known.has(box))).map((run): HeadColumn => ({ fields: ['ignored'], box: boxOf(run) }));
  });
}

const areOver = (a: HeadColumn, b: HeadColumn): boolean => gap(spanOf(a.box), spanOf(b.box)) < 0;

/**
 * The columns under a line of heads, from left to right. One of which no word is there has no place where another stands now, and is
 * the one whose head reads otherwise where a further head stands.
 */
function columnsUnder(columns: readonly LearntColumn[], found: ReadonlyMap<HeadWord, Box>, lines: readonly Line[]): HeadColumn[] {
  const placed = columnsAt(columns, found).map((column, index) => ({
    column,
    isLost: columns[index]?.head.length !== 0 && columns[index]?.head.some((word) => found.has(word)) !== true,
  }));
  const seen = placed.filter(({ isLost }) => !isLost).map(({ column }) => column);
  const lost = placed.filter(({ isLost, column }) => isLost && !seen.some((other) => areOver(column, other))).map(({ column }) => column);
  const further = furtherHeads(lines, new Set(found.values())).filter((column) => !lost.some((other) => areOver(column, other)));
  return [...seen, ...lost, ...further].toSorted((a, b) => a.box[0] - b.box[0]);
}

/** Where tables begin by the words above their columns. */
function headsBy(reading: Reading, { columns }: LinesLesson): TableHead[] {
  const wanted = columns.flatMap(({ head }) => head).toSorted((a, b) => a.left - b.left);
  const needed = Math.max(Math.min(2, wanted.length), ENOUGH_HEAD * wanted.length);
  const heads: TableHead[] = [];
  for (let index = 0; index < reading.lines.length; index += 1) {
    const line = reading.lines[index];
    if (line === undefined || reading.amounts[index]?.some((amount) => amount.isMoney) === true || headIn([line], wanted).size === 0) continue;
    const { from, to } = linesOfHead(reading, index);
    // Lines of a head before it are not of this one too.
    const own = reading.lines.slice(Math.max(from, (heads.at(-1)?.to ?? -1) + 1), to + 1);
    const found = headIn(own, wanted);
    if (found.size < needed) continue;
    heads.push({ from, to, page: line.row.page, columns: columnsUnder(columns, found, own) });
    index = to;
  }
  return heads;
}

/** Where a table without heads begins: the first line with figures where its columns were. */
function bareHead(reading: Reading, { columns }: LinesLesson): TableHead[] {
  const needed = columns.filter(({ fields }) => fields.some((field) => field === 'net' || field === 'price' || field === 'quantity'));
  const at = reading.lines.findIndex((_, index) => {
    const figures = figuresOf(reading, index);
    return needed.every(({ left, right }) => figures.some(({ box }) => box[0] < right + MOVED && box[2] > left - MOVED));
  });
  const line = reading.lines[at];
  if (line === undefined) return [];
  const from = topOfText(reading, at);
  return [{ from, to: from - 1, page: line.row.page, columns: columnsAt(columns, new Map()) }];
}

/** The lines that begin as the one did that ended the items. */
export function endsBy(reading: Reading, { end }: LinesLesson): number[] {
  return end === ''
    ? []
    : reading.lines.flatMap((line, index) => (endLabel(line) === end && figuresOf(reading, index).some((figure) => !figure.isPercent) ? [index] : []));
}

/** The letters that a line begins with. */
export function endLabel({ row }: Line): string {
  return squeeze((row.cells[0]?.text ?? '').replaceAll(/[\d.,%]+/g, ' '));
}

/** Whether any column of a lesson had something above it. */
export const isHeaded = ({ columns }: LinesLesson): boolean => columns.some(({ head }) => head.length > 0);

/**
 * Where the tables of a lesson begin: below the words of its heads, or where these are not there at the first line with figures where its
 * columns were.
 */
export function headsOf(reading: Reading, lesson: LinesLesson): { readonly heads: TableHead[]; readonly areSeen: boolean } {
  const heads = isHeaded(lesson) ? headsBy(reading, lesson) : [];
  return heads.length > 0 ? { heads, areSeen: true } : { heads: bareHead(reading, lesson), areSeen: false };
}
