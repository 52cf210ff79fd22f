import { SAME_EDGE, sameLeft, sameRight } from '../../pdf/edges.js';
import type { Cell } from '../../pdf/word.js';
import type { Reading } from '../print/reading.js';
import { speaksOfOutlay } from '../taxes/untaxed.js';
import { isAdjustment } from '../totals/charges/adjustment-words.js';
import { absolute, CENT, unscaled } from '../totals/scaled.js';
import { isTotal } from './body.js';
import { digitsEnd, figuresOf, type Figure } from './figures.js';
import type { PrintedItem, PrintedItems } from './find-items.js';
import { BEHIND_NAMES } from './items-among.js';
import { listedItem } from './listed-item.js';
import { isOfAmountAbove } from './product-of.js';
import { ofOnePrice } from './one-price.js';
import { withRatesOfPage } from './rates-of-list.js';
import { sumOf } from './solve-row.js';
import { headingsOfSections } from './section-sums.js';
import type { SumTargets } from './targets.js';

const MAX_ITEMS = 40;
/** Between two items there may be lines of description, in points. */
const MAX_GAP = 90;
/** So many amounts make the sum of a section. */
const MIN_SECTION = 2;
/** So many amounts come to a total by no chance. */
const MANY = 3;
/** Places of an amount that is rounded in the sum only, as of calls. */
const FINE = 2;
const HALF_CENT = CENT / 2n;

const namesTax = (reading: Reading, index: number): boolean => reading.labels[index]?.some(({ field }) => field === 'tax') === true;

/** A tax that is named behind other words is none of the items, `Insurance Premium Tax at 12%`, unless it is in a total without tax. */
function isTax(reading: Reading, index: number): boolean {
  const figures = namesTax(reading, index) ? figuresOf(reading, index) : [];
  return figures.some(({ isPercent }) => isPercent) && figures.every(({ times }) => times === undefined);
}

/** An advance on what is reckoned later is charged like any item, as with a rent: only what is below the total was paid. */
const isAdvance = (reading: Reading, index: number): boolean => reading.labels[index]?.every(({ field }) => field === 'paid') === true;

const cellOf = (reading: Reading, { line, to }: Figure): Cell | undefined => reading.lines[line]?.row.cells[reading.lines[line].cellOf[to] ?? 0];

/** Whether amounts end at one edge, be it with a currency or a bracket behind each. */
function areLevel(reading: Reading, a: Figure, b: Figure): boolean {
  const isNear = (own: number, other: number): boolean => Math.abs(own - other) <= SAME_EDGE;
  return sameRight(a.box, b.box) || isNear(digitsEnd(a), digitsEnd(b)) || isNear(cellOf(reading, a)?.box[2] ?? 0, cellOf(reading, b)?.box[2] ?? 0);
}

/** Whether the cells of amounts begin at one edge. */
function beginLevel(reading: Reading, a: Figure, b: Figure): boolean {
  const [own, other] = [cellOf(reading, a), cellOf(reading, b)];
  return own !== undefined && other !== undefined && sameLeft(own.box, other.box);
}

/** What a list is of: the amounts it may sum up to, and whether rows may be the sums of those above them. */
interface Wanted {
  readonly targets: readonly bigint[];
  readonly hasSections: boolean;
  /** They are those of a total without tax. */
  readonly isNet?: boolean;
  /** Tells which amounts stand under each other, where not those that end at the edge of the total do. */
  readonly isLevel?: (figure: Figure) => boolean;
}

/** Whether amounts come to one of the targets: those with more places than cents are rounded in their sum. */
function comeTo(targets: readonly bigint[], sum: bigint, items: readonly PrintedItem[]): boolean {
  const slack = items.some(({ row }) => row.net.places > FINE) ? HALF_CENT : 0n;
  return targets.some((target) => absolute(target - sum) <= slack);
}

/** The amounts of a line. */
const amountsIn = (reading: Reading, index: number): Figure[] =>
  figuresOf(reading, index).filter((figure) => (figure.isMoney || figure.places > FINE) && !figure.isPercent);

/** The amounts of a line that stand under those of a list. */
const levelIn = (reading: Reading, index: number, amount: Figure): Figure[] => amountsIn(reading, index).filter((figure) => areLevel(reading, figure, amount));

/** What a line adds to a list: its items, what these come to, and the highest of their amounts. */
interface Step {
  readonly items: readonly PrintedItem[];
  readonly units: bigint;
  readonly top: Figure;
}

/** `Storage | 102.00` over `Charges | 82.93` and `VAT | 19.07`: what a name comes to stands over its amount and its tax. */
function taxedStep(reading: Reading, index: number, tax: Figure): Step | undefined {
  if (!namesTax(reading, index)) return undefined;
  const [net, gross] = [index - 1, index - 2].map((line) => levelIn(reading, line, tax)[0]);
  if (net === undefined || gross === undefined || net.units + tax.units !== gross.units) return undefined;
  const item = listedItem(reading, gross);
  return item && { items: [{ ...item, row: { ...item.row, row: { ...item.row.row, anchor: net }, net } }], units: net.units, top: gross };
}

