import { SAME_EDGE, sameLeft } from '../../pdf/edges.js';
import { textOf, type Cell, type Row, type Word } from '../../pdf/word.js';
import { monthIn } from '../dates/period.js';
import { isCurrency } from '../print/amounts.js';
import type { Line } from '../print/line.js';
import type { Reading } from '../print/reading.js';
import { isFigureCell } from './assign.js';
import { blockEnding } from './block-above.js';
import { figuresOf, isAmount, MAX_RATE, unitBeside, type Figure } from './figures.js';
import type { PrintedItem } from './find-items.js';
import { productOf, withoutProduct } from './product-of.js';
import { goesOnSmall, isNextLine, isWrapped } from './texts/item-name.js';
import { snippetOf, type Snippet } from './texts/item-text.js';
import { withoutKindOfPrice } from './texts/kind-of-price.js';

/** What begins the points of a list. */
const BULLET = /^[–—•·*-]$/;

/**
 * A name with the lines below it in which it goes on in small letters, and nothing else stands.
 * @param edge how far the lines of its text reach: it goes on only where a line is full
 */
function withLinesBelow(reading: Reading, index: number, name: Snippet, edge?: number): Snippet[] {
  const snippets = [name];
  for (let [at, last] = [index + 1, name]; ; at += 1) {
    const row = reading.lines[at]?.row;
    if (row === undefined || row.page !== name.page || row.cells.length > 1) return snippets;
    const next = snippetOf(row.words, row.page, name.column);
    if (!goesOnSmall(next) || !(edge === undefined ? isNextLine(last, next) : isWrapped(last, next, edge))) return snippets;
    snippets.push(next);
    last = next;
  }
}

/** So many lines above and below show that a cell stands in a column. */
const NEIGHBOURS = 2;
/** The number of an item, or what is short for it, in front of its name. */
const IN_SHORT = /^[\p{Lu}\d./-]{2,10}$/u;

/** Whether a cell behind a name stands in a column of its own, as the law does that a fee is of: `Einigungsgebühr | Nr. 1000 VV RVG`. */
function isOfColumn({ lines }: Reading, { row }: Line, { box }: Cell): boolean {
  const near = lines.slice(Math.max(0, row.index - NEIGHBOURS), row.index + NEIGHBOURS + 1).filter((line) => line.row !== row && line.row.page === row.page);
  return near.some((line) => line.row.cells.slice(1).some((cell) => sameLeft(cell.box, box) && /\p{L}{2}/u.test(cell.text)));
}

/** The words of a name: the first text of its line, with what stands beside it up to figures, unless in a column of its own. Dates, months, durations and counts are none of it. */
function textIn(reading: Reading, line: Line, figures: readonly Figure[], net: Figure): Word[] {
  const isText = line.row.cells.map(
    (cell, at) =>
      /\p{L}{3}/u.test(cell.text) &&
      !isCurrency(cell.text) &&
      monthIn(cell.text) === undefined &&
      !isFigureCell(
        cell,
        figures.filter(({ from }) => line.cellOf[from] === at),
      ),
  );
  const first = isText.indexOf(true);
  const isInShort = IN_SHORT.test(line.row.cells[first]?.text ?? '');
  const end = line.row.cells.findIndex((cell, at) => at > first && (isText[at] === false || (!isInShort && isOfColumn(reading, line, cell))));
  const begin = line.words.findIndex(({ text }, at) => line.cellOf[at] === first && !BULLET.test(text));
  return first < 0 ? [] : line.words.filter((_, at) => at >= begin && at < net.from && (end < 0 || (line.cellOf[at] ?? 0) < end));
}

/** A text in a line of its own. */
interface TextAbove {
  readonly words: Word[];
  readonly index: number;
  /** The number of the item, in a cell of its own before it. */
  readonly code?: string;
}

/** A number of an item before its name. */
const CODE = /^(?=\S*\d)[\p{Lu}\d][\p{Lu}\d./-]{1,19}$/u;

