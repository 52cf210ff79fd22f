import type { ChangedOrderLine, OrderChangeInput, OrderInput, OrderLineInput } from '@smartap/contracts';
import type { OrderMoves } from './books/order-balance.js';
import { more, NONE, plainText, ratio, sign, total, type Ratio } from './model/ratio.js';
import type { UnitFactor } from './model/settings.js';
import { articleIn, newLine, onTerms, termsIn } from './order-terms.js';

/** When a change was made, and which it is. */
export type ChangeTime = Pick<OrderChangeInput, 'number' | 'sequence' | 'changedOn' | 'changedAt'>;

/** What a change is held against. */
export interface ChangeFacts {
  readonly order: OrderInput | undefined;
  /** The newest change that the order has. */
  readonly last: ChangeTime | undefined;
  /** What came and what was billed of the order: that stays billable. */
  readonly moves: OrderMoves;
  readonly units: readonly UnitFactor[];
}

/** What becomes of a change. `same`: the order is so by now; `late`: a newer change came before it. */
export type ChangeOutcome =
  | { readonly outcome: 'changed'; readonly order: OrderInput; readonly changes: readonly string[] }
  | { readonly outcome: 'same' }
  | { readonly outcome: 'late' }
  | { readonly outcome: 'refused'; readonly reason: 'ORDER_UNKNOWN' | 'ORDER_CANCELLED' | 'ORDER_CHANGE_UNCLEAR'; readonly message: string };

const COUNTED = /^\d{1,15}$/;

/** Whether a change is older than one that the order has: by the count of the buyer, else by day and time. */
export function isOlder(change: ChangeTime, last: ChangeTime | undefined): boolean {
  if (last === undefined || last.number === change.number) return false;
  const [own, other] = [change.sequence ?? '', last.sequence ?? ''];
  if (COUNTED.test(own) && COUNTED.test(other) && Number(own) !== Number(other)) return Number(own) < Number(other);
  if (change.changedOn !== last.changedOn) return change.changedOn < last.changedOn;
  return change.changedAt !== undefined && last.changedAt !== undefined && change.changedAt < last.changedAt;
}

/**
 * The order as its buyer changes it. What is said of a line replaces what the order says of it, and what is left out stays. What came or was billed of a line
 * that is taken back stays on it, so that the ledger holds; the same of an order: it is closed then, and cancelled where nothing came.
 */
export function changeOrder(change: OrderChangeInput, { order, last, moves, units }: ChangeFacts): ChangeOutcome {
  const { orderNumber } = change;
  if (order === undefined)
    return { outcome: 'refused', reason: 'ORDER_UNKNOWN', message: `Order ${orderNumber} is not known here. Send the order: this change is taken then.` };
  if (isOlder(change, last)) return { outcome: 'late' };
  const kept = keptOf(moves);
  if (change.cancels) return cancelled(order, kept);
  if (order.status === 'cancelled')
    return { outcome: 'refused', reason: 'ORDER_CANCELLED', message: `Order ${orderNumber} is cancelled. Send the order itself, as it is to be now.` };
  if (change.currency !== undefined && change.currency !== order.currency)
    return unclear(`It is in ${change.currency}, and order ${orderNumber} in ${order.currency}. Send the order itself, as it is to be now.`);
  let lines: readonly OrderLineInput[] = order.lines;
  for (const own of change.lines) {
    const changed = changedLines(lines, own, kept, units);
    if (typeof changed === 'string') return unclear(changed);
    lines = changed;
  }
  return outcomeOf(order, { ...order, ...(change.contract === undefined ? {} : { contract: change.contract }), lines: [...lines] });
}

const unclear = (message: string): ChangeOutcome => ({ outcome: 'refused', reason: 'ORDER_CHANGE_UNCLEAR', message });

