import { absolute, CENT } from '../totals/scaled.js';
import { isAdjustment, isReduction } from '../totals/charges/adjustment-words.js';
import type { ColumnField } from '../print/labels/index.js';
import { withDiscountsBeside } from './discounts-beside.js';
import { isAmount, type Figure } from './figures.js';
import { lineOf, rowsBy, type Grid, type GridRow } from './grid.js';
import { isNameColumn } from './heads/head.js';
import { withRowsBelow } from './rows-below.js';
import { headingsOfSections } from './section-sums.js';
import { isItem, productsOf, recounted, solveRow, sumOf, type Roles, type SolvedRow } from './solve-row.js';

/** Which column holds what, and how well the figures bear it out. */
export interface Solution extends Roles {
  /** The amounts are with tax: they sum up to the gross total. */
  isGross: boolean;
  rows: SolvedRow[];
  /** Share of the rows in which quantity times price is the amount. */
  holds: number;
  /** The rows sum up to a total of the document. */
  isSum: boolean;
  score: number;
}

/** A rate of tax in percent with the whole of what it is of. */
export interface OneRate {
  readonly rate: string;
  readonly net: string;
}

/** The totals that the rows may sum up to, in ten-thousandths. */
export interface SumTargets {
  net: readonly bigint[];
  gross: readonly bigint[];
  /** Those of `net` that are labelled as the sum of the lines: a charge that is among them is a line. */
  lines?: readonly bigint[];
  /** The one rate of tax of the document, where its totals prove it (19 for 19 %), with the net total. */
  taxed?: OneRate | undefined;
  /** Prices may be in hundredths of the currency. */
  hasHundredths?: boolean;
  /** The numbers of units that heads say prices are for. */
  bases?: readonly bigint[];
}

const PRIOR = { named: 1, unknown: 0.3, other: -0.6 } as const;
const WEIGHT = { holds: 3, sum: 2.5, grossSum: 1.5, rows: 0.02, share: 0.2, exchanged: -2, few: -2 } as const;
/** Fewer rows than this share of the lines that have amounts beside other figures are hardly the items. */
const FEW = 0.3;
/** Rows by which columns are tried. */
const SAMPLE = 40;
/** Share of the rows that multiply, from which on one that does not is doubted. */
const MOSTLY = 0.6;
/** So many items have a sum that is one in any word. */
const MANY = 3;

function prior(fields: readonly ColumnField[], wanted: readonly ColumnField[]): number {
  if (fields.length === 0) return PRIOR.unknown;
  return fields.some((field) => wanted.includes(field)) ? PRIOR.named : PRIOR.other;
}

/** What speaks for the column of a quantity or price: one without a head is none where nothing multiplies. */
const factor = (fields: readonly ColumnField[], wanted: readonly ColumnField[], holds: number): number =>
  fields.length === 0 && holds === 0 ? PRIOR.other : prior(fields, wanted);

const near = (targets: readonly bigint[], sum: bigint, count: number): boolean =>
  targets.some((target) => absolute(target - sum) <= CENT * BigInt(Math.min(5, 1 + Math.floor(count / 4))));

/** The columns that can hold a field: with figures, and not known to be something else altogether. */
function candidates(grid: Grid, barred: readonly ColumnField[]): number[] {
  return grid.columns.flatMap((column, index) =>
    (grid.figures[index]?.length ?? 0) > 0 && !column.fields.some((field) => barred.includes(field)) ? [index] : [],
  );
}

function indexOf(grid: Grid, field: ColumnField): number | undefined {
  const index = grid.columns.findIndex((column) => column.fields.includes(field));
  return index < 0 ? undefined : index;
}

/** A column of base quantities; a unit such as `3 PCE` beside the price names one too. */
function basisColumn(grid: Grid): number | undefined {
  const unit = indexOf(grid, 'unit');
  const hasFigures = unit !== undefined && (grid.figures[unit]?.length ?? 0) > 0 && indexOf(grid, 'quantity') !== undefined;
  return indexOf(grid, 'basis') ?? (hasFigures ? unit : undefined);
}

