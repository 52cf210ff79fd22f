import { around, boxOf, overlap, type Box, type Cell, type Word } from '../../pdf/word.js';
import type { ColumnField } from '../print/labels/index.js';
import { isCurrency } from '../print/amounts.js';
import type { Line } from '../print/line.js';
import { unitCode, type Figure } from './figures.js';
import { isNameColumn, isTextColumn, type HeadColumn } from './heads/head.js';

const NAMES: ReadonlySet<ColumnField> = new Set<ColumnField>(['name', 'nameText', 'itemId']);
/** Columns that may hold texts of their own. */
const TEXTS: ReadonlySet<ColumnField> = new Set<ColumnField>(['date', 'unit', 'ignored']);
/** Columns whose texts may run into names. */
const BEFORE_NAMES: ReadonlySet<ColumnField> = new Set<ColumnField>(['position', 'itemId', 'date']);
/** What it costs to put a figure where names stand, or two of a line into one column, in points. */
const COST = { name: 40, reused: 30, middle: 0.02 } as const;
/** What it costs where a line has one figure for each head of figures. */
const REUSED_OF_ALL = 60;
/** A text may begin so much left of its head. */
const EDGE = 8;
/** Texts of a column begin at its edge, give or take this share of the font size: within a run of text it is only known about where a word begins. */
const SAME_LEFT = 1;
/** What begins right at an edge does so within this share of the font size. */
const AT_EDGE = 0.2;
/** Lines of one text begin within so many points. */
const ALONE = 2;
/** Letters of a word beside a figure that still leave its cell one of figures. */
const MAX_LETTERS = 6;
/** A short word beside figures may be a unit that is not known; two are a text: `6 x 1,5l PET`. */
const MAX_UNKNOWN = 1;

const isNames = (column: HeadColumn | undefined): boolean => column?.fields.some((field) => NAMES.has(field)) === true;

function distance(figure: Box, column: HeadColumn): number {
  const gap = Math.max(0, -overlap(figure, column.box));
  const middles = Math.abs(figure[0] + figure[2] - column.box[0] - column.box[2]) / 2;
  return gap + COST.middle * middles + (isNameColumn(column) ? COST.name : 0);
}

/** The columns of the figures of a line: from left to right, each as near to its head as the others allow. */
function align(boxes: readonly Box[], heads: readonly HeadColumn[], isOneEach: boolean): number[] {
  const reused = isOneEach ? REUSED_OF_ALL : COST.reused;
  // By figure and column: the least cost up to here, and the column of the figure before.
  const costs: { cost: number; before: number }[][] = [];
  boxes.forEach((box, index) => {
    const row = heads.map((head, column) => {
      let best = { cost: index === 0 ? 0 : Infinity, before: -1 };
      const previous = costs[index - 1] ?? [];
      for (let before = 0; before <= column && index > 0; before += 1) {
        const cost = (previous[before]?.cost ?? Infinity) + (before === column ? reused : 0);
        if (cost < best.cost) best = { cost, before };
      }
      return { cost: best.cost + distance(box, head), before: best.before };
    });
    costs.push(row);
  });
  const columns: number[] = [];
  const last = costs.at(-1) ?? [];
  let column = last.reduce((best, entry, index) => (entry.cost < (last[best]?.cost ?? Infinity) ? index : best), 0);
  for (let index = boxes.length - 1; index >= 0; index -= 1) {
    columns[index] = column;
    column = costs[index]?.[column]?.before ?? 0;
  }
  return columns;
}

