import { around, textOf, type Box } from '../../pdf/word.js';
import type { Reading } from '../print/reading.js';
import { isAdjustment } from '../totals/charges/adjustment-words.js';
import { rateOfLine } from '../totals/rate-table.js';
import { amountList, withListBeside } from './amount-list.js';
import { withBeside } from './beside.js';
import { breaksOf } from './texts/name-breaks.js';
import { heightAt, type Figure } from './figures.js';
import { gridOf, lineOf, type Grid } from './grid.js';
import type { HeadColumn } from './heads/head.js';
import { isNameOfPrice } from './heads/headings.js';
import { numbersOfItems } from './item-numbers.js';
import { nameColumn } from './name-column.js';
import { tellNumbers } from './numbers-in-names.js';
import { labelledItems } from './labelled-items.js';
import { headingsBetween } from './texts/headings-between.js';
import { haveNumbersAbove, haveNumbersBelow, haveNumbersUnder, isWrapped, wordsOf, type ItemWords } from './texts/item-name.js';
import { areCentred, beginsAbove, shareTexts, snippetsOf, type Snippet } from './texts/item-text.js';
import { withNamesBetween, withNamesFirst, withNamesLeft } from './names-column.js';
import { withPositions } from './positions.js';
import { proseItems } from './prose.js';
import { ratesOfRows } from './row-rates.js';
import { besideNamesOf, summedLines } from './items-among.js';
import { solve, type Solution } from './solve.js';
import type { OneRate, SumTargets } from './targets.js';
import { sumOf, type SolvedRow } from './solve-row.js';
import { findTables } from './tables.js';
import { withoutFigures, withoutProducts } from './texts/without-figures.js';
import { unitOf } from './unit-of.js';
import { withUnheaded } from './unheaded.js';
import { withoutBase } from './without-base.js';
import { netOfRates } from './without-tax.js';

/** An item of a table as printed. */
export interface PrintedItem {
  position: string | undefined;
  words: ItemWords;
  row: SolvedRow;
  unit: string | undefined;
  rate: Figure | undefined;
  page: number;
  box: Box;
}

/** The items of a document. */
export interface PrintedItems {
  items: PrintedItem[];
  /** The amounts are with tax. */
  isGross: boolean;
  /** The one rate of tax of the document, where its totals prove it. */
  taxed: OneRate | undefined;
  /** The net total, where the items come to it by their rates; what states none is untaxed then. */
  net?: string;
  /** The amounts sum up to a total of the document. */
  isSum: boolean;
  hasQuantity: boolean;
  hasPrice: boolean;
  /** Amounts among those of the items that are known to be none of them: what is added to all or taken off. */
  beside?: readonly Figure[];
}

const ROW = 3;
/** A table in which fewer rows multiply, and that sums up to nothing, is no table of items. */
const ENOUGH = 0.5;
const NAMED = 2.5;

/** Where figures stand that are no item's: a charge of the document, a part of a set with its number, something free of charge. */
function othersOf(grid: Grid, { net, quantity, price, rows }: Solution, names: number): number[] {
  const amounts = new Set(rows.map(({ row }) => row.anchor));
  const near = new Set(rows.flatMap(({ row }) => row.cells.flat()));
  // Above quantities stand the numbers of their items in some tables, or their names, which may hold figures.
  const isNumbers = (column: number): boolean =>
    column === names || grid.columns[column]?.fields.some((field) => field === 'itemId' || field === 'position') === true;
  const loose = [quantity, price]
    .flatMap((column) => (column === undefined || isNumbers(column) ? [] : (grid.figures[column] ?? [])))
    .filter((figure) => !near.has(figure));
  // A quantity in a further line with a text of its own is that of another thing.
  const lines = new Set(rows.flatMap((row) => [row.quantity?.line, row.price?.line, row.net.line]));
  const isNamed = (at: number): boolean => grid.lines.some(({ index, columns }) => index === at && columns.includes(names));
  const apart =
    quantity === undefined || isNumbers(quantity)
      ? []
      : (grid.figures[quantity] ?? []).filter((figure) => near.has(figure) && !lines.has(figure.line) && isNamed(figure.line));
  // What has a number of its own, but no figures, is the heading of a section, where items are numbered beside theirs.
  const numbers = grid.figures[grid.columns.findIndex(({ fields }) => fields.length === 1 && fields[0] === 'position')] ?? [];
  const own = numbers.filter(({ line }) => lines.has(line));
  const headings = own.length === rows.length ? numbers.filter(({ line }) => !lines.has(line)) : [];
  return [...(grid.figures[net] ?? []).filter((figure) => !amounts.has(figure)), ...loose, ...apart, ...headings].map(({ y }) => y).toSorted((a, b) => a - b);
}