/** Whether each of the rows has a position where the table has a column of them. */
function isNumbered(grid: Grid, rows: readonly SolvedRow[]): boolean {
  const column = grid.columns.findIndex(({ fields }) => fields.length === 1 && fields[0] === 'position');
  return column >= 0 && rows.every(({ row }) => (row.cells[column] ?? []).length > 0);
}

/** Whether a row has a position, or begins with a number of its own left of the names, as each of the items does: what is charged so is an item, whatever it is called. */
function isListed(grid: Grid, row: SolvedRow, items: readonly SolvedRow[]): boolean {
  const { columns, lines } = grid;
  if (isNumbered(grid, [row, ...items])) return true;
  const names = columns.findIndex(isNameColumn);
  const hasNumber = ({ net }: SolvedRow): boolean =>
    lines.some(
      ({
        index,
        columns: own,
        line: {
          words: [first],
        },
      }) => index === net.line && (own[0] ?? names) < names && /\d{3}/.test(first?.text ?? ''),
    );
  return [row, ...items].every(hasNumber);
}

const textOf = (grid: Grid, figure: Figure): string => lineOf(grid, figure)?.line.row.text ?? '';

/** How many of the rows sum up to a net total, without deductions that lead from one to the next; 0 where none do. */
function countToSum(grid: Grid, rows: readonly SolvedRow[], targets: SumTargets): number {
  let [sum, end] = [0n, 0];
  rows.forEach(({ net }, index) => {
    sum += net.units;
    if (sum === 0n || !targets.net.includes(sum)) return;
    const isDeducted = end > 0 && rows.slice(end, index + 1).every((row) => row.net.units < 0n && isReduction(textOf(grid, row.net)));
    if (!isDeducted) end = index + 1;
  });
  return end;
}

/** The lines whose amounts are part of the sum of their section: items, whatever else they print. */
export const summedLines = ({ lines }: Grid): ReadonlySet<number> => new Set(lines.flatMap(({ index, isSummed }) => (isSummed ? [index] : [])));

/**
 * The items without what follows them in the same columns: charges of the document, taxes by rate. They end where they sum up to a
 * total, else after the last that multiplies where most do.
 *
 * @param summed lines whose amounts are part of the sum of their section
 */
function ended(grid: Grid, rows: SolvedRow[], targets: SumTargets, summed: ReadonlySet<number>): SolvedRow[] {
  // What multiplies and sums up to the gross total as a whole ends nowhere before.
  if (targets.gross.includes(sumOf(rows)) && rows.every((row) => row.holds)) return rows;
  const counted = countToSum(grid, rows, targets);
  // What comes to the sum of a section ends nothing where another follows that multiplies and is summed up.
  const isOfSection = summed.has(rows[counted - 1]?.net.line ?? -1) && rows.slice(counted).some(({ holds, net }) => holds && summed.has(net.line));
  const end = isOfSection ? 0 : counted;
  const held = rows.findLastIndex((row) => row.holds || summed.has(row.net.line)) + 1;
  const kept = rows.slice(0, held);
  const isCharged = held > 0 && held < rows.length && rows.slice(held).every((row) => isAdjustment(textOf(grid, row.net)) && !isListed(grid, row, kept));
  if (isCharged) return kept;
  if (held > 0 && held < end && isNumbered(grid, kept) && !rows.slice(held).some((row) => isNumbered(grid, [row]))) return kept;
  if (end > 0) return rows.slice(0, end);
  return kept.filter((row) => row.holds).length > MOSTLY * kept.length ? kept : rows;
}

/** Whether an amount is what the rows next to it come to, be it one or more. */
function isSumOf({ net }: SolvedRow, next: readonly SolvedRow[]): boolean {
  let sum = 0n;
  return (
    net.units !== 0n &&
    next.some((row) => {
      sum += row.net.units;
      return sum === net.units;
    })
  );
}

