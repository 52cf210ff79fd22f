import type { LineMatch, MatchVerdict } from '@smartap/contracts';
import type { InvoiceLine } from '@smartap/en16931';
import { dec, fixed, maxOf, minOf, minorUnits, plain, roundTo, ZERO, type Decimal } from '@smartap/runtime';
import { judge, type Tolerance } from './tolerance.js';
import type { Balance, LineOutcome, OrderLine } from './types.js';
import { unitFactor } from './unit.js';

/** An invoice line with what is needed to match it. */
export interface LineInput {
  readonly lineId: string;
  readonly line: InvoiceLine;
  readonly currency: string;
  readonly credit: boolean;
}

/** A line that is held as a whole: nothing of it has ground yet. */
export function heldLine({ lineId, line, currency }: LineInput, verdict: MatchVerdict, explanation: string, paired?: OrderLine): LineOutcome {
  const net = fixed(line.net ?? '0', minorUnits(currency));
  return {
    line: { lineId, verdict, orderNumber: paired?.order.number ?? null, orderLine: paired?.line.line ?? null, payableNow: '0', awaiting: '0', disputed: net, explanation, tolerance: null },
    allocation: undefined,
  };
}

/** Holds one invoice line against its order line: quantity first, then price. */
export function matchLine(input: LineInput, paired: OrderLine, balance: Balance, tolerances: readonly Tolerance[]): LineOutcome {
  const { line, currency } = input;
  const { order, line: ordered } = paired;
  if (order.currency !== currency) {
    return heldLine(input, 'CURRENCY_UNKNOWN', `The invoice is in ${currency}, order ${order.number} in ${order.currency}, and no rate is known.`, paired);
  }
  const factor = unitFactor(line.unit ?? ordered.unit, ordered.unit);
  if (!factor) return heldLine(input, 'UOM_UNKNOWN', `Unit ${line.unit ?? '?'} of the invoice cannot be converted to ${ordered.unit} of order ${order.number}.`, paired);
  const quantity = dec(line.quantity ?? '1').abs().times(factor);
  const net = dec(line.net ?? '0');
  return input.credit || net.lt(0) ? credited(input, paired, balance, quantity) : billed(input, paired, balance, quantity, tolerances);
}

/** Quantity that may be billed in all, by the basis of the order. */
export function basisOf({ order, line }: OrderLine, balance: Balance): Decimal {
  if (order.basis === 'ordered') return dec(line.quantity);
  return order.basis === 'received' ? balance.received : minOf(dec(line.quantity), balance.accepted);
}

function billed(input: LineInput, paired: OrderLine, balance: Balance, quantity: Decimal, tolerances: readonly Tolerance[]): LineOutcome {
  const { order, line: ordered } = paired;
  const net = dec(input.line.net ?? '0');
  const basis = basisOf(paired, balance);
  const available = maxOf(ZERO, basis.minus(balance.billed));
  const onOrder = maxOf(ZERO, dec(ordered.quantity).minus(balance.billed));
  const amount = judge('quantity', balance.billed.plus(quantity).minus(basis), basis, tolerances);
  const orderPrice = dec(ordered.price).div(ordered.baseQuantity);
  const variance = priceVariance(input, quantity, orderPrice);
  const price = judge('unitPrice', variance, orderPrice, tolerances);

  const payableQuantity = amount.within ? quantity : minOf(quantity, available);
  const awaitedQuantity = amount.within ? ZERO : maxOf(ZERO, minOf(quantity, onOrder).minus(payableQuantity));
  const unitNet = quantity.eq(0) ? net : net.div(quantity);
  const over = unitNet.gt(orderPrice) && !price.within;
  const ground = over ? orderPrice : unitNet;
  const places = minorUnits(input.currency);
  const payableNow = amount.within && !over ? net : roundTo(ground.times(payableQuantity), places);
  const awaiting = roundTo(ground.times(awaitedQuantity), places);
  const verdict = verdictOf({ amount: amount.within, price: price.within, over, exact: variance.eq(0) && quantity.lte(available), available, onOrder, quantity });
  const line: LineMatch = {
    lineId: input.lineId,
    verdict,
    orderNumber: order.number,
    orderLine: ordered.line,
    payableNow: fixed(payableNow, places),
    awaiting: fixed(awaiting, places),
    disputed: fixed(net.minus(payableNow).minus(awaiting), places),
    explanation: explain(verdict, { quantity, available, onOrder, unit: ordered.unit, unitNet, orderPrice, currency: input.currency, order: order.number, line: ordered.line }),
    tolerance: amount.within ? price.rule : amount.rule,
  };
  const allocation = payableQuantity.eq(0) ? undefined : { lineId: input.lineId, orderNumber: order.number, orderLine: ordered.line, quantity: plain(payableQuantity), amount: plain(payableNow) };
  return { line, allocation };
}