/** A text of a row; before it may stand the number of the item, and nothing else. */
function textOfRow({ cells, index }: Row, cell: Cell): TextAbove {
  const [code, name] = cells;
  return name === cell && cells.length === 2 && code !== undefined && CODE.test(code.text)
    ? { words: cell.words, index, code: code.text }
    : { words: cell.words, index };
}

/** The first of the lines of a text that ends with one: those above it that it goes on from, and that have no amounts. */
function topOf(reading: Reading, text: TextAbove, page: number): TextAbove {
  const row = reading.lines[text.index - 1]?.row;
  const cell = row?.cells.at(-1);
  if (text.code !== undefined || row?.page !== page || cell === undefined || cell.text.endsWith(':') || figuresOf(reading, row.index).some(isAmount))
    return text;
  const above = textOfRow(row, cell);
  if (row.cells.length > 1 && above.code === undefined) return text;
  return isNextLine(snippetOf(cell.words, page, 0), snippetOf(text.words, page, 0)) ? topOf(reading, above, page) : text;
}

/** The first line of the text above a line that only has a product and its amount: `Labels` over `5000 x 0.0312 EUR | 156.00`. */
function nameAbove(reading: Reading, { row }: Line, net: Figure): TextAbove | undefined {
  const [left] = row.box;
  return [row.index - 1, row.index - 2].flatMap((index) => {
    const above = reading.lines[index]?.row;
    const texts = above?.cells.filter(({ box, text }) => box[0] <= left + SAME_EDGE && box[2] < net.box[0] && /\p{L}{3}/u.test(text)) ?? [];
    // In a bar at the side other texts begin before.
    const cell = texts.find(({ box }) => box[0] >= left - SAME_EDGE) ?? texts[0];
    return cell === undefined || above?.page !== row.page ? [] : [topOf(reading, textOfRow(above, cell), row.page)];
  })[0];
}

/** A name without the signs that lead on to its figures. */
const withoutEnd = (text: string): string => text.replace(/[\s.,:…–]+$/, '');

/** The item of a line that names it with its amount; undefined where no text stands beside that. */
export function listedItem(reading: Reading, net: Figure): PrintedItem | undefined {
  const line = reading.lines[net.line];
  if (line === undefined) return undefined;
  const figures = figuresOf(reading, net.line);
  const product = productOf(reading, net);
  const beside = product?.line === line ? product : undefined;
  const own = textIn(reading, line, figures, net);
  const named = beside === undefined ? withoutKindOfPrice(own) : withoutProduct(own, line, net, beside);
  const quantity = beside && line.words[beside.quantity.from];
  const above = quantity !== undefined && (named[0] ?? quantity) === quantity ? nameAbove(reading, line, net) : undefined;
  const block = product === undefined ? blockEnding(reading, net) : undefined;
  const words = block?.[0]?.words ?? above?.words ?? [...named];
  const name = withoutEnd(textOf(words));
  if (!/\p{L}{3}/u.test(name)) return undefined;
  const edge = above && Math.max(...reading.lines.slice(above.index, net.line).map(({ row }) => row.box[2]));
  const snippets = block ?? withLinesBelow(reading, above?.index ?? net.line, { ...snippetOf(words, line.row.page, 0), text: name }, edge);
  // What stands before the price is a discount.
  const rate =
    product && figuresOf(reading, product.line.row.index).find(({ isPercent, units, from }) => isPercent && units <= MAX_RATE && from > product.price.from);
  const row = {
    row: { anchor: net, cells: [figures.filter(({ from }) => from !== net.from)], under: [] },
    quantity: product?.quantity,
    price: product?.price,
    basis: product?.basis,
    reduction: undefined,
    net,
    holds: product !== undefined,
    isOther: false,
    below: [],
  };
  return {
    position: undefined,
    words: {
      name: withoutEnd(textOf(snippets)),
      description: undefined,
      sellerId: above?.code,
      standardId: undefined,
      snippets,
      named: snippets,
    },
    row,
    unit: product && unitBeside(reading.language, product.line, product.quantity),
    rate,
    page: line.row.page,
    box: line.row.box,
  };
}
