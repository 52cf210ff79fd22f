import type { InvoiceLine } from '../model/index.js';
import { isPositive, minus } from './sums.js';

/** A net price is not negative (BR-27): what gives back does so by its quantity. */
export function moveSign(line: InvoiceLine): void {
  const { price, quantity } = line;
  if (price.net === undefined || quantity === undefined || price.net === '0' || isPositive(price.net)) return;
  line.quantity = minus(quantity);
  price.net = minus(price.net);
  if (price.gross !== undefined) price.gross = minus(price.gross);
  if (price.discount !== undefined) price.discount = minus(price.discount);
}
