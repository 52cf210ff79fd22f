import { around } from '../../pdf/word.js';
import type { Reading } from '../print/reading.js';
import { ALLOWANCE } from '../totals/allowances.js';
import { unscaled } from '../totals/scaled.js';
import { isFigureCell } from './assign.js';
import { isTotal } from './body.js';
import { figuresOf, heightAt, isProduct, unitBeside } from './figures.js';
import type { Figure } from './figures.js';
import type { PrintedItem, PrintedItems } from './find-items.js';
import { fromHundredths } from './hundredths.js';
import { ofOnePrice } from './one-price.js';
import { withRatesOfPage } from './rates-of-list.js';
import type { SumTargets } from './solve.js';
import { goesOnSmall, isNextLine } from './texts/item-name.js';
import type { Snippet } from './texts/item-text.js';

const SAME_EDGE = 3;
const MAX_ITEMS = 40;
/** Between two items there may be lines of description, in points. */
const MAX_GAP = 75;
/** So many amounts make the sum of a section. */
const MIN_SECTION = 2;

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

function toItem(reading: Reading, net: Figure): PrintedItem | undefined {
  const line = reading.lines[net.line];
  if (line === undefined) return undefined;
  const figures = figuresOf(reading, net.line);
  // The name is the first text, with what stands beside it up to figures: dates, durations and counts are none of it.
  const cells = line.row.cells.map((cell, at) => ({ at, isText: /\p{L}{3}/u.test(cell.text) && !isFigureCell(cell, figures.filter(({ from }) => line.cellOf[from] === at)) }));
  const first = cells.findIndex(({ isText }) => isText);
  const end = cells.find(({ at, isText }) => at > first && !isText)?.at ?? cells.length;
  const words = line.words.filter((_, word) => word < net.from && (line.cellOf[word] ?? 0) >= first && (line.cellOf[word] ?? 0) < end);
  const name = words.map((word) => word.text).join(' ').replace(/[\s.:…]+$/, '');
  if (first < 0 || !/\p{L}{3}/u.test(name)) return undefined;
  const snippets = withLinesBelow(reading, net.line, { text: name, words, box: around(words.map((word) => word.box)), page: line.row.page, y: net.y, size: words[0]?.size ?? 10, column: 0 });
  // `Labour 3 hours @ 42.00`: what is printed as a product; `402 kWh @ 15.12p/kWh` in hundredths.
  const price = [...figures, ...figures.flatMap((figure) => fromHundredths(figure) ?? [])].find((figure) => figure.times !== undefined && isProduct(figure.times, figure, net));
  const quantity = price?.times;
  const row = { row: { anchor: net, cells: [figures.filter(({ from }) => from !== net.from)], under: [] }, quantity, price, basis: undefined, reduction: undefined, net, holds: price !== undefined, isOther: false, below: [] };
  return { position: undefined, words: { name: snippets.map(({ text }) => text).join(' '), description: undefined, sellerId: undefined, standardId: undefined, snippets, named: snippets }, row, unit: quantity === undefined ? undefined : unitBeside(line, quantity), rate: undefined, page: line.row.page, box: line.row.box };
}

/** A tax that is named behind other words is none of the items: `Insurance Premium Tax at 12%`. */
const isTax = (reading: Reading, index: number): boolean => reading.labels[index]?.some(({ field }) => field === 'tax') === true && figuresOf(reading, index).some(({ isPercent }) => isPercent);

/** What a list is of: the amounts it may sum up to, and whether rows may be the sums of those above them. */
interface Wanted {
  readonly targets: readonly bigint[];
  readonly hasSections: boolean;
}

