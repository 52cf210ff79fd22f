import type { MatchVerdict } from '@smartap/contracts';
import { plainText, type Ratio } from '../model/ratio.js';
import { availableOf, leftOf, priceOf, type OrderLine, type Standing } from '../model/standing.js';

/** The figures a verdict was taken by. */
export interface Figures {
  readonly paired: OrderLine;
  readonly standing: Standing;
  /** In order units. */
  readonly quantity: Ratio;
  /** Of one order unit, in the currency of the order. */
  readonly unitNet: Ratio;
}

const price = (value: Ratio): string => plainText(value, 6);

/** A verdict in plain words with its figures. */
export function explain(verdict: MatchVerdict, { paired: { order, line }, standing, quantity, unitNet }: Figures): string {
  const where = `order ${order.number} line ${line.line}`;
  const asked = `${plainText(quantity)} ${line.unit}`;
  switch (verdict) {
    case 'ALREADY_BILLED':
      return standing.billed.s > 0n ? `All of ${where} is billed already; ${asked} are billed again.` : `Nothing is left on ${where}${order.status === 'closed' ? ', which is closed' : ''}; ${asked} are billed.`;
    case 'OVER_QUANTITY':
      return quantity.s < 0n
        ? `${plainText(quantity.neg())} ${line.unit} are credited, but only ${plainText(standing.billed)} of ${where} were billed.`
        : `${asked} are billed, but only ${plainText(leftOf(standing))} are left on ${where}${order.status === 'closed' ? ', which is closed' : ''}.`;
    case 'AWAITING_RECEIPT':
      return `${asked} of ${where} are billed and none has been received yet.`;
    case 'PARTLY_RECEIVED':
      return `${asked} of ${where} are billed; ${plainText(availableOf(standing))} have been received and not billed.`;
    case 'PRICE_OVER':
    case 'PRICE_UNDER':
      return `${price(unitNet)} ${order.currency} a ${line.unit} are billed; ${where} says ${price(priceOf(line))}.`;
    default:
      return quantity.s < 0n ? `${plainText(quantity.neg())} ${line.unit} of ${where} are credited; ${plainText(standing.billed)} were billed.` : `${asked} at ${price(unitNet)} ${order.currency} agree with ${where}.`;
  }
}