/** Where a row stands: where its quantity or its price does, unless both stand in a line below its amount, as a product does. */
function anchorOf({ net, quantity, price }: SolvedRow): number {
  const areBelow = quantity !== undefined && price !== undefined && price.line === quantity.line && price.y - net.y > ROW;
  return areBelow ? net.y : (quantity?.y ?? price?.y ?? net.y);
}

/** The text in the line of an amount under a head that nobody knows, or of dates: what has no text among the names of others, as a charge below places and kinds of fuel, is named there. */
function nameBeside({ columns, lines }: Grid, { net }: SolvedRow): string | undefined {
  const isOther = (column: HeadColumn | undefined): boolean => column !== undefined && (column.fields.length === 0 || column.fields[0] === 'date');
  const own = lineOf({ lines }, net);
  const text = textOf(own?.line.words.filter((_word, at) => isOther(columns[own.columns[at] ?? -1])) ?? []);
  return /\p{L}{3}/u.test(text) ? text : undefined;
}

/** `8 x | Service of a bicycle`: the sign behind a quantity is no part of the name, nor is the quantity with it. */
function withoutTimes(name: string | undefined, { quantity }: SolvedRow): string | undefined {
  if (name === undefined || quantity === undefined) return name;
  const behind = name.startsWith(`${quantity.text} `) ? name.slice(quantity.text.length + 1) : name;
  return /^[x×]\s+(?=\p{L}{2})/u.test(behind) ? behind.replace(/^[x×]\s+/, '') : name;
}

function itemsOf(reading: Reading, grid: Grid, solved: Solution, climbs: boolean): PrintedItem[] {
  const solution = { ...solved, rows: solved.rows.map((row) => withoutBase(row, grid)) };
  const end = Math.max(...solution.rows.map(({ net }) => net.line));
  // What stands below the last item says nothing of where names stand.
  const names = nameColumn({ ...grid, lines: grid.lines.filter(({ index }) => index <= end) }, solution);
  const indexes = (wanted: 'itemId' | 'position' | 'name'): number[] =>
    grid.columns.flatMap((column, index) => (column.fields.includes(wanted) && index !== names ? [index] : []));
  const numbers = numbersOfItems(grid, solution.rows, names);
  // A column of names before that of the names has their numbers, or what is short for them.
  const before = indexes('name').filter((index) => index < names);
  const textual = new Set([names, ...indexes('itemId'), ...before, ...(numbers === undefined ? [] : [numbers])]);
  // A quantity or a price may stand right before its name.
  const taken = [solution.quantity === names ? ('quantity' as const) : [], solution.price === names ? ('price' as const) : []]
    .flat()
    .flatMap((role) => solution.rows.flatMap((row) => row[role] ?? []));
  const changed = solution.rows.filter(({ below }) => below.length > 0);
  const below = new Set(changed.flatMap((row) => row.below.map(({ line }) => line)));
  const priced = grid.lines
    .filter(({ index }) =>
      solution.rows.some(({ net, quantity, below: own }) => net.line === index && (own.length > 0 || (quantity !== undefined && quantity.line < index))),
    )
    .map(({ line }) => heightAt(line.row, line.row.box));
  const isConditions = ({ column, text, y }: Snippet): boolean => column === names && priced.some((at) => Math.abs(at - y) <= ROW) && isNameOfPrice(text);
  const all = snippetsOf(
    grid.lines.filter(({ index }) => !below.has(index)),
    textual,
    taken,
  ).filter((snippet) => !isConditions(snippet));
  const snippets = withoutFigures(withoutProducts(all, solution.rows, names), solution.rows, names);
  const anchors = solution.rows.map(anchorOf);
  const barriers = [...othersOf(grid, solution, names), ...headingsBetween(reading, grid, solution.rows, names)].toSorted((a, b) => a - b);
  const widest = Math.max(...snippets.filter((snippet) => snippet.column === names).map(({ box }) => box[2]));
  const goesOn = (line: Snippet, next: Snippet): boolean => isWrapped(line, next, widest);
  const areNumbered = haveNumbersBelow(anchors, snippets, names);
  const texts = shareTexts(
    anchors,
    barriers,
    snippets,
    names,
    climbs || areNumbered || areCentred(anchors, snippets, names) || beginsAbove(anchors, snippets, names, goesOn),
  );
  const positions = snippetsOf(grid.lines, new Set(indexes('position').filter((index) => index !== numbers)));
  const breaks = breaksOf(grid, names, texts, solution.rows, snippets);
  const headed = grid.columns[names]?.fields ?? [];
  const areUnder = !areNumbered && numbers === undefined && indexes('itemId').length === 0 && haveNumbersUnder(texts, names);
  const fields =
    areNumbered || areUnder
      ? (['name', 'itemId'] as const)
      : headed.includes('itemId') || !haveNumbersAbove(texts, names)
        ? headed
        : (['itemId', ...headed] as const);
  const rates = ratesOfRows(reading, grid, solution.rows, names);
  const printed = solution.rows.map((row, index) => {
    const anchor = anchors[index] ?? row.net.y;
    const own = wordsOf(texts[index] ?? { snippets: [] }, names, { fields, areUnder }, anchor, breaks);
    const short = (texts[index]?.snippets ?? []).flatMap(({ column, text }) => (before.includes(column) && text !== own.sellerId ? [text] : []));
    const description = [...short, own.description ?? []].flat().join('\n');
    const words = { ...own, name: withoutTimes(own.name, row) ?? nameBeside(grid, row), description: description === '' ? undefined : description };
    const ys = [anchor, ...words.snippets.map((snippet) => snippet.y)];
    const position = positions
      .find((snippet) => snippet.y >= Math.min(...ys) - ROW && snippet.y <= Math.max(...ys) + ROW && /^\d{1,6}\.?$|^[\d.]{1,10}$/.test(snippet.text))
      ?.text.replace(/\.$/, '');
    const page = grid.lines.find((line) => line.index === row.net.line)?.line.row.page ?? 1;
    const boxes = [
      row.net.box,
      row.quantity?.box,
      row.price?.box,
      ...words.snippets.filter((snippet) => snippet.page === page).map((snippet) => snippet.box),
    ].filter((box) => box !== undefined);
    return { position, words, row, unit: unitOf(reading.language, grid, row, solution), rate: rates.get(row), page, box: around(boxes) };
  });
  tellNumbers(printed);
  return printed;
}