/** What must stay on each line: what came or was billed of it, and what went back for good, which counts as off the order already. */
function keptOf({ receipts, taken }: OrderMoves): (line: string) => Ratio {
  return (line) => {
    const came = receipts.filter(({ orderLine }) => orderLine === line);
    const received = total(came.map(({ quantity, rejected }) => ratio(quantity).sub(ratio(rejected))));
    const billed = total(taken.filter(({ orderLine }) => orderLine === line).map(({ quantity }) => ratio(quantity)));
    return more(NONE, more(received, billed)).add(total(came.map(({ returnedForGood }) => ratio(returnedForGood))));
  };
}

function cancelled(order: OrderInput, kept: (line: string) => Ratio): ChangeOutcome {
  if (order.lines.every(({ line }) => sign(kept(line)) === 0)) return outcomeOf(order, { ...order, status: 'cancelled' });
  return outcomeOf(order, { ...order, status: 'closed', lines: order.lines.map((own) => cut(own, kept)) });
}

/** A line with no more than what came or was billed of it; never with more than it had. */
function cut(ordered: OrderLineInput, kept: (line: string) => Ratio): OrderLineInput {
  const left = kept(ordered.line);
  return left.compare(ratio(ordered.quantity)) < 0 ? { ...ordered, quantity: plainText(left) } : ordered;
}

/** @returns in words why it cannot be said of the order */
function changedLines(
  lines: readonly OrderLineInput[],
  own: ChangedOrderLine,
  kept: (line: string) => Ratio,
  units: readonly UnitFactor[],
): readonly OrderLineInput[] | string {
  const ordered = lines.find(({ line }) => line === own.line);
  if (own.change === 'unchanged') return lines;
  if (own.change === 'cancelled') return ordered ? lines.map((line) => (line === ordered ? cut(line, kept) : line)) : lines;
  if (ordered === undefined) {
    const added = newLine(own.line, own);
    return added
      ? [...lines, added]
      : `Line ${own.line} is not in the order, and the change does not state quantity, unit and price of it. Send the order itself, as it is to be now.`;
  }
  const terms = termsIn(own, ordered, units);
  if (terms === undefined)
    return `What line ${own.line} changes cannot be said in ${ordered.unit}, the unit of the order. Add the factor of ${own.unit ?? 'the unit'} to the matching policy and send the change again, or send the order itself.`;
  return lines.map((line) => (line === ordered ? { ...onTerms(line, terms, own, units), ...articleIn(own) } : line));
}

function outcomeOf(before: OrderInput, order: OrderInput): ChangeOutcome {
  const changes = [
    ...(order.status === before.status ? [] : [`It is ${order.status}.`]),
    ...order.lines.flatMap((line) =>
      lineWords(
        before.lines.find((own) => own.line === line.line),
        line,
      ),
    ),
  ];
  const isSame = changes.length === 0 && JSON.stringify(before) === JSON.stringify(order);
  return isSame ? { outcome: 'same' } : { outcome: 'changed', order, changes };
}

const priceWords = ({ price, baseQuantity }: OrderLineInput): string => (baseQuantity === '1' ? price : `${price} for ${baseQuantity}`);
const isAnother = (before: string, after: string): boolean => !ratio(before).equals(ratio(after));

function lineWords(before: OrderLineInput | undefined, after: OrderLineInput): string[] {
  const { line, quantity, unit } = after;
  if (before === undefined) return [`Line ${line} is new: ${quantity} ${unit} at ${priceWords(after)}.`];
  const isPriced = !ratio(before.price)
    .div(ratio(before.baseQuantity))
    .equals(ratio(after.price).div(ratio(after.baseQuantity)));
  return [
    ...(isAnother(before.quantity, quantity) ? [`Line ${line} has ${quantity} ${unit} instead of ${before.quantity}.`] : []),
    ...(isPriced ? [`Line ${line} costs ${priceWords(after)} instead of ${priceWords(before)}.`] : []),
    ...(before.description !== after.description ||
    before.sellerItemId !== after.sellerItemId ||
    before.buyerItemId !== after.buyerItemId ||
    before.standardItemId !== after.standardItemId
      ? [`Line ${line} is another article.`]
      : []),
  ];
}
