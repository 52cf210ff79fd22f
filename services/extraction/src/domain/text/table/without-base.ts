import { isCurrency } from '../print/amounts.js';
import { lineOf, type Grid } from './grid.js';
import type { SolvedRow } from './solve-row.js';

/** A row without an amount of money in the place of its quantity that is no factor of anything: what a percentage of it is taken of. */
export function withoutBase(row: SolvedRow, grid: Grid): SolvedRow {
  const { quantity, price, holds } = row;
  if (quantity?.isMoney !== true || price !== undefined || holds) return row;
  const line = lineOf(grid, quantity)?.line;
  const isSign = (at: number, of: number): boolean => line?.cellOf[at] === line?.cellOf[of] && isCurrency(line?.words[at]?.text ?? '');
  const isMoney = /[$€£¥]/u.test(quantity.text) || isSign(quantity.from - 1, quantity.from) || isSign(quantity.to + 1, quantity.to);
  return isMoney ? { ...row, quantity: undefined } : row;
}