function stepAt(reading: Reading, index: number, net: Figure, { hasSections, isNet = false }: Wanted): Step | undefined {
  const taxed = taxedStep(reading, index, net);
  if (taxed !== undefined) return taxed;
  const section = (hasSections ? above(reading, index, net, { targets: [net.units], hasSections: false }) : undefined) ?? [];
  const [first] = section;
  const isTaxWithin = isNet && isTax(reading, index);
  const isOwnTotal = !isTaxWithin && isTotal(reading, index, levelIn(reading, index, net)) && !isAdvance(reading, index);
  // What calls itself a total may be of one item alone.
  if (first !== undefined && (section.length >= MIN_SECTION || isOwnTotal)) return { items: section, units: net.units, top: first.row.net };
  if (isOwnTotal || (isTax(reading, index) && !isTaxWithin)) return undefined;
  const item = listedItem(reading, net);
  return item && { items: [item], units: net.units, top: net };
}

/** The items above a total, from below: each a text and an amount above the amount of the total, until they sum up to it. */
function above(reading: Reading, total: number, amount: Figure, wanted: Wanted): PrintedItem[] | undefined {
  const { isLevel = (figure: Figure) => areLevel(reading, figure, amount) } = wanted;
  const isNet = reading.labels[total]?.some(({ field }) => field === 'net') === true;
  const items: PrintedItem[] = [];
  let [sum, lowest] = [0n, amount.y];
  for (let index = total - 1; index >= 0 && items.length < MAX_ITEMS; index -= 1) {
    const [net] = amountsIn(reading, index).filter(isLevel);
    // No tax is no item, whatever it stands among.
    if (net === undefined || (net.units === 0n && namesTax(reading, index)) || isOfAmountAbove(reading, net)) continue;
    // Outlays stand below the tax, as they are none of what it is of.
    if (items.length > 0 && isTax(reading, index) && reading.lines.slice(index + 1, items[0]?.row.net.line).some(speaksOfOutlay)) {
      lowest = net.y;
      continue;
    }
    const step = lowest - net.y > MAX_GAP ? undefined : stepAt(reading, index, net, { ...wanted, isNet });
    if (step === undefined) return undefined;
    items.unshift(...step.items);
    sum += step.units;
    lowest = step.top.y;
    index = step.top.line;
    if (comeTo(wanted.targets, sum, items)) return items;
  }
  return undefined;
}

/** The items above a total that they do not stand under, as it has a box of its own, or all amounts begin at one edge: products that come to it, or as many amounts as do not by chance. */
function productsAbove(reading: Reading, total: number, amount: Figure, targets: readonly bigint[]): PrintedItem[] | undefined {
  const last = reading.lines
    .slice(0, total)
    .flatMap((_, index) => amountsIn(reading, index).at(-1) ?? [])
    .at(-1);
  if (last === undefined) return undefined;
  const columns = [areLevel, beginLevel].map((isLevel) => (figure: Figure) => isLevel(reading, figure, last));
  const lists = columns.flatMap((isLevel) => [above(reading, total, amount, { targets, hasSections: false, isLevel }) ?? []]);
  return lists.find((items) => items.length >= MANY || (items.length >= MIN_SECTION && items.every(({ row }) => row.holds)));
}

/** The items above a total under headings that state what those below each come to: from the lowest line up, the first that begins such a list. */
function sectionsAbove(reading: Reading, total: number, amount: Figure, targets: readonly bigint[]): PrintedItem[] | undefined {
  const rows: { net: Figure; item: PrintedItem }[] = [];
  for (let index = total - 1; index >= 0 && rows.length < MAX_ITEMS; index -= 1) {
    const [net] = levelIn(reading, index, amount);
    if (net === undefined) continue;
    const item = (rows[0]?.net.y ?? amount.y) - net.y > MAX_GAP || isTotal(reading, index, [net]) ? undefined : listedItem(reading, net);
    if (item === undefined) return undefined;
    rows.unshift({ net, item });
    const headings = headingsOfSections(
      rows.map((row) => row.net.units),
      targets,
    );
    if (headings !== undefined) return rows.filter((_row, at) => !headings.includes(at)).map((row) => row.item);
  }
  return undefined;
}

/** The amount of a line that states a total: the only one, whatever other figures stand in its label or beside it (`Total (3)`), or the one of several that is wanted. */
function totalIn(reading: Reading, index: number, targets: readonly bigint[]): Figure | undefined {
  const line = reading.lines[index];
  const figures = figuresOf(reading, index).filter(({ isPercent }) => !isPercent);
  const money = figures.filter(({ isMoney }) => isMoney);
  const own = money.length > 0 ? money : figures.filter(({ from }) => line?.cellOf[from] !== 0);
  return own.length > 1 ? own.find(({ units }) => targets.includes(units)) : own[0];
}