/** Rows without those that only say what the two or more right above them come to, without a price: in no word, as `82.75 | 2,881.31` below the hours of a week, or what all come to, in any. */
function withoutSums(grid: Grid, rows: readonly SolvedRow[], targets: SumTargets): readonly SolvedRow[] {
  const isSum = (row: SolvedRow, index: number): boolean => {
    if (row.price !== undefined || row.net.units === rows[index - 1]?.net.units) return false;
    const above = rows.slice(0, index);
    return /\p{L}/u.test(textOf(grid, row.net))
      ? above.length >= MANY && row.quantity === undefined && sumOf(above) === row.net.units
      : isSumOf(row, above.toReversed());
  };
  const kept = rows.filter((row, index) => !isSum(row, index));
  return kept.length === rows.length || countToSum(grid, rows, targets) === rows.length ? rows : kept;
}

/** Rows without those that are headings of sections with their sums: `Grid charges | 132.88` above the items of these. */
const withoutHeadings = (rows: readonly SolvedRow[], roles: Roles): SolvedRow[] =>
  rows.filter((row, index) => isItem(row, roles) || !isSumOf(row, rows.slice(index + 1)));

/** Rows without the charges that stand below a printed sum of the lines: `Sum turer | 1 659,83`, `Fakturagebyr | 45,00`. */
function withoutCharges(grid: Grid, rows: readonly SolvedRow[], { lines = [] }: SumTargets): readonly SolvedRow[] {
  let sum = 0n;
  const end =
    rows.findIndex(({ net }) => {
      sum += net.units;
      return lines.includes(sum);
    }) + 1;
  return end > 1 && rows.slice(end).every(({ net, price }) => price === undefined && isAdjustment(textOf(grid, net))) ? rows.slice(0, end) : rows;
}

/** The items among rows: those with a quantity or a price; where only all together sum up to a total, those with an amount alone too. */
function itemsAmong(grid: Grid, rows: readonly GridRow[], roles: Roles, targets: SumTargets): SolvedRow[] {
  const single = rows.map((row) => solveRow(row, roles, grid.columns, targets));
  const reduced = withRowsBelow(grid, single, roles, true);
  // Discounts without a percentage are of the items above them where some are, and all sum up then: one at the end is of the whole.
  const areOfItems = reduced.filter(({ below }) => below.length > 0).length > 1 && countToSum(grid, reduced, targets) === reduced.length;
  const all = (areOfItems ? reduced : withRowsBelow(grid, single, roles)).map((row) => recounted(row, roles));
  const solved = withoutCharges(grid, withoutSums(grid, all, targets), targets);
  const headings = headingsOfSections(
    solved.map(({ net }) => net.units),
    targets.net,
  );
  if (headings !== undefined) return solved.filter((_row, index) => !headings.includes(index));
  const summed = summedLines(grid);
  const named = solved.filter((row) => isItem(row, roles) || summed.has(row.net.line));
  if (named.length === solved.length || countToSum(grid, named, targets) > 0) return ended(grid, named, targets, summed);
  const counted = countToSum(grid, solved, targets) > 0 ? solved : withoutHeadings(solved, roles);
  const whole = counted.slice(0, countToSum(grid, counted, targets));
  // Where nothing has a price, nothing multiplies: clicks, calls.
  const isOnlyCounted =
    roles.price === undefined &&
    roles.quantity !== undefined &&
    grid.columns[roles.quantity]?.fields[0] === 'quantity' &&
    named.every(({ quantity }) => quantity?.places === 0);
  const isOfLines = targets.lines?.includes(sumOf(whole)) === true;
  // What another item stands below is none of the whole: `Terminal handling` of a forwarder.
  const holds = whole.some((row) => row.holds);
  const last = whole.findLastIndex((row) => !isAdjustment(textOf(grid, row.net)));
  const isProven =
    ((isOnlyCounted && whole.length > 0) || holds) &&
    whole.every(
      (row, at) =>
        isItem(row, roles) || isOfLines || !isAdjustment(textOf(grid, row.net)) || (holds && at < last && row.net.units > 0n) || isListed(grid, row, named),
    );
  return isProven ? whole : ended(grid, named, targets, summed);
}

