import { around } from '../../pdf/word.js';
import { absolute, unscaled } from '../totals/scaled.js';
import { isAmount, type Figure } from './figures.js';
import { sumOf, type SolvedRow } from './solve-row.js';

/** What stands under the head of discounts beside an amount that is quantity times price without it. */
function discountOf({ row, net, holds, reduction }: SolvedRow, column: number): Figure | undefined {
  return holds && reduction === undefined
    ? row.cells[column]?.find((figure) => isAmount(figure) && figure.units !== 0n && figure.line === net.line)
    : undefined;
}

/** An item with its discount taken off its amount. */
function lessened(item: SolvedRow, figure: Figure): SolvedRow {
  const { net } = item;
  const units = net.units - absolute(figure.units);
  return {
    ...item,
    reduction: { kind: 'amount', figure },
    net: { ...net, units, value: unscaled(units), text: `${net.text} ${figure.text}`, box: around([net.box, figure.box]) },
  };
}

/**
 * Takes the discounts in a column of their own off amounts that are printed without them, as on a Mexican CFDI, where what is left of all
 * comes to a net total.
 * @param column that of discounts
 */
export function withDiscountsBeside(items: SolvedRow[], column: number | undefined, nets: readonly bigint[]): SolvedRow[] {
  if (column === undefined) return items;
  const less = items.map((item) => {
    const figure = discountOf(item, column);
    return figure === undefined ? item : lessened(item, figure);
  });
  const isChanged = less.some((item, index) => item !== items[index]);
  return isChanged && nets.includes(sumOf(less)) ? less : items;
}
