import type { BillLine } from '../model/bill.js';
import { NONE, ratio, rounded, sign, type Ratio } from '../model/ratio.js';

/** The price of a bill line in its own unit and currency, net of line allowances and charges. */
export function unitNet(line: BillLine, places: number): Ratio {
  const quantity = ratio(line.quantity);
  const net = ratio(line.net);
  if (sign(quantity) === 0) return net;
  if (line.price === null || sign(ratio(line.baseQuantity)) === 0) return net.div(quantity);
  const exact = quantity.mul(ratio(line.price)).div(ratio(line.baseQuantity)).sub(ratio(line.allowance)).add(ratio(line.charge));
  // A stated price counts when the amount is its rounding; else what is really asked for a unit does.
  return isRoundingOf(net, exact, places) ? exact.div(quantity) : net.div(quantity);
}

/** Whether an amount is a value rounded to the currency; a half may go either way. */
export function isRoundingOf(amount: Ratio, value: Ratio, places: number): boolean {
  return amount.equals(rounded(value, places)) || amount.equals(rounded(value, places, 'down'));
}

/** One part of a bill line, as it is held against one order line. */
export interface Priced {
  /** In order units. */
  readonly quantity: Ratio;
  /** Of the part, in the currency of the bill. */
  readonly net: Ratio;
  /** Of one order unit, in the currency of the bill. */
  readonly unitNet: Ratio;
  /** Currency of the bill × rate = currency of the order. */
  readonly rate: Ratio;
  readonly places: number;
}

/** How far the price of one order unit is off, in the currency of the order; nothing when the amount is an honest rounding of the ordered price. */
export function priceVariance({ quantity, net, unitNet: own, rate, places }: Priced, orderPrice: Ratio): Ratio {
  if (isRoundingOf(net, orderPrice.mul(quantity).div(rate), places)) return NONE;
  return own.mul(rate).sub(orderPrice);
}