/** The items above a line that states a total, which sum up to one of the targets: the list with most of them. */
function listAbove(reading: Reading, targets: readonly bigint[], isSum: (index: number, amount: Figure) => boolean): PrintedItem[] | undefined {
  let best: PrintedItem[] | undefined;
  for (let index = 0; index < reading.lines.length && targets.length > 0; index += 1) {
    const amount = totalIn(reading, index, targets);
    if (amount === undefined || !isSum(index, amount)) continue;
    const items =
      above(reading, index, amount, { targets, hasSections: true }) ??
      above(reading, index, amount, { targets, hasSections: false }) ??
      sectionsAbove(reading, index, amount, targets) ??
      productsAbove(reading, index, amount, targets);
    if (items !== undefined && items.length > (best?.length ?? 0)) best = items;
  }
  return best === undefined ? undefined : ofOnePrice(reading, best);
}

/** Whether what some items come to is printed as a total right below them, above the next. */
function areSummedAbove(reading: Reading, items: readonly PrintedItem[], next: PrintedItem): boolean {
  const [sum, first] = [sumOf(items.map(({ row }) => row)), (items.at(-1)?.row.net.line ?? 0) + 1];
  return reading.lines.slice(first, next.row.net.line).some((_, at) => {
    const amounts = levelIn(reading, first + at, next.row.net);
    return amounts.some(({ units }) => units === sum) && isTotal(reading, first + at, amounts);
  });
}

/** Items that come to the printed sum of the lines, without what is added below that: charges of the document. */
function withoutCharges(reading: Reading, items: PrintedItem[], { lines = [], net }: SumTargets): PrintedItem[] {
  const sums = [...lines, ...net];
  const end = items.findIndex((_item, at) => at > 0 && sums.includes(sumOf(items.slice(0, at).map(({ row }) => row))));
  const charges = end < 0 ? [] : items.slice(end);
  const [first] = charges;
  const areCharges = charges.every(({ row }) => isAdjustment(reading.lines[row.net.line]?.row.text ?? ''));
  return first !== undefined && (areCharges || areSummedAbove(reading, items.slice(0, end), first)) ? items.slice(0, end) : items;
}

/** The items of an invoice that names each with its amount and nothing else: proven by their sum, the net total or, of several, the gross one below them. */
export function amountList(reading: Reading, targets: SumTargets): PrintedItems | undefined {
  const { taxed } = targets;
  const common = { isSum: true, hasQuantity: false, hasPrice: false, taxed };
  const sums = targets.net.filter((target) => target !== 0n);
  const several = listAbove(reading, sums, (_, { units }) => sums.includes(units)) ?? [];
  const nets =
    several.filter(({ row }) => row.net.units !== 0n).length >= MIN_SECTION
      ? several
      : listAbove(reading, sums, (index, amount) => isTotal(reading, index, [amount]));
  if (nets !== undefined) return { items: withoutCharges(reading, nets, targets), isGross: false, ...common };
  const list = listAbove(reading, targets.gross, (_, { units }) => targets.gross.includes(units));
  if (list === undefined || list.length < MIN_SECTION) return undefined;
  if (taxed !== undefined) return { items: list, isGross: true, ...common };
  const rated = withRatesOfPage(reading, list, targets);
  return rated === undefined ? undefined : { items: rated, isGross: true, net: unscaled(targets.net[0] ?? 0n), ...common };
}

/** Items of tables with those of a list beside them, as a bill has calls beside rents, where only all together come to the net total. */
export function withListBeside(reading: Reading, printed: PrintedItems, targets: SumTargets): PrintedItems {
  const sum = sumOf(printed.items.map(({ row }) => row));
  const missing = printed.isSum || printed.isGross ? [] : targets.net.map((target) => target - sum).filter((rest) => rest !== 0n);
  if (missing.length === 0) return printed;
  const own = new Set(printed.items.map(({ row }) => row.net.line));
  const list = listAbove(reading, missing, (index, amount) => isTotal(reading, index, [amount])) ?? [];
  // What begins below the columns of figures is charged on all.
  const edge = Math.max(...printed.items.map(({ words, box }) => words.snippets[0]?.box[0] ?? box[0])) + BEHIND_NAMES;
  const isCharged = list.every(({ box }) => box[0] > edge);
  const isOther =
    list.length >= MIN_SECTION && !isCharged && list.every(({ row }) => !own.has(row.net.line) && !isAdjustment(reading.lines[row.net.line]?.row.text ?? ''));
  return isOther ? { ...printed, items: [...printed.items, ...list].toSorted((a, b) => a.row.net.y - b.row.net.y), isSum: true } : printed;
}
