import { textOf, type Word } from '../../pdf/word.js';
import { CURRENCY_WORD } from '../print/amounts.js';
import type { Reading } from '../print/reading.js';
import { figuresOf, isAmount, isProduct, unitBeside, type Figure } from './figures.js';
import type { PrintedItem, PrintedItems } from './find-items.js';
import type { SumTargets } from './targets.js';
import { snippetOf } from './texts/item-text.js';
import { withoutKindOfPrice } from './texts/kind-of-price.js';

/** A text of items has no more lines. */
const MAX_LINES = 40;
/** Lines of one paragraph are nearer than this share of the font size, and begin at one edge, in points. */
const LINE_GAP = 0.8;
const SAME_LEFT = 3;

/** An amount in running text with the price before it that makes it, be it in the line above. */
interface Named {
  readonly net: Figure;
  readonly price: Figure | undefined;
}

/** The amounts of lines of running text, each with the product it comes from: `3 hours at 40.00, 120.00`. */
function amountsIn(reading: Reading, from: number, end: number): Named[] {
  const amounts = [...Array(end - from).keys()].flatMap((at) => figuresOf(reading, from + at).filter(isAmount));
  const named: Named[] = [];
  for (let at = amounts.length - 1; at >= 0; at -= 1) {
    const [net, price] = [amounts[at], amounts[at - 1]];
    if (net === undefined) break;
    const isMade = price?.times !== undefined && isProduct(price.times, price, net);
    named.unshift({ net, price: isMade ? price : undefined });
    if (isMade) at -= 1;
  }
  return named;
}

/** The first of the lines of the paragraph that a line is in: what stands right above it at its edge, and heads nothing. */
function beginOf(reading: Reading, index: number): number {
  const [above, row] = [reading.lines[index - 1]?.row, reading.lines[index]?.row];
  if (above === undefined || row === undefined || above.page !== row.page || above.cells.length > 1 || above.text.endsWith(':')) return index;
  const isNext = Math.abs(above.box[0] - row.box[0]) <= SAME_LEFT && row.box[1] - above.box[3] < LINE_GAP * (row.cells[0]?.words[0]?.size ?? 10);
  return isNext ? beginOf(reading, index - 1) : index;
}

/** A word of running text, and where it stands. */
interface Printed {
  readonly word: Word;
  readonly line: number;
  readonly at: number;
}

const isSign = ({ word: { text } }: Printed): boolean => CURRENCY_WORD.test(text) || !/[\p{L}\p{N}]/u.test(text);

/** The words before an amount without a currency and, where no product stands before it, without what kind of price it is and the day of what was done. */
function nameIn({ dates }: Reading, words: readonly Printed[], isAlone: boolean): readonly Word[] {
  const own = words.slice(0, words.findLastIndex((each) => !isSign(each)) + 1);
  if (!isAlone) return own.map(({ word }) => word);
  const named = own.slice(0, withoutKindOfPrice(own.map(({ word }) => word)).length);
  const last = named.at(-1);
  const date = dates[last?.line ?? -1]?.find(({ to }) => to === last?.at);
  const rest = named.slice(0, named.length - (date === undefined ? 0 : date.to - date.from + 1));
  const isOnDay = date !== undefined && /^\p{Ll}{1,4}$/u.test(rest.at(-1)?.word.text ?? '');
  return (isOnDay ? rest.slice(0, -1) : rest).map(({ word }) => word);
}

/** The item that running text names before its amount, behind the amount before. */
function itemOf(reading: Reading, { net, price }: Named, before: Figure | undefined): PrintedItem | undefined {
  const first = price?.times ?? net;
  const top = Math.max(beginOf(reading, first.line), before?.line ?? 0);
  const stream = reading.lines.slice(top, first.line + 1).flatMap(({ words }, line) => words.map((word, at): Printed => ({ word, line: top + line, at })));
  const own = stream.filter(({ line, at }) => (line > (before?.line ?? -1) || at > (before?.to ?? -1)) && (line < first.line || at < first.from));
  const words = nameIn(
    reading,
    own.slice(
      Math.max(
        0,
        own.findIndex((each) => !isSign(each)),
      ),
    ),
    price === undefined,
  );
  const name = textOf(words).replace(/[\s.,:;…(–-]+$/, '');
  const [row, line] = [reading.lines[net.line]?.row, reading.lines[first.line]];
  if (row === undefined || line === undefined || !/\p{L}{3}/u.test(name)) return undefined;
  const snippets = [...Map.groupBy(words, (word) => Math.round(word.box[3])).values()].map((group) => snippetOf(group, row.page, 0));
  const solved = {
    row: { anchor: net, cells: [], under: [] },
    quantity: price?.times,
    price,
    basis: undefined,
    reduction: undefined,
    net,
    holds: price !== undefined,
    isOther: false,
    below: [],
  };
  return {
    position: undefined,
    words: { name, description: undefined, sellerId: undefined, standardId: undefined, snippets, named: snippets },
    row: solved,
    unit: price?.times && unitBeside(reading.language, line, price.times),
    rate: undefined,
    page: row.page,
    box: row.box,
  };
}

/** The items of the running text above a line, from below, until they come to the amount. */
function itemsAbove(reading: Reading, end: number, target: bigint): PrintedItem[] | undefined {
  const page = reading.lines[end]?.row.page;
  let from = end;
  while (from > 0 && end - from < MAX_LINES && reading.lines[from - 1]?.row.page === page && reading.lines[from - 1]?.row.cells.length === 1) from -= 1;
  const named = amountsIn(reading, from, end);
  let sum = 0n;
  for (let at = named.length - 1; at >= 0; at -= 1) {
    sum += named[at]?.net.units ?? 0n;
    if (sum !== target) continue;
    const items = named.slice(at).flatMap((each, place) => itemOf(reading, each, named[at + place - 1]?.net) ?? []);
    const isProven = items.length > 1 || items.some(({ row }) => row.holds);
    return items.length === named.length - at && isProven ? items : undefined;
  }
  return undefined;
}

/** The items of an invoice that tells them in sentences, each before its amount, which come to the net total below: `Retouching, 11 pictures at 120.00, 1,320.00.` */
export function proseItems(reading: Reading, { net, taxed }: SumTargets): PrintedItems | undefined {
  const targets = net.filter((target) => target !== 0n);
  for (const [index] of reading.lines.entries()) {
    const own = figuresOf(reading, index).find(({ units }) => targets.includes(units));
    const items = own === undefined ? undefined : itemsAbove(reading, index, own.units);
    if (items !== undefined) return { items, isGross: false, isSum: true, hasQuantity: false, hasPrice: false, taxed };
  }
  return undefined;
}
