import { around, type Word } from '../../pdf/word.js';
import { monthIn } from '../dates/period.js';
import { isCurrency } from '../print/amounts.js';
import type { Line } from '../print/line.js';
import type { Reading } from '../print/reading.js';
import { isFigureCell } from './assign.js';
import { figuresOf, heightAt, isProduct, unitBeside, type Figure } from './figures.js';
import type { PrintedItem } from './find-items.js';
import { fromHundredths } from './hundredths.js';
import { goesOnSmall, isNextLine } from './texts/item-name.js';
import type { Snippet } from './texts/item-text.js';

/** What begins the points of a list. */
const BULLET = /^[–—•·*-]$/;

/** A name with the lines below it in which it goes on in small letters, and nothing else stands. */
function withLinesBelow(reading: Reading, index: number, name: Snippet): Snippet[] {
  const snippets = [name];
  for (let [at, last] = [index + 1, name]; ; at += 1) {
    const row = reading.lines[at]?.row;
    if (row === undefined || row.page !== name.page || row.cells.length > 1) return snippets;
    const next: Snippet = { ...name, text: row.text, words: row.words, box: row.box, y: heightAt(row.page, row.box), size: row.words[0]?.size ?? 10 };
    if (!isNextLine(last, next) || !goesOnSmall(next)) return snippets;
    snippets.push(next);
    last = next;
  }
}

/** The words of a name: the first text of its line, with what stands beside it up to figures. Dates, months, durations and counts are none of it. */
function textIn(line: Line, figures: readonly Figure[], net: Figure): Word[] {
  const isText = line.row.cells.map((cell, at) => /\p{L}{3}/u.test(cell.text) && monthIn(cell.text) === undefined && !isFigureCell(cell, figures.filter(({ from }) => line.cellOf[from] === at)));
  const first = isText.indexOf(true);
  const end = isText.indexOf(false, first);
  const begin = line.words.findIndex(({ text }, at) => line.cellOf[at] === first && !BULLET.test(text));
  return first < 0 ? [] : line.words.filter((_, at) => at >= begin && at < net.from && (end < 0 || (line.cellOf[at] ?? 0) < end));
}

/** `Repair: 9 x 85.00 EUR`: a name without the product that ends its text, behind a colon. */
function withoutProduct(words: readonly Word[], line: Line, net: Figure, price: Figure | undefined): readonly Word[] {
  const colon = words.findIndex((word) => word === line.words[(price?.times?.from ?? 0) - 1]);
  const goesOn = line.words.slice((price?.to ?? 0) + 1, net.from).some(({ text }) => /\p{L}{2}/u.test(text) && !isCurrency(text));
  return colon >= 0 && words[colon]?.text.endsWith(':') === true && !goesOn ? words.slice(0, colon + 1) : words;
}

/** The item of a line that names it with its amount; undefined where no text stands beside that. */
export function listedItem(reading: Reading, net: Figure): PrintedItem | undefined {
  const line = reading.lines[net.line];
  if (line === undefined) return undefined;
  const figures = figuresOf(reading, net.line);
  // `Labour 3 hours @ 42.00`: what is printed as a product; `402 kWh @ 15.12p/kWh` in hundredths.
  const price = [...figures, ...figures.flatMap((figure) => fromHundredths(figure) ?? [])].find((figure) => figure.times !== undefined && isProduct(figure.times, figure, net));
  const quantity = price?.times;
  const words = [...withoutProduct(textIn(line, figures, net), line, net, price)];
  const name = words.map((word) => word.text).join(' ').replace(/[\s.:…]+$/, '');
  if (!/\p{L}{3}/u.test(name)) return undefined;
  const snippets = withLinesBelow(reading, net.line, { text: name, words, box: around(words.map((word) => word.box)), page: line.row.page, y: net.y, size: words[0]?.size ?? 10, column: 0 });
  const row = { row: { anchor: net, cells: [figures.filter(({ from }) => from !== net.from)], under: [] }, quantity, price, basis: undefined, reduction: undefined, net, holds: price !== undefined, isOther: false, below: [] };
  return { position: undefined, words: { name: snippets.map(({ text }) => text).join(' '), description: undefined, sellerId: undefined, standardId: undefined, snippets, named: snippets }, row, unit: quantity === undefined ? undefined : unitBeside(line, quantity), rate: undefined, page: line.row.page, box: line.row.box };
}