/** The column of a text: the names it stands under, else the head it stands under or right of. */
function textColumn(cell: Cell, heads: readonly HeadColumn[]): number {
  // A text that begins before a column of unknown figures only runs into it.
  const begun = heads.findLast((head) => head.box[0] <= cell.box[0] + EDGE);
  const runsInto = (head: HeadColumn): boolean => head.fields.length === 0 && cell.box[0] < head.box[0] - EDGE && isNames(begun);
  const under = heads.flatMap((head, index) => (overlap(head.box, cell.box) > 0 && !runsInto(head) ? [index] : []));
  const names = under.filter((index) => isNames(heads[index]));
  if (under.length === 1 && under[0] !== undefined) return under[0];
  const named =
    names.find((index) => heads[index]?.fields.some((field) => field !== 'itemId') === true && (heads[index]?.box[0] ?? 0) <= cell.box[0] + EDGE) ?? names[0];
  if (named !== undefined) return named;
  let column = 0;
  heads.forEach((head, index) => {
    if (head.box[0] <= cell.box[0] + EDGE) column = index;
  });
  const fields = heads[column]?.fields ?? [];
  // Nearer to a head of texts than to an unknown one left of it, which may be of figures.
  const [own, next] = [heads[column]?.box, heads[column + 1]];
  if (
    fields.length === 0 &&
    under.length === 0 &&
    own !== undefined &&
    next !== undefined &&
    isTextColumn(next) &&
    next.box[0] - cell.box[2] < cell.box[0] - own[2]
  )
    return column + 1;
  if (fields.length === 0 || isNames(heads[column]) || fields.some((field) => TEXTS.has(field))) return column;
  if (isNames(heads[column + 1])) return column + 1;
  // What begins right of a column of figures is no part of the names left of it.
  return isNames(heads[column - 1]) && cell.box[0] <= (heads[column]?.box[2] ?? 0) ? column - 1 : column;
}

/** Whether a cell holds figures, with their units and currencies, and no text. What stands between two that are multiplied, as in `25,00 kW x 31 days`, is a unit. */
export function isFigureCell(cell: Cell, figures: readonly Figure[]): boolean {
  if (figures.length === 0) return false;
  const products = figures.flatMap(({ times, box }) => (times !== undefined && figures.includes(times) ? [around([times.box, box])] : []));
  const isOfFigure = ({ box }: Word): boolean =>
    figures.some((figure) => overlap(figure.box, box) > 0) || products.some((product) => overlap(product, box) > 0);
  const others = cell.words.filter((word) => !/[$€£%]/.test(word.text) && !isCurrency(word.text) && unitCode(word.text) === undefined && !isOfFigure(word));
  const isShort = cell.words.every(({ text }) => (text.match(/\p{L}/gu)?.length ?? 0) <= MAX_LETTERS || unitCode(text) !== undefined);
  const unknown = products.length === 0 ? MAX_UNKNOWN : 0;
  return isShort && others.filter(({ text }) => /\p{L}/u.test(text)).length <= unknown && others.every(({ text }) => /\d/.test(text) || text.length <= 3);
}

/** A text may be a number and a code, under no other head than of names: `6 B15`, `LOC 38653`; or figures alone in their line, at the edge of names. */
function isNameOfFigures(cell: Cell, { row }: Line, heads: readonly HeadColumn[]): boolean {
  const [first] = cell.words;
  const isWorded = first !== undefined && /^\p{L}{2,}$/u.test(first.text) && unitCode(first.text) === undefined && !isCurrency(first.text);
  const isMixed = isWorded || cell.words.some(({ text }) => /^\p{L}[\p{L}./-]*\d[\p{L}\d./-]*$/u.test(text));
  const isAlone = row.cells.length === 1 && heads.some((head) => isNames(head) && Math.abs(head.box[0] - cell.box[0]) <= ALONE);
  const under = isMixed || isAlone ? heads.filter((head) => overlap(head.box, cell.box) > 0) : [];
  return under.length > 0 && under.every(isNames);
}

/** The number of an item at the edge of the head of such numbers, under no other: `2104471`. */
function isItemNumber({ box, words: [first, ...others] }: Cell, heads: readonly HeadColumn[]): boolean {
  if (first === undefined || others.length > 0 || !/^\d{4,}$/.test(first.text)) return false;
  const under = heads.filter((head) => overlap(head.box, box) > 0);
  // Of two heads of names the first may be of their numbers: `Artikel` before `Bezeichnung`.
  const isOfNumbers = (head: HeadColumn): boolean =>
    (head.fields.includes('itemId') && !head.fields.includes('quantity')) ||
    (isNameColumn(head) && heads.some((other) => isNameColumn(other) && other.box[0] > head.box[0]));
  return under.length > 0 && under.every(isOfNumbers) && under.some((head) => Math.abs(head.box[0] - box[0]) <= ALONE);
}