/** The items above a total, from below: each a text and an amount above the amount of the total, until they sum up to it. */
function above(reading: Reading, total: number, amount: Figure, wanted: Wanted): PrintedItem[] | undefined {
  const items: PrintedItem[] = [];
  let [sum, lowest] = [0n, amount.y];
  for (let index = total - 1; index >= 0 && items.length < MAX_ITEMS; index -= 1) {
    const figures = figuresOf(reading, index).filter((figure) => figure.isMoney && !figure.isPercent && Math.abs(figure.box[2] - amount.box[2]) <= SAME_EDGE);
    const [net] = figures;
    if (net === undefined) continue;
    if (lowest - net.y > MAX_GAP) return undefined;
    const section = wanted.hasSections ? above(reading, index, net, { targets: [net.units], hasSections: false }) : undefined;
    const isSection = section !== undefined && section.length >= MIN_SECTION;
    if (!isSection && (isTotal(reading, index, figures) || isTax(reading, index))) return undefined;
    const item = toItem(reading, net);
    if (item === undefined && !isSection) return undefined;
    items.unshift(...(isSection ? section : item === undefined ? [] : [item]));
    sum += net.units;
    lowest = items[0]?.row.net.y ?? net.y;
    index = items[0]?.row.net.line ?? index;
    if (wanted.targets.includes(sum)) return items;
  }
  return undefined;
}

/** The items above a line with one amount that is a total, which sum up to one of the targets: the list with most of them. */
function listAbove(reading: Reading, targets: readonly bigint[], isSum: (index: number, amount: Figure) => boolean): PrintedItem[] | undefined {
  let best: PrintedItem[] | undefined;
  for (let index = 0; index < reading.lines.length && targets.length > 0; index += 1) {
    if (reading.amounts[index]?.length !== 1) continue;
    const [amount, ...others] = figuresOf(reading, index).filter((figure) => !figure.isPercent);
    if (amount === undefined || others.length > 0 || !isSum(index, amount)) continue;
    const items = above(reading, index, amount, { targets, hasSections: true }) ?? above(reading, index, amount, { targets, hasSections: false });
    if (items !== undefined && items.length > (best?.length ?? 0)) best = items;
  }
  return best === undefined ? undefined : ofOnePrice(reading, best);
}

/** The items of an invoice that names each with its amount and nothing else: proven by their sum, the net total or, of several, the gross one below them. */
export function amountList(reading: Reading, targets: SumTargets): PrintedItems | undefined {
  const { taxed } = targets;
  const common = { isSum: true, hasQuantity: false, hasPrice: false, taxed };
  const sums = targets.net.filter((target) => target !== 0n);
  const several = listAbove(reading, sums, (_, { units }) => sums.includes(units)) ?? [];
  const nets = several.length >= MIN_SECTION ? several : listAbove(reading, sums, (index, amount) => isTotal(reading, index, [amount]));
  if (nets !== undefined) return { items: nets, isGross: false, ...common };
  const list = listAbove(reading, targets.gross, (_, { units }) => targets.gross.includes(units));
  if (list === undefined || list.length < MIN_SECTION) return undefined;
  if (taxed !== undefined) return { items: list, isGross: true, ...common };
  const rated = withRatesOfPage(reading, list, targets);
  return rated === undefined ? undefined : { items: rated, isGross: true, net: unscaled(targets.net[0] ?? 0n), ...common };
}

/** Items of tables with those of a list beside them, as a bill has calls beside rents, where only all together come to the net total. */
export function withListBeside(reading: Reading, printed: PrintedItems, targets: SumTargets): PrintedItems {
  const sum = printed.items.reduce((all, { row }) => all + row.net.units, 0n);
  const missing = printed.isSum || printed.isGross ? [] : targets.net.map((target) => target - sum).filter((rest) => rest !== 0n);
  if (missing.length === 0) return printed;
  const own = new Set(printed.items.map(({ row }) => row.net.line));
  const list = listAbove(reading, missing, (index, amount) => isTotal(reading, index, [amount])) ?? [];
  const isOther = list.length >= MIN_SECTION && list.every(({ row }) => !own.has(row.net.line) && !ALLOWANCE.test(reading.lines[row.net.line]?.row.text ?? ''));
  return isOther ? { ...printed, items: [...printed.items, ...list].toSorted((a, b) => a.row.net.y - b.row.net.y), isSum: true } : printed;
}
