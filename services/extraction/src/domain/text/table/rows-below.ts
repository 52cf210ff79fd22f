import { around } from '../../pdf/word.js';
import { isReduction } from '../totals/charges/adjustment-words.js';
import { absolute, CENT, unscaled, WHOLE } from '../totals/scaled.js';
import type { Figure } from './figures.js';
import { lineOf, type Grid } from './grid.js';
import { isItem, type Roles, type SolvedRow } from './solve-row.js';

/** What an amount in a row of its own does to the item above it; undefined where it is not shown to be of that item. */
function changeOf(grid: Grid, amount: Figure, item: SolvedRow): bigint | undefined {
  const line = lineOf(grid, amount);
  if (line === undefined) return undefined;
  const isOff = amount.units < 0n || isReduction(line.line.row.text);
  const isPart = line.figures.some(({ isPercent, units }) => isPercent && absolute(absolute(item.net.units * units) / WHOLE - absolute(amount.units)) <= CENT);
  return isPart ? (isOff ? -absolute(amount.units) : amount.units) : undefined;
}

/** An item with an amount in a row below it counted in: a discount or a charge of its own (BG-27, BG-28). */
function changed(item: SolvedRow, amount: Figure, change: bigint): SolvedRow | undefined {
  const kind = change < 0n ? 'amount' : 'charge';
  const before = item.reduction?.kind === kind && item.below.length > 0 ? item.reduction : undefined;
  if (item.reduction !== before) return undefined;
  const all = absolute(change) + (before === undefined ? 0n : before.figure.units);
  const together = (one: Figure, units: bigint): Figure => ({
    ...one,
    units,
    value: unscaled(units),
    text: `${one.text} ${amount.text}`,
    box: around([one.box, amount.box]),
  });
  const figure = before === undefined ? { ...amount, units: all, value: unscaled(all) } : together(before.figure, all);
  return { ...item, reduction: { kind, figure }, net: together(item.net, item.net.units + change), below: [...item.below, amount] };
}

/** What a row below an item takes off it without saying how much of it that is. */
function takenOff(grid: Grid, { net }: SolvedRow): bigint | undefined {
  const line = lineOf(grid, net);
  return net.units < 0n && line !== undefined && isReduction(line.line.row.text) ? net.units : undefined;
}

/**
 * Counts in what is taken off or added in a row of its own below an item: an amount alone that is the printed percentage of the item's,
 * not of the whole document. What is left of the item is dropped where it is stated again.
 * @param isAny discounts that state no percentage are taken for those of the items above them too
 */
export function withRowsBelow(grid: Grid, rows: readonly SolvedRow[], roles: Roles, isAny = false): SolvedRow[] {
  const items: SolvedRow[] = [];
  for (const row of rows) {
    const above = items.at(-1);
    // `Positionsnetto`: what is left of the item, stated once more.
    if (above !== undefined && above.below.length > 0 && !isItem(row, roles) && row.net.units === above.net.units) {
      items[items.length - 1] = { ...above, below: [...above.below, row.net] };
      continue;
    }
    const change =
      above === undefined || !above.holds || isItem(row, roles) ? undefined : (changeOf(grid, row.net, above) ?? (isAny ? takenOff(grid, row) : undefined));
    const whole = above === undefined || change === undefined ? undefined : changed(above, row.net, change);
    if (whole === undefined) items.push(row);
    else items[items.length - 1] = whole;
  }
  return items;
}
