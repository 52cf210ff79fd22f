import { around } from '../../pdf/word.js';
import type { ColumnField } from '../print/labels/index.js';
import { tokensOfCells, type Line } from '../print/line.js';
import type { Reading } from '../print/reading.js';
import { figuresOf, isProduct, unitBeside, unitCode, type Figure } from './figures.js';
import type { PrintedItem, PrintedItems } from './find-items.js';
import { headingOf } from './heads/headings.js';
import type { SumTargets } from './targets.js';
import { isNextLine } from './texts/item-name.js';
import { snippetOf, type Snippet } from './texts/item-text.js';
import { sumOf } from './solve-row.js';

/** A label of an item, and which words of its line are what it labels: none where nothing stands beside it. */
interface Labelled {
  readonly field: ColumnField;
  /** Its own words, folded. */
  readonly said: string;
  readonly line: number;
  /** Its own left edge. */
  readonly left: number;
  readonly from: number;
  readonly to: number;
}

const ITEM: ReadonlySet<ColumnField> = new Set<ColumnField>(['name', 'nameText', 'itemId', 'quantity', 'unit', 'price', 'net', 'rate']);
/** Left edges of lines of one text differ by less, in points. */
const SAME_LEFT = 2;
/** So many items prove each other by what multiplies, though they come to no total. */
const MIN_ITEMS = 2;

/** The labels of items in a line: a cell that is one with the cell beside it, or one with a colon and what follows it. */
function labelledIn(line: Line, index: number): Labelled[] {
  const byCell = tokensOfCells(line);
  const cells = line.row.cells.map((cell, at) => {
    const tokens = byCell[at] ?? [];
    const colon = tokens.find(({ word, ends }) => ends && line.words[word]?.text.endsWith(':') === true)?.word;
    const label = colon === undefined ? tokens : tokens.filter(({ word }) => word <= colon);
    return {
      cell,
      field: headingOf(label.map(({ text }) => text)),
      said: label.map(({ text }) => text).join(' '),
      first: line.cellOf.indexOf(at),
      end: (label.at(-1)?.word ?? -1) + 1,
      last: line.cellOf.lastIndexOf(at),
    };
  });
  return cells.flatMap(({ cell, field, said, end, last }, at): Labelled[] => {
    if (field === undefined || !ITEM.has(field)) return [];
    const beside = cells[at + 1];
    const [from, to] = end <= last ? [end, last] : beside === undefined || beside.field !== undefined ? [0, -1] : [beside.first, beside.last];
    return [{ field, said, line: index, left: cell.box[0], from, to }];
  });
}

function figureOf(reading: Reading, { line, from, to }: Labelled): Figure | undefined {
  return figuresOf(reading, line).find((figure) => figure.from >= from && figure.to <= to);
}

/** What a label says, with the lines in which it goes on. */
function snippetsOf(reading: Reading, { line: index, left, from, to }: Labelled): Snippet[] {
  const line = reading.lines[index];
  const words = line?.words.slice(from, to + 1) ?? [];
  if (line === undefined || words.length === 0) return [];
  const first = snippetOf(words, line.row.page, 0);
  const { box } = first;
  const snippets = [first];
  for (let [at, last] = [index + 1, first]; ; at += 1) {
    const row = reading.lines[at]?.row;
    if (row === undefined || row.page !== line.row.page) return snippets;
    const cell = row.cells.find((each) => Math.abs(each.box[0] - box[0]) <= SAME_LEFT);
    const isLabelled = row.cells.some((each) => each.box[0] >= left - SAME_LEFT && each.box[0] < box[0] - SAME_LEFT);
    if (cell === undefined || isLabelled) return snippets;
    const next = snippetOf(cell.words, row.page, 0);
    if (!isNextLine(last, next)) return snippets;
    snippets.push(next);
    last = next;
  }
}

