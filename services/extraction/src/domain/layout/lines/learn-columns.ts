import type { Box } from '../../pdf/word.js';
import { squeeze } from '../../text/print/fold.js';
import type { ColumnField } from '../../text/print/labels/index.js';
import type { Line } from '../../text/print/line.js';
import type { Reading } from '../../text/print/reading.js';
import { isFigureCell } from '../../text/table/assign.js';
import { figuresOf, heightAt, unitCode, type Figure } from '../../text/table/figures.js';
import { linesOfHead } from '../../text/table/head.js';
import { headingsOf } from '../../text/table/headings.js';
import type { HeadWord, LearntColumn } from './lines.types.js';
import { partCells } from './part-cells.js';
import { pricesOf, prints, REACH, type Located } from './locate-lines.js';

/** What corrected values say of a column of figures. */
const VALUED = ['net', 'price', 'quantity', 'rate'] as const;
type Valued = (typeof VALUED)[number];
/** Fields that only corrected values give: a head that names one which stands elsewhere names something else. */
const TAUGHT: ReadonlySet<ColumnField> = new Set<ColumnField>(['net', 'gross', 'price', 'quantity', 'name', 'nameText']);
/** How far above the first item the heads may stand, in points. */
const HEAD_REACH = 90;
/** Edges that differ by less are one, in points. */
const SAME_EDGE = 2;
/** A head may stand so far beside its column. */
const BESIDE = 12;
/** Head and figures agree by more than what is right of two columns that bear a value out alike. */
const HINT = { head: 0.4, right: 0.01 } as const;

interface Span {
  left: number;
  right: number;
}

/** A column of figures: by item those that stand in it. */
interface FigureColumn extends Span {
  rows: Figure[][];
}

const gap = (a: Span, b: Span): number => Math.max(a.left, b.left) - Math.min(a.right, b.right);
const spanOf = ([left, , right]: Box): Span => ({ left, right });

/** The figures of each item: those near its row, and nearer to it than to another's. */
function figuresOfRows(reading: Reading, located: readonly Located[]): Figure[][] {
  const heights = located.map(({ index }) => {
    const row = reading.lines[index]?.row;
    return row === undefined ? 0 : heightAt(row.page, row.box);
  });
  const rows: Figure[][] = located.map(() => []);
  reading.lines.forEach((line, index) => {
    const figures = figuresOf(reading, index).filter((figure, _, all) => isFigureCellOf(line, figure, all));
    for (const figure of figures) {
      const [nearest] = heights.map((height, row) => ({ row, far: Math.abs(height - figure.y) })).toSorted((a, b) => a.far - b.far);
      if (nearest !== undefined && nearest.far <= REACH) rows[nearest.row]?.push(figure);
    }
  });
  return rows;
}

function isFigureCellOf(line: Line, figure: Figure, all: readonly Figure[]): boolean {
  const index = line.cellOf[figure.from] ?? 0;
  const cell = line.row.cells[index];
  return cell !== undefined && isFigureCell(cell, all.filter((each) => line.cellOf[each.from] === index));
}

/** Figures that stand over each other are a column. */
function columnsOf(rows: readonly (readonly Figure[])[]): FigureColumn[] {
  const columns: FigureColumn[] = [];
  const all = rows.flatMap((figures, row) => figures.map((figure) => ({ row, figure }))).toSorted((a, b) => a.figure.box[0] - b.figure.box[0]);
  for (const { row, figure } of all) {
    const span = spanOf(figure.box);
    let column = columns.at(-1);
    if (column === undefined || gap(column, span) >= 0) {
      column = { ...span, rows: rows.map(() => []) };
      columns.push(column);
    }
    column.right = Math.max(column.right, span.right);
    column.rows[row]?.push(figure);
  }
  return columns;
}

/** Where the words of the names of each item stand. */
export function namesOf(reading: Reading, located: readonly Located[]): Box[][] {
  return located.map(({ line: { item }, index }, at) => {
    const names = new Set((item.name ?? '').split(/\s+/).map(squeeze).filter((word) => word !== ''));
    const height = reading.lines[index]?.row;
    const until = located[at + 1]?.index ?? reading.lines.length;
    return reading.lines.slice(Math.max(0, index - 2), until).flatMap(({ row, words }) => {
      if (height === undefined || row.page !== height.page || Math.abs(row.box[1] - height.box[1]) > 2 * REACH) return [];
      return words.filter((word) => names.has(squeeze(word.text))).map((word) => word.box);
    });
  });
}