/** A table with what its columns hold. */
export interface SolvedTable {
  readonly grid: Grid;
  readonly solution: Solution;
}

/**
 * The items of tables, one after the other.
 * @param climbs the texts of items are known to begin above their figures
 */
export function itemsOfTables(
  reading: Reading,
  [first, ...others]: readonly [SolvedTable, ...SolvedTable[]],
  targets: SumTargets,
  climbs = false,
): PrintedItems {
  const tables = [first, ...others];
  const sum = sumOf(tables.flatMap(({ solution }) => solution.rows));
  const items = tables.flatMap(({ grid, solution }) => itemsOf(reading, grid, solution, climbs));
  const { isGross } = first.solution;
  const net = isGross ? netOfRates(items, targets) : undefined;
  return {
    items,
    isGross,
    taxed: targets.taxed,
    ...(net === undefined ? {} : { net }),
    isSum: first.solution.isSum || targets.net.includes(sum),
    hasQuantity: first.solution.quantity !== undefined || first.solution.holds > 0,
    hasPrice: first.solution.price !== undefined || first.solution.holds > 0,
  };
}

/** One row without heads is a table of items only where it multiplies and is the total. */
const isTable = ({ columns }: Grid, { rows, holds, isSum }: Solution): boolean =>
  rows.length > 1 || (holds === 1 && isSum) || columns.some(({ fields }) => fields.length > 0 && !fields.includes('name'));

/** Whether most of several rows of a table multiply. */
const multiplies = ({ solution: { rows, holds } }: SolvedTable): boolean => rows.length > 1 && holds >= ENOUGH;

/** Whether a table may be one of taxes by rate: nothing in it multiplies, and it has a column of taxes, or each row has a rate with an amount and its tax, or nothing. */
function mayBeOfTaxes(reading: Reading, { grid: { columns, lines }, solution: { rows, quantity, price } }: SolvedTable): boolean {
  if (rows.some(({ holds, net }) => holds && net.units !== 0n)) return false;
  const own = rows.map(({ net }) => net.line);
  const isNothing = (index: number): boolean =>
    lines.some((each) => each.index === index && each.figures.some(({ isMoney, units }) => isMoney && units === 0n));
  const isOfRate = (index: number): boolean => rateOfLine(reading, index) !== undefined;
  const areRates = own.some(isOfRate) && own.every((index) => isOfRate(index) || isNothing(index));
  return areRates || (quantity === undefined && price === undefined && columns.some(({ fields }) => fields.includes('tax')));
}

