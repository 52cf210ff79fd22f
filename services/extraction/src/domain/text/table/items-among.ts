import { isAdjustment, isReduction } from '../totals/charges/adjustment-words.js';
import { isAmount, type Figure } from './figures.js';
import { lineOf, type Grid, type GridRow } from './grid.js';
import { isNameColumn } from './heads/head.js';
import { withRowsBelow } from './rows-below.js';
import { headingsOfSections } from './section-sums.js';
import { isItem, recounted, solveRow, sumOf, type Roles, type SolvedRow } from './solve-row.js';
import type { SumTargets } from './targets.js';

/** Share of the rows that multiply, from which on one that does not is doubted. */
const MOSTLY = 0.6;
/** So many items have a sum that is one in any word. */
const MANY = 3;

/** Whether each of the rows has a position where the table has a column of them. */
function isNumbered(grid: Grid, rows: readonly SolvedRow[]): boolean {
  const column = grid.columns.findIndex(({ fields }) => fields.length === 1 && fields[0] === 'position');
  return column >= 0 && rows.every(({ row }) => (row.cells[column] ?? []).length > 0);
}

/** A number of three figures or more, or a day: `W88292`, `05.03.26`. */
const NUMBER_OR_DAY = /\d{3}|^\d{1,2}[./-]\d{1,2}(?:[./-]|$)/;

/** Whether a row has a position, or begins with a number or a day of its own left of the names, as each of the items does: what is charged so is an item, whatever it is called. */
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
      }) => index === net.line && (names < 0 || (own[0] ?? names) < names) && NUMBER_OR_DAY.test(first?.text ?? ''),
    );
  return [row, ...items].every(hasNumber);
}

/** Whether a row has its rate of tax and its amount with that in columns of their own, as the items have: it is one, whatever it is called, `Korting | -8,26 | 21% | -9,99`. */
function isTaxed({ columns }: Grid, { row: { cells, anchor } }: SolvedRow, { quantity, price, discount }: Roles, items: readonly SolvedRow[]): boolean {
  const own = (each: GridRow, column: number, is: (figure: Figure) => boolean): boolean =>
    (each.cells[column] ?? []).some((figure) => figure.line === each.anchor.line && is(figure));
  const areAll = (column: number, is: (figure: Figure) => boolean): boolean => items.every(({ row }) => own(row, column, is));
  const has = (is: (figure: Figure) => boolean): boolean =>
    columns.some(
      (_, column) =>
        ![quantity, price, discount].includes(column) &&
        own({ cells, anchor, under: [] }, column, (figure) => figure !== anchor && is(figure)) &&
        areAll(column, is),
    );
  return has(isAmount) && has(({ isPercent }) => isPercent);
}

/** The text of the line of a figure. */
export const textOf = (grid: Grid, figure: Figure): string => lineOf(grid, figure)?.line.row.text ?? '';

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

/** In points: what begins so far behind the names of items is none. */
export const BEHIND_NAMES = 40;

/** Where the first words of a row begin that may be its name. */
const beginsAt = (grid: Grid, net: Figure): number =>
  lineOf(grid, net)?.line.words.find(({ text, box }) => /\p{L}{3}/u.test(text) && box[2] <= net.box[0])?.box[0] ?? -Infinity;

/** Tells which rows have words, but none where the names of some items begin: `Carriage | 14.50` below the columns of figures is charged on all. */
export function besideNamesOf(grid: Grid, items: readonly SolvedRow[]): (row: Pick<SolvedRow, 'net' | 'price'>) => boolean {
  const edge = Math.max(...items.map(({ net }) => beginsAt(grid, net)));
  return ({ net, price }) => price === undefined && edge > -Infinity && beginsAt(grid, net) > edge + BEHIND_NAMES;
}

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
  // Where nothing multiplies, what comes to the total together is all of it.
  const isWhole = !kept.some(({ holds }) => holds) && targets.gross.includes(sumOf(rows));
  const isCharged =
    held > 0 && held < rows.length && !isWhole && rows.slice(held).every((row) => isAdjustment(textOf(grid, row.net)) && !isListed(grid, row, kept));
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
  const isSum = (row: SolvedRow, index: number, items: readonly SolvedRow[]): boolean => {
    if (row.price !== undefined || row.net.units === rows[index - 1]?.net.units) return false;
    return /\p{L}/u.test(textOf(grid, row.net)) ? items.length >= MANY && sumOf(items) === row.net.units : isSumOf(row, rows.slice(0, index).toReversed());
  };
  const kept: SolvedRow[] = [];
  for (const [index, row] of rows.entries()) if (!isSum(row, index, kept)) kept.push(row);
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

/** Rows of which all multiply without what follows them beside the names. */
function withoutBeside(grid: Grid, rows: readonly SolvedRow[]): readonly SolvedRow[] {
  const held = rows.findLastIndex(({ holds }) => holds) + 1;
  const items = rows.slice(0, held);
  if (held < 2 || held === rows.length || !items.every(({ holds }) => holds)) return rows;
  return rows.slice(held).every(besideNamesOf(grid, items)) ? items : rows;
}

/** The items among rows: those with a quantity or a price; where only all together sum up to a total, those with an amount alone too. */
export function itemsAmong(grid: Grid, rows: readonly GridRow[], roles: Roles, targets: SumTargets): SolvedRow[] {
  const single = rows.map((row) => solveRow(row, roles, grid.columns, targets));
  const reduced = withRowsBelow(grid, single, roles, true);
  // Discounts without a percentage are of the items above them where some are, and all sum up then: one at the end is of the whole.
  const areOfItems = reduced.filter(({ below }) => below.length > 0).length > 1 && countToSum(grid, reduced, targets) === reduced.length;
  const all = (areOfItems ? reduced : withRowsBelow(grid, single, roles)).map((row) => recounted(row, roles));
  const solved = withoutBeside(grid, withoutCharges(grid, withoutSums(grid, all, targets), targets));
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
        isItem(row, roles) ||
        isOfLines ||
        !isAdjustment(textOf(grid, row.net)) ||
        (holds && at < last && (row.net.units > 0n || isItem(whole[last] ?? row, roles))) ||
        isListed(grid, row, named) ||
        isTaxed(grid, row, roles, named),
    );
  return isProven ? whole : ended(grid, named, targets, summed);
}
