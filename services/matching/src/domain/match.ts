import type { LineMatch, MatchResult, MatchVerdict, OrderInput } from '@smartap/contracts';
import { isCreditNote, type Invoice } from '@smartap/en16931';
import { dec, fixed, maxOf, minorUnits, plain, roundTo, sum, ZERO } from '@smartap/runtime';
import { basisOf, heldLine, matchLine, type LineInput } from './match-line.js';
import { orderNumbers, pair } from './pairing.js';
import type { Tolerance } from './tolerance.js';
import type { Allocation, Balances, LineOutcome, Matching } from './types.js';

/** Verdicts from best to worst, with what they mean for the invoice. */
const CLASSES: readonly (readonly [MatchVerdict, MatchResult['class']])[] = [
  ['MATCHED', 'clean'], ['NO_ORDER', 'clean'], ['WITHIN_TOLERANCE', 'clean'],
  ['PARTLY_RECEIVED', 'waiting'], ['AWAITING_RECEIPT', 'waiting'], ['ORDER_UNKNOWN', 'waiting'],
  ['PRICE_UNDER', 'exception'], ['PRICE_OVER', 'exception'], ['OVER_QUANTITY', 'exception'], ['ALREADY_BILLED', 'exception'],
  ['UOM_UNKNOWN', 'exception'], ['CURRENCY_UNKNOWN', 'exception'], ['NOT_ORDERED', 'exception'], ['UNLINKED', 'exception'],
];

/** What matching knows besides the invoice. */
export interface MatchFacts {
  /** The orders that the invoice names and that are known. */
  readonly orders: readonly OrderInput[];
  readonly balances: Balances;
  readonly tolerances: readonly Tolerance[];
}

/** Decides whether an invoice was ordered and received, line by line. */
export function match(invoice: Invoice, facts: MatchFacts): Matching {
  const numbers = orderNumbers(invoice);
  const currency = invoice.currency ?? '';
  if (numbers.length === 0) return noOrder(invoice);
  const orders = facts.orders.filter((order) => order.status !== 'cancelled');
  const outcomes = invoice.lines.length === 0 ? matchWhole(invoice, orders, facts) : matchLines(invoice, orders, facts);
  const lines = outcomes.map(({ line }) => line);
  return { result: summarize(lines, currency), allocations: outcomes.flatMap(({ allocation }) => allocation ?? []), watches: numbers };
}

function matchLines(invoice: Invoice, orders: readonly OrderInput[], facts: MatchFacts): LineOutcome[] {
  // Several lines of one invoice may bill the same order line: each sees what the ones before took.
  const taken = new Map<string, Allocation[]>();
  return invoice.lines.map((line, index) => {
    const input: LineInput = { lineId: line.id ?? String(index + 1), line, currency: invoice.currency ?? '', credit: isCreditNote(invoice) };
    const paired = pair(line, invoice, orders);
    if (!paired) return unpaired(input, invoice, orders);
    const key = `${paired.order.number}\u0000${paired.line.line}`;
    const before = taken.get(key) ?? [];
    const balance = facts.balances.of(paired.order.number, paired.line.line);
    const outcome = matchLine(input, paired, { ...balance, billed: balance.billed.plus(sum(before.map(({ quantity }) => quantity))) }, facts.tolerances);
    if (outcome.allocation) taken.set(key, [...before, outcome.allocation]);
    return outcome;
  });
}

function unpaired(input: LineInput, invoice: Invoice, orders: readonly OrderInput[]): LineOutcome {
  const named = input.line.orderReference ?? invoice.purchaseOrderReference;
  if (orders.length === 0 || (named !== undefined && !orders.some((order) => order.number === named.trim()))) {
    const outcome = heldLine(input, 'ORDER_UNKNOWN', `Order ${named ?? '?'} is not known here yet. It is matched as soon as the order arrives.`);
    return { ...outcome, line: { ...outcome.line, awaiting: outcome.line.disputed, disputed: '0' } };
  }
  return heldLine(input, 'UNLINKED', `No line of order ${named ?? orders.map((order) => order.number).join(', ')} can be told to be meant by "${input.line.item.name ?? input.lineId}".`);
}