/** Where most names begin; undefined where they are not printed. */
function leftOf(names: readonly (readonly Box[])[]): number | undefined {
  const lefts = names.filter((boxes) => boxes.length > 0).map((boxes) => Math.min(...boxes.map((box) => box[0])));
  const alike = (left: number): number => lefts.filter((other) => Math.abs(other - left) <= SAME_EDGE).length;
  return lefts.toSorted((a, b) => alike(b) - alike(a))[0];
}

/** Other columns of text, such as units: what stands in the lines of most items beside names and figures. */
function textsOf(reading: Reading, located: readonly Located[], known: readonly Span[]): (Span & { isUnit: boolean })[] {
  const cells = located.flatMap(({ index }) => reading.lines[index]?.row.cells ?? []).filter((cell) => known.every((column) => gap(column, spanOf(cell.box)) >= 0));
  const columns: (Span & { texts: string[] })[] = [];
  for (const { box, text } of cells) {
    const column = columns.find((each) => gap(each, spanOf(box)) < 0);
    if (column === undefined) columns.push({ ...spanOf(box), texts: [text] });
    else Object.assign(column, { left: Math.min(column.left, box[0]), right: Math.max(column.right, box[2]), texts: [...column.texts, text] });
  }
  return columns.filter(({ texts }) => texts.length * 2 > located.length).map(({ left, right, texts }) => ({ left, right, isUnit: texts.every((text) => unitCode(text) !== undefined) }));
}

/** From where to where names stand that begin at an edge, beside the figures. */
function spanOfNames(left: number, names: readonly (readonly Box[])[], figures: readonly FigureColumn[]): Span {
  const own = names.flat().filter((box) => box[0] >= left - SAME_EDGE && !figures.some((column) => gap(column, spanOf(box)) < 0));
  return { left, right: Math.max(left, ...own.map((box) => box[2])) };
}

/** Whether a line looks like one of heads: words over columns, or cells of which each is over one of them; a sentence is over many. */
function isOfHeads(line: Line, columns: readonly Span[]): boolean {
  if (new Set(headingsOf(line).map(({ field }) => field)).size > 1) return true;
  const over = line.row.cells.map((cell) => columns.filter((column) => gap(column, spanOf(cell.box)) < 0).length);
  return over.filter((count) => count === 1).length > 1 && over.every((count) => count <= 1);
}

/** The lines of heads above the first item: around that over most of its columns. */
function headOf(reading: Reading, first: number, columns: readonly Span[]): readonly Line[] {
  const item = reading.lines[first];
  let best: { index: number; over: number } | undefined;
  for (let index = first - 1; item !== undefined && index >= 0; index -= 1) {
    const line = reading.lines[index];
    if (line === undefined || line.row.page !== item.row.page || item.row.box[1] - line.row.box[3] > HEAD_REACH) break;
    if (reading.amounts[index]?.some((amount) => amount.isMoney) === true || !isOfHeads(line, columns)) continue;
    const over = columns.filter((column) => line.words.some((word) => /\p{L}/u.test(word.text) && gap(column, spanOf(word.box)) < BESIDE / 2)).length;
    if (over > (best?.over ?? 0)) best = { index, over };
  }
  if (best === undefined || best.over < Math.min(2, columns.length)) return [];
  const { from, to } = linesOfHead(reading, best.index);
  return reading.lines.slice(from, Math.min(to, first - 1) + 1);
}

const statedOf = ({ line }: Located, field: Valued): readonly string[] => {
  const values: Readonly<Record<Valued, readonly (string | undefined)[]>> = { net: [line.net], price: pricesOf(line), quantity: [line.quantity], rate: [line.vatRate] };
  return values[field].filter((value) => value !== undefined);
};