/** Whether quantities are printed as money and prices as whole numbers: they are each other. */
const areExchanged = (items: readonly SolvedRow[]): boolean =>
  items.every(({ quantity, price }) => quantity?.isMoney === true && quantity.places >= 2 && price?.places === 0);

/** The sum of the charges and discounts of the document that stand among the amounts. */
function chargesOf(grid: Grid, rows: readonly GridRow[], items: readonly SolvedRow[]): bigint {
  const own = new Set(items.flatMap(({ row, below }) => [row.anchor, ...below]));
  return rows.filter(({ anchor }) => !own.has(anchor) && isAdjustment(textOf(grid, anchor))).reduce((sum, { anchor }) => sum + anchor.units, 0n);
}

/** What the heads of columns say for what they are taken for, where a share of the rows multiplies. */
function headsOf({ columns }: Grid, { net, quantity, price }: Roles, holds: number): number {
  const fieldsOf = (column: number): readonly ColumnField[] => columns[column]?.fields ?? [];
  return (
    prior(fieldsOf(net), ['net', 'gross']) +
    (quantity === undefined ? 0 : factor(fieldsOf(quantity), ['quantity', 'unit'], holds)) +
    (price === undefined ? 0 : factor(fieldsOf(price), ['price'], holds))
  );
}

/** The most that rows may score: where all multiply, if they have what may, and sum up to a total. */
function mostOf(grid: Grid, rows: readonly GridRow[], roles: Roles): number {
  const mayMultiply = (roles.quantity !== undefined && roles.price !== undefined) || rows.some((row) => productsOf(row).length > 0);
  const holds = mayMultiply ? 1 : 0;
  return headsOf(grid, roles, holds) + WEIGHT.holds * holds + WEIGHT.sum + WEIGHT.rows * rows.length + WEIGHT.share;
}

function rate(grid: Grid, rows: readonly GridRow[], roles: Roles, targets: SumTargets): Solution | undefined {
  const items = withDiscountsBeside(itemsAmong(grid, rows, roles, targets), roles.discount, targets.net);
  if (items.length === 0) return undefined;
  const holds = items.filter((row) => row.holds && row.isElsewhere !== true).length / items.length;
  const sum = sumOf(items);
  const isNear = (wanted: readonly bigint[], units: bigint): boolean => near(wanted, units, items.length);
  const isNetSum = isNear(targets.net, sum);
  // Charges of the document stand in the column of amounts too, and are with tax where these are.
  const isCharged = (charged: bigint): boolean => isNear(targets.gross, charged) && !isNear(targets.net, charged);
  // Counted items with what is charged on all of them say as much as all amounts together.
  const isChargedSum = !isNetSum && items.every(({ quantity }) => quantity !== undefined) && isNear(targets.net, sum + chargesOf(grid, rows, items));
  const isGrossSum = !isNetSum && (isNear(targets.gross, sum) || (holds === 1 && isCharged(sum + chargesOf(grid, rows, items))));
  const score =
    headsOf(grid, roles, holds) +
    WEIGHT.holds * holds +
    (isNetSum || isChargedSum ? WEIGHT.sum : isGrossSum ? WEIGHT.grossSum : 0) +
    WEIGHT.rows * items.length +
    (items.some(({ reduction }) => reduction?.kind === 'share') ? WEIGHT.share : 0) +
    (areExchanged(items) ? WEIGHT.exchanged : 0);
  const isGross = isGrossSum || (!isNetSum && grid.columns[roles.net]?.fields.includes('gross') === true);
  return { ...roles, isGross, rows: items, holds, isSum: isNetSum || isGrossSum, score };
}

/** The items of a table whose columns are known. */
export function solveBy(grid: Grid, roles: Roles, targets: SumTargets): Solution | undefined {
  return rate(grid, rowsBy(grid, roles.net), roles, targets);
}

/** How many lines have an amount beside another figure, as items have. */
const countOfItems = ({ lines }: Grid): number =>
  lines.filter(({ figures, line }) => figures.length > 1 && figures.some(isAmount) && !isAdjustment(line.row.text)).length;

