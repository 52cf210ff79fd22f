import type { OrderInput } from '@smartap/contracts';
import { dec, plain, roundTo, sum } from '@smartap/runtime';

/** No currency has more digits. */
const DIGITS = 3;

/** What an order comes to, net of its lines and planned charges, with its currency: `1250.5 EUR`. */
export function orderValue({ lines, charges = [], currency }: Pick<OrderInput, 'lines' | 'charges' | 'currency'>): string {
  const goods = lines.map(({ quantity, price, baseQuantity }) => {
    const base = dec(baseQuantity);
    // A price of nothing at all is read as one of a unit.
    return dec(quantity)
      .times(price)
      .div(base.eq(0) ? '1' : base);
  });
  return `${plain(roundTo(sum([...goods, ...charges.map(({ amount }) => amount)]), DIGITS))} ${currency}`;
}
