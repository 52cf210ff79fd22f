import { around } from '../../pdf/word.js';
import type { Reading } from '../print/reading.js';
import { isTotal } from './body.js';
import { figuresOf } from './figures.js';
import type { Figure } from './figures.js';
import type { PrintedItem, PrintedItems } from './find-items.js';
import type { SumTargets } from './solve.js';

const SAME_EDGE = 3;
const MAX_ITEMS = 40;
/** Between two items there may be lines of description, in points. */
const MAX_GAP = 75;

function toItem(reading: Reading, net: Figure): PrintedItem | undefined {
  const line = reading.lines[net.line];
  const words = line?.words.slice(0, net.from) ?? [];
  const name = words.map((word) => word.text).join(' ').replace(/[\s.:…]+$/, '');
  if (line === undefined || !/\p{L}{3}/u.test(name)) return undefined;
  const box = around(words.map((word) => word.box));
  const size = words[0]?.size ?? 10;
  const snippet = { text: name, words, box, page: line.row.page, y: net.y, size, column: 0 };
  const row = { row: { anchor: net, cells: [], under: [] }, quantity: undefined, price: undefined, basis: undefined, reduction: undefined, net, holds: false, isOther: false, below: [] };
  return { position: undefined, words: { name, description: undefined, sellerId: undefined, standardId: undefined, snippets: [snippet], named: [snippet] }, row, unit: undefined, rate: undefined, page: line.row.page, box: line.row.box };
}

/** The items above a total, from below: each a text and an amount above the amount of the total, until they sum up to it. */
function above(reading: Reading, total: number, amount: Figure, targets: readonly bigint[]): PrintedItem[] | undefined {
  const items: PrintedItem[] = [];
  let [sum, lowest] = [0n, amount.y];
  for (let index = total - 1; index >= 0 && items.length < MAX_ITEMS; index -= 1) {
    const figures = figuresOf(reading, index).filter((figure) => figure.isMoney && !figure.isPercent && Math.abs(figure.box[2] - amount.box[2]) <= SAME_EDGE);
    const [net] = figures;
    if (net === undefined) continue;
    if (lowest - net.y > MAX_GAP || isTotal(reading, index, figures)) return undefined;
    const item = toItem(reading, net);
    if (item === undefined) return undefined;
    items.unshift(item);
    sum += net.units;
    lowest = net.y;
    if (targets.includes(sum)) return items;
  }
  return undefined;
}

/** The first line with one amount that is a total, and the items above it that sum up to one of the targets. */
function listAbove(reading: Reading, targets: readonly bigint[], isSum: (index: number, amount: Figure) => boolean): PrintedItem[] | undefined {
  for (let index = 0; index < reading.lines.length; index += 1) {
    const [amount, ...others] = figuresOf(reading, index).filter((figure) => !figure.isPercent);
    const items = amount === undefined || others.length > 0 || !isSum(index, amount) ? undefined : above(reading, index, amount, targets);
    if (items !== undefined) return items;
  }
  return undefined;
}

/** The items of an invoice that names each with its amount and nothing else: proven by their sum, the net total or, of several, the gross one below them. */
export function amountList(reading: Reading, targets: SumTargets): PrintedItems | undefined {
  const { taxed } = targets;
  const common = { isSum: true, hasQuantity: false, hasPrice: false, taxed };
  const nets = listAbove(reading, targets.net.filter((target) => target !== 0n), (index, amount) => isTotal(reading, index, [amount]));
  if (nets !== undefined) return { items: nets, isGross: false, ...common };
  const items = taxed === undefined ? undefined : listAbove(reading, targets.gross, (_, { units }) => targets.gross.includes(units));
  return items === undefined || items.length < 2 ? undefined : { items, isGross: true, ...common };
}
