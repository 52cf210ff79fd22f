import { absolute, CENT } from '../totals/scaled.js';
import { isAdjustment } from '../totals/charges/adjustment-words.js';
import type { ColumnField } from '../print/labels/index.js';
import { withDiscountsBeside } from './discounts-beside.js';
import { isAmount } from './figures.js';
import { rowsBy, type Grid, type GridRow } from './grid.js';
import { itemsAmong, textOf } from './items-among.js';
import { productsOf, sumOf, type Roles, type SolvedRow } from './solve-row.js';
import type { SumTargets } from './targets.js';

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

const PRIOR = { named: 1, unknown: 0.3, other: -0.6 } as const;
const WEIGHT = { holds: 3, sum: 2.5, grossSum: 1.5, rows: 0.02, share: 0.2, exchanged: -2, few: -2 } as const;
/** Fewer rows than this share of the lines that have amounts beside other figures are hardly the items. */
const FEW = 0.3;
/** Rows by which columns are tried. */
const SAMPLE = 40;

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

/** Items whose amounts stand behind what multiplies and comes to no total, and come to one: work values, and behind them what they cost. */
function amountsBehind(grid: Grid, best: Solution, nets: readonly number[], targets: SumTargets): Solution | undefined {
  const behind = nets.filter((net) => net > best.net).map((net) => rate(grid, rowsBy(grid, net), { ...best, net, price: undefined }, targets));
  return behind.find((each) => each?.isSum === true && !each.isGross && each.rows.length === best.rows.length && each.rows.length > 1);
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
  const quantities = [undefined, ...new Set([...candidates(grid, [...counted, 'itemId', 'rate', 'discount', 'share', 'date', 'tax', 'gross']), ...under])];
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
  best = best === undefined || best.isSum ? best : (amountsBehind(grid, best, nets, targets) ?? best);
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