function credited(input: LineInput, { order, line: ordered }: OrderLine, balance: Balance, quantity: Decimal): LineOutcome {
  const places = minorUnits(input.currency);
  const net = fixed(input.line.net ?? '0', places);
  const covered = quantity.lte(balance.billed);
  const verdict: MatchVerdict = covered ? 'MATCHED' : 'OVER_QUANTITY';
  const explanation = covered
    ? `${plain(quantity)} ${ordered.unit} of order ${order.number} line ${ordered.line} are credited; ${plain(balance.billed)} were billed.`
    : `${plain(quantity)} ${ordered.unit} are credited, but only ${plain(balance.billed)} of order ${order.number} line ${ordered.line} were billed.`;
  const line: LineMatch = { lineId: input.lineId, verdict, orderNumber: order.number, orderLine: ordered.line, payableNow: covered ? net : '0', awaiting: '0', disputed: covered ? '0' : net, explanation, tolerance: null };
  return { line, allocation: covered ? { lineId: input.lineId, orderNumber: order.number, orderLine: ordered.line, quantity: plain(quantity.neg()), amount: net } : undefined };
}

/**
 * The price difference of one order unit. A stated unit price is compared as it is; with allowances or charges at the line,
 * or without a stated price, it is what the line really costs per unit, to within the rounding of its net amount.
 */
function priceVariance({ line, currency }: LineInput, quantity: Decimal, orderPrice: Decimal): Decimal {
  const expectedNet = roundTo(orderPrice.times(quantity), minorUnits(currency));
  if (line.net !== undefined && dec(line.net).eq(expectedNet)) return ZERO;
  return quantity.eq(0) ? ZERO : dec(line.net ?? '0').div(quantity).minus(orderPrice);
}

interface Judged {
  readonly amount: boolean;
  readonly price: boolean;
  readonly over: boolean;
  readonly exact: boolean;
  readonly available: Decimal;
  readonly onOrder: Decimal;
  readonly quantity: Decimal;
}

function verdictOf(judged: Judged): MatchVerdict {
  if (!judged.amount) {
    if (judged.onOrder.eq(0)) return 'ALREADY_BILLED';
    if (judged.quantity.gt(judged.onOrder)) return 'OVER_QUANTITY';
    if (judged.price) return judged.available.eq(0) ? 'AWAITING_RECEIPT' : 'PARTLY_RECEIVED';
  }
  if (!judged.price) return judged.over ? 'PRICE_OVER' : 'PRICE_UNDER';
  return judged.exact ? 'MATCHED' : 'WITHIN_TOLERANCE';
}

interface Figures {
  readonly quantity: Decimal;
  readonly available: Decimal;
  readonly onOrder: Decimal;
  readonly unit: string;
  readonly unitNet: Decimal;
  readonly orderPrice: Decimal;
  readonly currency: string;
  readonly order: string;
  readonly line: string;
}

function explain(verdict: MatchVerdict, f: Figures): string {
  const where = `order ${f.order} line ${f.line}`;
  const price = (value: Decimal): string => plain(roundTo(value, 4));
  switch (verdict) {
    case 'ALREADY_BILLED':
      return `All of ${where} is billed already; ${plain(f.quantity)} ${f.unit} are billed again.`;
    case 'OVER_QUANTITY':
      return `${plain(f.quantity)} ${f.unit} are billed, but only ${plain(f.onOrder)} are left on ${where}.`;
    case 'AWAITING_RECEIPT':
      return `${plain(f.quantity)} ${f.unit} of ${where} are billed and none has been received yet.`;
    case 'PARTLY_RECEIVED':
      return `${plain(f.quantity)} ${f.unit} of ${where} are billed; ${plain(f.available)} have been received and not billed.`;
    case 'PRICE_OVER':
    case 'PRICE_UNDER':
      return `${price(f.unitNet)} ${f.currency} a ${f.unit} are billed; ${where} says ${price(f.orderPrice)}.`;
    default:
      return `${plain(f.quantity)} ${f.unit} at ${price(f.unitNet)} ${f.currency} agree with ${where}.`;
  }
}