/** Finds which columns are quantity, price and amount: by their heads, by what multiplies and by what sums up to a total. */
export function solve(grid: Grid, targets: SumTargets): Solution | undefined {
  const fixed = { basis: basisColumn(grid), discount: indexOf(grid, 'discount'), share: indexOf(grid, 'share') };
  // What is done until now is the amount where none is of now alone.
  const isUnheaded = !grid.columns.some(({ fields }) => fields.includes('net') || fields.includes('gross'));
  const nets = candidates(grid, [
    'position',
    'itemId',
    'quantity',
    'rate',
    'discount',
    'share',
    'unit',
    'date',
    'name',
    'nameText',
    'tax',
    ...(isUnheaded ? [] : ['ignored' as const]),
  ]);
  // Quantities may stand below the numbers of their items.
  const under = grid.columns.flatMap(({ fields }, index) => (fields.length > 1 && fields.includes('quantity') ? [index] : []));
  // `No.` over how many there are is a number of the item only where something else is the quantity.
  const counted: readonly ColumnField[] = indexOf(grid, 'quantity') === undefined ? [] : ['position'];
  const quantities = [
    undefined,
    ...new Set([...candidates(grid, [...counted, 'itemId', 'rate', 'discount', 'share', 'date', 'tax', 'ignored', 'gross']), ...under]),
  ];
  // A price with tax, or before a discount, is the price where no other multiplies.
  const units = candidates(grid, []).filter(
    (column) => grid.columns[column]?.fields.includes('unit') === true && grid.figures[column]?.every(({ isMoney }) => isMoney) === true,
  );
  const prices = [
    undefined,
    ...candidates(grid, ['position', 'itemId', 'quantity', 'rate', 'discount', 'share', 'date', 'name', 'nameText', 'tax', 'unit']),
    ...units,
  ];
  const fewest = FEW * Math.min(SAMPLE, countOfItems(grid));
  const none: SumTargets = { ...targets, net: [], gross: [], lines: [], taxed: undefined };
  const ways = nets.flatMap((net) => {
    const rows = rowsBy(grid, net);
    const sample = rows.slice(0, SAMPLE);
    const all = quantities.flatMap((quantity) => prices.map((price) => ({ net, quantity, price, ...fixed })));
    const possible = all.filter(({ quantity, price }) => quantity !== net && price !== net && (quantity === undefined || quantity !== price));
    return possible.map((roles) => ({ roles, sample, sums: rows.length > SAMPLE ? none : targets, most: mostOf(grid, sample, roles) }));
  });
  let [best, first]: [Solution | undefined, number] = [undefined, 0];
  // What may score most is tried first: then most others need not be. Of equals the first counts.
  for (const [order, { roles, sample, sums, most }] of [...ways.entries()].toSorted(([, a], [, b]) => b.most - a.most)) {
    if (best !== undefined && most < best.score) break;
    const tried = rate(grid, sample, roles, sums);
    const rated = tried === undefined || tried.isSum || tried.rows.length >= fewest ? tried : { ...tried, score: tried.score + WEIGHT.few };
    if (rated !== undefined && (best === undefined || rated.score > best.score || (rated.score === best.score && order < first)))
      [best, first] = [rated, order];
  }
  const all = best === undefined ? [] : rowsBy(grid, best.net);
  // Amounts with tax are prices only where all of them multiply: beside `Net` a column `Gross` is of the line.
  const isOfLine = best?.price !== undefined && best.holds < 1 && grid.columns[best.price]?.fields.includes('gross') === true;
  const roles = best === undefined ? undefined : { ...best, price: isOfLine ? undefined : best.price };
  const whole = roles === undefined || (all.length <= SAMPLE && !isOfLine) ? best : rate(grid, all, roles, targets);
  // A price that stands right before a name is found in its column.
  const turned =
    whole === undefined || !areExchanged(whole.rows) ? undefined : solveBy(grid, { ...whole, quantity: whole.price, price: whole.quantity }, targets);
  return turned !== undefined && whole !== undefined && turned.holds >= whole.holds ? turned : whole;
}