/** Which columns hold the corrected values: all together, so that as much as possible of them is where it says. */
function heldBy(located: readonly Located[], columns: readonly FigureColumn[], known: readonly (readonly ColumnField[])[]): Map<number, Valued> {
  const points = (field: Valued, index: number): number => {
    const column = columns[index];
    const stated = located.filter((own) => statedOf(own, field).length > 0).length;
    const right = located.filter((own, row) => statedOf(own, field).some((value) => column?.rows[row]?.some((figure) => (field === 'rate' || !figure.isPercent) && prints(figure, value)))).length;
    if (right === 0 || right * 2 < stated) return 0;
    return right + (known[index]?.includes(field) === true ? HINT.head : 0) + HINT.right * index * (VALUED.length - VALUED.indexOf(field));
  };
  const choose = ([field, ...others]: readonly Valued[], taken: ReadonlyMap<number, Valued>): { score: number; held: ReadonlyMap<number, Valued> } => {
    if (field === undefined) return { score: 0, held: taken };
    let best = choose(others, taken);
    columns.forEach((_, index) => {
      const own = taken.has(index) ? 0 : points(field, index);
      if (own === 0) return;
      const rest = choose(others, new Map([...taken, [index, field]]));
      if (own + rest.score > best.score) best = { score: own + rest.score, held: rest.held };
    });
    return best;
  };
  return new Map(choose(VALUED, new Map()).held);
}

/** What stands above a column. */
interface Head {
  words: HeadWord[];
  fields: ColumnField[];
}

/** The heads of a line that are known, and each other word of it. */
function piecesOf(line: Line): (Head & Span)[] {
  const headings = headingsOf(line);
  return line.words.flatMap((word, position): (Head & Span)[] => {
    const heading = headings.find(({ from, to }) => from <= position && position <= to);
    if (heading !== undefined && heading.from !== position) return [];
    const words = heading === undefined ? [word] : line.words.slice(heading.from, heading.to + 1);
    const box = heading?.box ?? word.box;
    return [{ ...spanOf(box), words: words.map((each) => ({ text: squeeze(each.text), ...spanOf(each.box) })).filter(({ text }) => text !== ''), fields: heading === undefined ? [] : [heading.field] }];
  });
}

/** The columns of a table of items by where its corrected values stand, from left to right; undefined where no column holds the amounts. */
export function learnColumns(page: Reading, located: readonly Located[]): LearntColumn[] | undefined {
  const [first] = located;
  if (first === undefined) return undefined;
  const named = namesOf(page, located);
  const left = leftOf(named);
  const reading = left === undefined ? page : partCells(page, [left]);
  const figures = columnsOf(figuresOfRows(reading, located));
  const names = left === undefined ? undefined : spanOfNames(left, named, figures);
  const texts = textsOf(reading, located, names === undefined ? figures : [...figures, names]);
  const spans: Span[] = [...figures, ...(names === undefined ? [] : [names]), ...texts];
  const heads: Head[] = spans.map(() => ({ words: [], fields: [] }));
  for (const piece of headOf(reading, first.index, spans).flatMap(piecesOf)) {
    let at = spans.reduce((best, each, index) => (gap(each, piece) < gap(spans[best] ?? each, piece) ? index : best), 0);
    // Texts begin where their head does; figures may be narrower than theirs.
    if (gap(spans[at] ?? piece, piece) > (spans[at] === names ? 0 : BESIDE)) {
      // A column that holds no figures, or nothing on this invoice.
      at = spans.push({ left: piece.left, right: piece.right }) - 1;
      heads.push({ words: [], fields: [] });
    }
    heads[at]?.words.push(...piece.words);
    heads[at]?.fields.push(...piece.fields);
  }
  const held = heldBy(located, figures, heads.map(({ fields }) => fields));
  if (![...held.values()].includes('net')) return undefined;
  const fieldsOf = (index: number): ColumnField[] => {
    const own = held.get(index);
    if (own !== undefined) return [own];
    const said = heads[index]?.fields ?? [];
    if (spans[index] === names) return said.includes('nameText') ? ['nameText'] : ['name'];
    if (texts.some((column) => column === spans[index] && column.isUnit)) return ['unit'];
    const known = said.filter((field) => !TAUGHT.has(field));
    return known.length === 0 ? ['ignored'] : [...new Set(known)];
  };
  return spans.map((span, index): LearntColumn => ({ fields: fieldsOf(index), head: heads[index]?.words ?? [], left: span.left, right: span.right })).toSorted((a, b) => a.left - b.left);
}
