import type { OrderInput, OrderLineInput } from '@smartap/contracts';
import type { Decimal } from '@smartap/runtime';
import { less, more, NONE, ratio, settled, type Ratio } from './ratio.js';

/** An order line with the order it belongs to. */
export interface OrderLine {
  readonly order: OrderInput;
  readonly line: OrderLineInput;
}

/** What happened to one order line so far, in its unit. */
export interface Balance {
  /** Received less rejected and returned. */
  readonly received: Decimal;
  /** Accepted at inspection, less returned. */
  readonly accepted: Decimal;
  /** Returned for good: off the order. */
  readonly returnedForGood: Decimal;
  /** Billed by others that count, less credits. */
  readonly billed: Decimal;
}

/** Reads balances; a line that nothing happened to has zeros. */
export interface Balances {
  of(orderNumber: string, line: string): Balance;
  /** Net that others bill of an order, in its currency. */
  billedValue(orderNumber: string): Decimal;
}

/** Where an order line stands for the next bill. */
export interface Standing {
  /** What may be billed in all. */
  readonly basis: Ratio;
  /** What the line can still come to: what is not to be had beyond it does not wait. */
  readonly capacity: Ratio;
  readonly billed: Ratio;
}

/** The price of one order unit, in the currency of the order. */
export const priceOf = (line: OrderLineInput): Ratio => ratio(line.price).div(ratio(line.baseQuantity));

/** The article of an order line, as tolerances and unit factors name it. */
export const articleOf = (line: OrderLineInput): string | undefined => line.buyerItemId ?? line.sellerItemId;

/** Works out the standing of a line by its basis: two-, three- or four-way. */
export function standingOf({ order, line }: OrderLine, balance: Balance): Standing {
  const by = line.basis ?? order.basis;
  const ordered = more(NONE, ratio(line.quantity).sub(ratio(balance.returnedForGood)));
  const received = more(NONE, ratio(balance.received));
  const basis = by === 'ordered' ? ordered : by === 'received' ? received : less(ordered, more(NONE, ratio(balance.accepted)));
  // Closed: nothing comes any more, but what is there may still be accepted.
  const closed = by === 'accepted' ? less(ordered, received) : received;
  const capacity = by === 'ordered' ? ordered : order.status === 'closed' ? closed : more(ordered, basis);
  return { basis: settled(basis), capacity: settled(capacity), billed: settled(ratio(balance.billed)) };
}

export const availableOf = ({ basis, billed }: Standing): Ratio => more(NONE, settled(basis.sub(billed)));
export const leftOf = ({ capacity, billed }: Standing): Ratio => more(NONE, settled(capacity.sub(billed)));