/** A figure under a head of quantities with one word behind it is how many of something, though nobody knows the unit: `618 Clicks`. */
function isCount({ box, words }: Cell, line: Line, [figure]: readonly Figure[], heads: readonly HeadColumn[]): boolean {
  const [first, unit, ...others] = words;
  const under = heads.filter((head) => overlap(head.box, box) > 0);
  const isOwn =
    figure !== undefined && line.words[figure.from] === first && figure.from === figure.to && /^\p{L}+\.?$/u.test(unit?.text ?? '') && others.length === 0;
  return isOwn && under.length > 0 && under.every(({ fields: [field, ...more] }) => more.length === 0 && (field === 'quantity' || field === 'unit'));
}

/** Whether a cell is the unit of the figure before it, under no head: `38,00 | uur | Montagewerk`. */
function isUnitBehind(
  { words: [first, ...others], box }: Cell,
  index: number,
  { cellOf }: Line,
  figures: readonly Figure[],
  heads: readonly HeadColumn[],
): boolean {
  return (
    first !== undefined &&
    others.length === 0 &&
    unitCode(first.text) !== undefined &&
    figures.some(({ to }) => cellOf[to] === index - 1 && cellOf[to + 1] === index) &&
    !heads.some((head) => overlap(head.box, box) > 0)
  );
}

/** Where in a cell the texts of another column begin. */
interface Break {
  word: number;
  column: number;
  /** The column of what stands before it; undefined of figures, which go to the nearest. */
  before: number | undefined;
}

/** Where a name begins under its head, right behind a figure, a unit or a currency that begins the cell: the columns are nearer than cells are apart. */
function nameBehindFigure(line: Line, cell: number, figures: readonly Figure[], heads: readonly HeadColumn[]): Break | undefined {
  const start = line.cellOf.indexOf(cell);
  const [figure] = figures;
  let word = figure?.from === start ? figure.to + 1 : start;
  const isUnit = (text: string): boolean => unitCode(text) !== undefined || isCurrency(text);
  while (line.cellOf[word] === cell && isUnit(line.words[word]?.text ?? '')) word += 1;
  const [begin, first] = [line.words[start], line.words[word]];
  if (begin === undefined || first === undefined || word === start || line.cellOf[word] !== cell) return undefined;
  const column = heads.findIndex((head) => isNames(head) && Math.abs(head.box[0] - first.box[0]) <= SAME_LEFT * first.size);
  const isUnderOwn = heads.some((head) => !isNames(head) && overlap(head.box, begin.box) > 0);
  return column >= 0 && isUnderOwn ? { word, column, before: undefined } : undefined;
}

/** Where a name begins right at the edge of its head, behind the number, the position or the date of the item in the same cell. */
function nameBehindNumber(line: Line, cell: number, heads: readonly HeadColumn[]): Break | undefined {
  const start = line.cellOf.indexOf(cell);
  const number = line.words[start];
  const before = heads.findIndex(({ fields, box }) => fields.some((field) => BEFORE_NAMES.has(field)) && number !== undefined && overlap(box, number.box) > 0);
  const column = before < 0 ? -1 : heads.findIndex((head, index) => index > before && head.fields.some((field) => field === 'name' || field === 'nameText'));
  const edge = heads[column]?.box[0] ?? Infinity;
  const word = line.words.findIndex(({ box, size }, index) => index > start && line.cellOf[index] === cell && Math.abs(box[0] - edge) <= AT_EDGE * size);
  return word < 0 ? undefined : { word, column, before };
}

/** Where a unit begins right at the edge of its head, behind the name of the item in the same cell. */
function unitBehindName(line: Line, cell: number, heads: readonly HeadColumn[]): Break | undefined {
  const word = line.cellOf.lastIndexOf(cell);
  const [first, last] = [line.words[line.cellOf.indexOf(cell)], line.words[word]];
  const column = heads.findIndex(
    ({ fields, box }) =>
      fields[0] === 'unit' && last !== undefined && unitCode(last.text) !== undefined && Math.abs(box[0] - last.box[0]) <= SAME_LEFT * last.size,
  );
  const before = heads.findIndex((head) => isNames(head) && first !== undefined && head.box[0] - EDGE <= first.box[0] && overlap(head.box, first.box) > 0);
  return column <= before || before < 0 ? undefined : { word, column, before };
}

/** Whether a figure says how many units the price right before it is for: `318.00 GBP / 1 EA`, `412.00/100` in one word. */
function isBasis(line: Line, price: Figure | undefined, { from }: Figure): boolean {
  if (price?.to === from) return true;
  if (price === undefined || line.cellOf[price.to] !== line.cellOf[from] || line.words[from - 1]?.text !== '/') return false;
  return line.words.slice(price.to + 1, from - 1).every(({ text }) => isCurrency(text));
}