/** An invoice of which only the totals are known: its net must be the open value of its order. */
function matchWhole(invoice: Invoice, orders: readonly OrderInput[], facts: MatchFacts): LineOutcome[] {
  const [order] = orders;
  const net = invoice.totals.withoutVat ?? '0';
  const currency = invoice.currency ?? '';
  const whole: LineInput = { lineId: 'total', line: { allowances: [], charges: [], price: {}, item: { name: 'the whole invoice', classifications: [], attributes: [] }, net }, currency, credit: isCreditNote(invoice) };
  if (!order) return [unpaired(whole, invoice, orders)];
  if (order.currency !== currency) return [heldLine(whole, 'CURRENCY_UNKNOWN', `The invoice is in ${currency}, order ${order.number} in ${order.currency}, and no rate is known.`)];
  const open = order.lines.map((line) => {
    const balance = facts.balances.of(order.number, line.line);
    const price = dec(line.price).div(line.baseQuantity);
    return { line, price, available: maxOf(ZERO, basisOf({ order, line }, balance).minus(balance.billed)), onOrder: maxOf(ZERO, dec(line.quantity).minus(balance.billed)) };
  });
  const places = minorUnits(currency);
  const value = (quantity: 'available' | 'onOrder') => roundTo(sum(open.map((item) => item[quantity].times(item.price))), places);
  const base: LineMatch = { lineId: 'total', verdict: 'MATCHED', orderNumber: order.number, orderLine: null, payableNow: fixed(net, places), awaiting: '0', disputed: '0', explanation: `The net total ${net} ${currency} is the value of what was received of order ${order.number} and not billed.`, tolerance: null };
  if (value('available').eq(net) && !whole.credit) {
    return open.filter(({ available }) => available.gt(0)).map((item, index) => ({
      line: index === 0 ? base : { ...base, lineId: `total-${index + 1}`, payableNow: '0' },
      allocation: { lineId: `total-${index + 1}`, orderNumber: order.number, orderLine: item.line.line, quantity: plain(item.available), amount: plain(roundTo(item.available.times(item.price), places)) },
    }));
  }
  if (value('onOrder').eq(net) && !whole.credit) {
    return [{ line: { ...base, verdict: 'AWAITING_RECEIPT', payableNow: '0', awaiting: fixed(net, places), explanation: `The net total ${net} ${currency} is the open value of order ${order.number}; goods worth ${fixed(value('available'), places)} have been received.` }, allocation: undefined }];
  }
  return [heldLine(whole, 'UNLINKED', `The net total ${net} ${currency} is not the open value of order ${order.number} (${fixed(value('onOrder'), places)}), and no lines could be read.`)];
}

function noOrder(invoice: Invoice): Matching {
  const net = fixed(invoice.totals.withoutVat ?? '0', minorUnits(invoice.currency ?? ''));
  return { result: { class: 'clean', verdict: 'NO_ORDER', lines: [], payableNow: net, awaiting: '0', disputed: '0' }, allocations: [], watches: [] };
}

function summarize(lines: LineMatch[], currency: string): MatchResult {
  const places = minorUnits(currency);
  const rank = (line: LineMatch): number => CLASSES.findIndex(([verdict]) => verdict === line.verdict);
  const worst = Math.max(0, ...lines.map(rank));
  const [verdict, cls] = CLASSES[worst] ?? ['UNLINKED', 'exception'];
  const total = (part: 'payableNow' | 'awaiting' | 'disputed'): string => fixed(sum(lines.map((line) => line[part])), places);
  return { class: cls, verdict, lines, payableNow: total('payableNow'), awaiting: total('awaiting'), disputed: total('disputed') };
}