/** Whether the rows of a table come to the sum right below it, which a list of amounts begins with as if that were one item: `Value of this claim` less what is retained. */
function isSummed({ grid, solution: { rows } }: SolvedTable, list: PrintedItems | undefined): boolean {
  const lines = summedLines(grid);
  return rows.length > 1 && rows.every(({ net }) => lines.has(net.line)) && list?.items[0]?.row.net.units === sumOf(rows);
}

/**
 * Whether a list that comes to a total has all rows of tables that come to none, with what these multiply, and more items: their columns hold no more than some.
 * What is added below them is a charge of the document.
 */
function isWiderThan(reading: Reading, list: PrintedItems | undefined, tables: readonly SolvedTable[]): list is PrintedItems {
  const rows = new Map(tables.flatMap(({ solution }) => solution.rows).map((row) => [row.net.line, row]));
  const [known, others] = [list?.items.filter(({ row }) => rows.has(row.net.line)) ?? [], list?.items.filter(({ row }) => !rows.has(row.net.line)) ?? []];
  const first = Math.min(...rows.keys());
  const areBeside = tables.map(({ grid, solution }) => besideNamesOf(grid, solution.rows));
  const isCharge = ({ row }: PrintedItem): boolean => isAdjustment(reading.lines[row.net.line]?.row.text ?? '') || areBeside.some((isBeside) => isBeside(row));
  const areItems = others.every((item) => item.row.net.units > 0n && (item.row.net.line < first || !isCharge(item)));
  return others.length > 0 && areItems && known.length === rows.size && known.every(({ row }) => row.holds || rows.get(row.net.line)?.holds !== true);
}

const sumOfTable = ({ solution }: SolvedTable): bigint => sumOf(solution.rows);

/** Tables without those that say once more what one above them comes to: the hours of a lawyer by who worked them. */
const withoutSummaries = (tables: readonly SolvedTable[]): SolvedTable[] =>
  tables.filter((table, at) => sumOfTable(table) === 0n || !tables.slice(0, at).some((above) => sumOfTable(above) === sumOfTable(table)));

/** Whether several tables come to the net total together: the services and the expenses of a lawyer. */
const areAll = (tables: readonly SolvedTable[], { net }: SumTargets): boolean =>
  tables.length > 1 && net.includes(tables.reduce((sum, table) => sum + sumOfTable(table), 0n));

/** Reads the items of a document from its tables: those that multiply and sum up. */
export function findItems(reading: Reading, targets: SumTargets): PrintedItems | undefined {
  const tables = findTables(reading).flatMap((parts) => {
    const grid = withNamesBetween(gridOf(withPositions(withBeside(withNamesLeft(withNamesFirst(withUnheaded(parts)))))));
    const solution = solve(grid, targets);
    return solution === undefined || !isTable(grid, solution) ? [] : [{ grid, solution }];
  });
  // Beside a table whose rows multiply one amount is a total, and taxes by rate, which come to the total as well, are no items.
  const solved = tables.some(multiplies)
    ? tables.filter((table) => (table.solution.rows.length > 1 || table.solution.holds > 0) && !mayBeOfTaxes(reading, table))
    : tables;
  const [summing] = solved.filter(({ solution }) => solution.isSum).toSorted((a, b) => b.solution.score - a.solution.score);
  const labelled = summing === undefined ? labelledItems(reading, targets) : undefined;
  if (labelled !== undefined) return labelled;
  // What has one amount alone may be the sum of a list elsewhere.
  const list = summing?.solution.rows.length === 1 && summing.solution.holds === 0 ? amountList(reading, targets) : undefined;
  if (list !== undefined && list.items.length > 1) return list;
  const parts = summing === undefined ? withoutSummaries(solved) : [];
  const likely = areAll(parts, targets)
    ? parts
    : parts.filter(({ solution }) => solution.rows.length > 0 && (solution.holds >= ENOUGH || solution.score >= NAMED));
  const amounts = summing === undefined ? amountList(reading, targets) : undefined;
  const [first, ...others] = summing === undefined ? likely : [summing];
  if (first !== undefined && isWiderThan(reading, amounts, [first, ...others])) return amounts;
  if (first !== undefined) return withListBeside(reading, itemsOfTables(reading, [first, ...others], targets), targets);
  const summed = solved.find((table) => isSummed(table, amounts));
  return summed === undefined ? (amounts ?? proseItems(reading, targets)) : itemsOfTables(reading, [summed], targets);
}