/** Whether a figure is one quantity with the one right before it in its cell: `2 x 8h`. */
const isFactor = (line: Line, before: Figure | undefined, { from, times, isMoney }: Figure): boolean =>
  before !== undefined && times === before && !isMoney && !before.isMoney && line.cellOf[before.to] === line.cellOf[from];

/** The column of each word of a line under a head: texts by the cell they stand in, figures by their alignment. */
export function assignColumns(line: Line, figures: readonly Figure[], heads: readonly HeadColumn[]): number[] {
  const columns: number[] = line.words.map(() => 0);
  const aligned: Figure[] = [];
  line.row.cells.forEach((cell, index) => {
    const own = figures.filter((figure) => line.cellOf[figure.from] === index);
    // The sign of an amount may stand in a cell of its own.
    const isFigures =
      (isFigureCell(cell, own) && !isNameOfFigures(cell, line, heads) && !isItemNumber(cell, heads)) ||
      isCount(cell, line, own, heads) ||
      isUnitBehind(cell, index, line, figures, heads) ||
      cell.words.every(({ text }) => isCurrency(text));
    const behind = isFigures
      ? undefined
      : (nameBehindFigure(line, index, own, heads) ?? nameBehindNumber(line, index, heads) ?? unitBehindName(line, index, heads));
    const column = isFigures ? -1 : (behind?.column ?? textColumn(cell, heads));
    line.words.forEach((_word, position) => {
      if (line.cellOf[position] === index) columns[position] = behind !== undefined && position < behind.word ? (behind.before ?? -1) : column;
    });
    for (const figure of own) {
      if (behind !== undefined && behind.before === undefined && figure.to < behind.word) {
        aligned.push(figure);
        continue;
      }
      // A line that is one text, be it behind the number of its item, holds no figures of other columns, however far it runs.
      const isUnder =
        line.row.cells.some((other) => other !== cell && !isItemNumber(other, heads)) &&
        heads.some((head, other) => other !== column && !isNames(head) && overlap(head.box, figure.box) > 0);
      // Behind a figure that ends a text there may stand its unit.
      const unit = figure.to + 1;
      const hasUnit =
        isUnder &&
        line.cellOf[unit] === index &&
        line.cellOf[unit + 1] !== index &&
        unitCode(line.words[unit]?.text ?? '') !== undefined &&
        columns[unit] === column;
      if (isFigures || hasUnit || (isUnder && line.cellOf[unit] !== index)) aligned.push(figure);
      if (hasUnit && !isFigures) columns[unit] = -1;
    }
  });
  const groups: Figure[][] = [];
  for (const figure of aligned) {
    const last = groups.at(-1);
    if (last !== undefined && (isBasis(line, last.at(-1), figure) || isFactor(line, last.at(-1), figure))) last.push(figure);
    else groups.push([figure]);
  }
  // A rate that no column is for stands behind an amount.
  const counted = heads.some(({ fields }) => fields.includes('rate')) ? groups : groups.filter(([figure]) => figure?.isPercent !== true);
  const found = align(
    groups.map((group) => boxOf(group)),
    heads,
    counted.length === heads.filter((head) => !isTextColumn(head)).length,
  );
  for (const [index, group] of groups.entries()) for (const { from, to } of group) columns.fill(found[index] ?? 0, from, to + 1);
  // What stands beside a figure in its cell is its unit or currency, unless it stands under a head of its own.
  columns.forEach((column, position) => {
    if (column >= 0) return;
    const box = line.words[position]?.box ?? [0, 0, 0, 0];
    const own = heads.findIndex((head) => head.fields.includes('unit') && overlap(head.box, box) > 0);
    const isOfFigure = (each: number, at: number): boolean => each >= 0 && line.cellOf[at] === line.cellOf[position];
    const beside = columns.findLast((each, at) => at < position && isOfFigure(each, at)) ?? columns.find((each, at) => at > position && isOfFigure(each, at));
    columns[position] =
      own >= 0 ? own : Math.max(0, beside ?? columns.slice(0, position).findLast((each) => each >= 0) ?? columns.find((each) => each >= 0) ?? 0);
  });
  return columns;
}