/** An item of the labels between where one begins and the next; undefined where a name, a quantity, a price or an amount is missing. */
function toItem(reading: Reading, block: readonly Labelled[]): PrintedItem | undefined {
  const of = (...fields: readonly ColumnField[]): Labelled[] => block.filter(({ field, to }) => fields.includes(field) && to >= 0);
  const figure = (field: ColumnField): Figure | undefined => of(field).flatMap((each) => figureOf(reading, each) ?? [])[0];
  const [quantity, price, net] = [figure('quantity'), figure('price'), figure('net')];
  const [named, ...more] = of('name', 'nameText').map((each) => snippetsOf(reading, each));
  const line = reading.lines[net?.line ?? -1];
  if (quantity === undefined || price === undefined || net === undefined || named === undefined || line === undefined) return undefined;
  const textBeside = (field: ColumnField): string | undefined =>
    of(field).flatMap((each) =>
      snippetsOf(reading, each)
        .slice(0, 1)
        .map(({ text }) => text),
    )[0];
  const texts = (snippets: readonly Snippet[], by: string): string => snippets.map(({ text }) => text).join(by);
  const description = texts(more.flat(), '\n');
  const words = {
    name: texts(named, ' '),
    description: description === '' ? undefined : description,
    sellerId: textBeside('itemId'),
    standardId: undefined,
    snippets: [...named, ...more.flat()],
    named,
  };
  const row = {
    row: { anchor: net, cells: [], under: [] },
    quantity,
    price,
    basis: undefined,
    reduction: undefined,
    net,
    holds: isProduct(quantity, price, net),
    isOther: false,
    below: [],
  };
  const own = reading.lines[quantity.line];
  const unit = unitCode(textBeside('unit') ?? '') ?? (own && unitBeside(reading.language, own, quantity));
  return {
    position: undefined,
    words,
    row,
    unit,
    rate: of('rate').flatMap((each) => figureOf(reading, each) ?? [])[0],
    page: line.row.page,
    box: around([quantity.box, price.box, net.box]),
  };
}

/** Labels in blocks that begin with one label each; those before the first, and those without a quantity, are of no item. */
function blocksBy(said: string, labels: readonly Labelled[]): Labelled[][] {
  const blocks: Labelled[][] = [];
  for (const label of labels) {
    if (label.said === said) blocks.push([label]);
    else blocks.at(-1)?.push(label);
  }
  return blocks.filter((block) => block.some((label) => label.field === 'quantity' && label.to >= 0));
}

/** Whether blocks are of one form: all have the labels of the shortest, in whatever order two columns of them make. */
function areAlike(blocks: readonly (readonly Labelled[])[]): boolean {
  const [shortest] = blocks.toSorted((a, b) => a.length - b.length);
  return shortest?.every(({ field }) => blocks.every((block) => block.some((label) => label.field === field))) === true;
}

/** How far the values of items stand from each other, in points. */
function extentOf(items: readonly PrintedItem[]): number {
  return items.reduce((sum, { words, row }) => {
    const heights = [row.net, row.quantity, row.price, ...words.named].flatMap((each) => each?.y ?? []);
    return sum + Math.max(...heights) - Math.min(...heights);
  }, 0);
}

/**
 * The items of a document that prints each as a block of labels with a value beside each, as viewers of electronic invoices do. Which label begins
 * a block is the one by which every quantity has a name, a price and an amount of its own that most multiply, nearest to each other. They are proven by the net total, or several by what multiplies.
 */
export function labelledItems(reading: Reading, targets: SumTargets): PrintedItems | undefined {
  const labels = reading.lines.flatMap(labelledIn);
  const quantities = labels.filter(({ field, to }) => field === 'quantity' && to >= 0).length;
  if (quantities === 0) return undefined;
  const divided = [...new Set(labels.map(({ said }) => said))].flatMap((said) => {
    const blocks = blocksBy(said, labels);
    const items = blocks.flatMap((block) => toItem(reading, block) ?? []);
    return items.length === quantities && areAlike(blocks) ? [items] : [];
  });
  const proven = (all: readonly PrintedItem[]): number => all.filter(({ row }) => row.holds).length;
  const [items] = divided.toSorted((a, b) => proven(b) - proven(a) || extentOf(a) - extentOf(b));
  if (items === undefined) return undefined;
  const isSum = targets.net.includes(sumOf(items.map(({ row }) => row)));
  const isProven = isSum || (items.length >= MIN_ITEMS && items.every(({ row }) => row.holds));
  return isProven ? { items, isGross: false, taxed: targets.taxed, isSum, hasQuantity: true, hasPrice: true } : undefined;
}
