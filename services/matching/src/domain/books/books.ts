import type { MatchResult, OrderInput } from '@smartap/contracts';
import { Ledger, type LedgerRow } from '../ledger.js';
import { match } from '../match.js';
import { namedOrder, orderNumbersOf, type MatchFacts } from '../match-facts.js';
import type { Bill } from '../model/bill.js';
import { contractsAmong, type Contracts } from '../model/contract.js';
import type { Allocation } from '../model/outcome.js';
import type { FrozenRate } from '../model/rates.js';
import { less, more, NONE, plainText, ratio, settled, total, type Ratio } from '../model/ratio.js';
import type { ExchangeRate, MatchSettings } from '../model/settings.js';
import { articleOf, standingOf, type Balance, type OrderLine } from '../model/standing.js';
import { unitFactor } from '../model/units.js';
import type { BookEvent, CreditLine } from './events.js';
import { receiptUse } from './receipt-use.js';
import { Supplies, type ReceiptLine } from './supplies.js';

/** A bill with where it stands. */
export interface BookedBill {
  readonly id: string;
  readonly bill: Bill;
  /** Goods go to bills in this order; a corrected bill has the place of the one it replaces. */
  readonly place: number;
  state: 'open' | 'posted' | 'void' | 'superseded';
  result: MatchResult | undefined;
  allocations: readonly Allocation[];
  /** Line nets, in the currency of the order, for the total of an order. */
  frozen: readonly FrozenRate[];
  /** What had been returned of each order line when it was posted. */
  returnedBefore: ReadonlyMap<string, Ratio>;
}

/** What is known of an order line. */
export interface BookBalance {
  readonly received: string;
  readonly billed: string;
  readonly billable: string;
  readonly creditDue: string;
  readonly byReceiptLine: ReadonlyMap<string, string>;
}

interface Credit {
  readonly of: string;
  readonly lines: readonly CreditLine[];
}

const keyOf = (orderNumber: string, orderLine: string): string => `${orderNumber}\u0000${orderLine}`;

/**
 * Orders, goods and bills of one tenant over time, in memory: after each event the open bills it touches are judged again,
 * in order of arrival. The service does the same with its tables; this is for what-if and for proofs.
 */
export class Books {
  private readonly orders = new Map<string, OrderInput>();
  private readonly supplies = new Supplies();
  private readonly bills = new Map<string, BookedBill>();
  private readonly credits: Credit[] = [];
  private readonly rates: ExchangeRate[];
  private arrivals = 0;

  constructor(
    private readonly settings: MatchSettings,
    orders: readonly OrderInput[],
    rates: readonly ExchangeRate[] = [],
  ) {
    for (const order of orders) this.orders.set(order.number, order);
    this.rates = [...rates];
  }

  /** Takes an event in. */
  apply(event: BookEvent): void {
    const touched = this.change(event);
    if (touched.length > 0) this.judge(new Set(touched), event.type === 'bill' ? event.id : undefined);
  }

  bill(id: string): BookedBill | undefined {
    return this.bills.get(id);
  }

  /** Changes what is known, and says which orders that touches. */
  private change(event: BookEvent): readonly string[] {
    switch (event.type) {
      case 'bill':
        return this.arrive(event);
      case 'credit':
        if (event.kind === 'quantity') this.credits.push(event);
        return event.lines.map((line) => line.orderNumber);
      case 'receipt':
        this.supplies.receive(event.id, event.lines);
        return event.lines.map((line) => line.orderNumber);
      case 'return':
        return event.lines.flatMap((line) => this.supplies.giveBack(event.ofReceipt, line.ofLine, line.quantity, event.replacement === 'none'));
      case 'inspection':
        return this.supplies.inspect(event.receipt, event.line, event.accepted, event.rejected);
      case 'amendment':
        return this.amend(event);
      case 'void':
        return this.end(event.bill, 'void');
      case 'post': {
        const own = this.bills.get(event.bill);
        if (own?.state === 'open')
          Object.assign(own, {
            state: 'posted',
            returnedBefore: new Map(
              own.allocations.map((each) => [keyOf(each.orderNumber, each.orderLine), this.supplies.row(each.orderNumber, each.orderLine).returned]),
            ),
          });
        return [];
      }
      case 'rate':
        this.rates.push(event.rate);
        return [...this.orders.keys()];
    }
  }

  private arrive({ id, bill, replaces }: Extract<BookEvent, { type: 'bill' }>): string[] {
    const replaced = replaces === undefined ? undefined : this.bills.get(replaces);
    const freed = replaced ? this.end(replaced.id, 'superseded') : [];
    this.bills.set(id, {
      id,
      bill,
      place: replaced?.place ?? (this.arrivals += 1),
      state: 'open',
      result: undefined,
      allocations: [],
      frozen: [],
      returnedBefore: new Map(),
    });
    return [...freed, ...this.ordersOf(bill)];
  }

  private end(id: string, state: 'void' | 'superseded'): string[] {
    const own = this.bills.get(id);
    if (!own) return [];
    own.state = state;
    own.allocations = [];
    return this.ordersOf(own.bill);
  }

  private amend({ order: number, status, lines }: Extract<BookEvent, { type: 'amendment' }>): string[] {
    const order = this.orders.get(number);
    if (!order) return [];
    const amended = order.lines.map((line) => {
      const change = lines.find((own) => own.line === line.line);
      return {
        ...line,
        ...(change?.quantity === undefined ? {} : { quantity: change.quantity }),
        ...(change?.price === undefined ? {} : { price: change.price }),
      };
    });
    this.orders.set(number, { ...order, status: status ?? order.status, lines: amended });
    return [number];
  }

  /** Orders a bill names; where a line names none, those of its seller. */
  private ordersOf(bill: Bill): string[] {
    const isLoose = bill.lines.some((line) => namedOrder(bill, line) === undefined);
    const loose = isLoose
      ? [...this.orders.values()].filter((order) => bill.seller !== null && order.vendorNumber === bill.seller).map((order) => order.number)
      : [];
    return [...new Set([...orderNumbersOf(bill), ...loose])];
  }

  private judge(touched: ReadonlySet<string>, arrived: string | undefined): void {
    const contracts = contractsAmong([...this.orders.values()]);
    const reach = new Set([...touched].flatMap((number) => [number, ...(contracts.get(number)?.members ?? [])]));
    const isTouched = (own: BookedBill): boolean => own.state === 'open' && this.ordersOf(own.bill).some((number) => reach.has(number));
    // One that has just come changes nothing for those before it, unless it frees what another held.
    const isAlone =
      arrived !== undefined &&
      ![...this.bills.values()].some((own) => own.id !== arrived && own.state === 'superseded' && own.place === this.bills.get(arrived)?.place);
    const open = [...this.bills.values()].filter((own) => (isAlone ? own.id === arrived : isTouched(own))).toSorted((a, b) => a.place - b.place);
    for (const own of open) own.allocations = [];
    for (const own of open) this.judgeOne(own, contracts);
  }

  private judgeOne(own: BookedBill, contracts: Contracts): void {
    const orders = this.ordersOf(own.bill).flatMap((number) => this.orders.get(number) ?? []);
    const members = orders.flatMap(({ number }) => contracts.get(number)?.members ?? []).flatMap((number) => this.orders.get(number) ?? []);
    const ledger = new Ledger([...new Set([...orders, ...members])].flatMap((order) => order.lines.map((line) => this.row(order, line.line))));
    const balances = ledger.seenBy(own.id);
    const facts: MatchFacts = {
      orders,
      contracts,
      balances: { of: (order, line) => balances.of(order, line), billedValue: (order) => balances.billedValue(order) },
      settings: this.settings,
      rates: this.rates,
      frozen: own.frozen,
      aliases: new Map(),
    };
    const { result, allocations } = match(own.bill, facts);
    Object.assign(own, { result, allocations, frozen: result.rates ?? [] });
  }

  private row(order: OrderInput, orderLine: string): LedgerRow {
    const counting = [...this.bills.values()].filter((own) => own.state === 'open' || own.state === 'posted');
    const of = (own: BookedBill) => own.allocations.filter((each) => each.orderNumber === order.number && each.orderLine === orderLine);
    const billed = counting.map((own) => [own.id, plainText(total(of(own).map((each) => ratio(each.quantity))))] as const);
    const credits = this.credited(order.number, orderLine).map(({ id, quantity }) => [id, plainText(quantity.neg())] as const);
    // An order's total looks at all that is billed, disputed or not.
    const isFirst = order.lines[0]?.line === orderLine;
    const value = isFirst ? counting.map((own) => [own.id, plainText(this.netOf(own, order))] as const) : [];
    return {
      orderNumber: order.number,
      orderLine,
      ...this.supplies.row(order.number, orderLine),
      billedByInvoice: new Map([...billed, ...credits]),
      valueByInvoice: new Map(value),
    };
  }

  private netOf({ bill, result, frozen }: BookedBill, order: OrderInput): Ratio {
    const rate = frozen.find((own) => own.to === order.currency)?.rate ?? '1';
    const lines = (result?.lines ?? []).filter((line) => line.orderNumber === order.number).map((line) => line.lineId);
    return total(bill.lines.filter((line) => lines.includes(line.id)).map((line) => ratio(line.net).mul(ratio(rate))));
  }

  /** Quantity credits that count, by credit and bill: never more than the credited line bills. */
  private credited(orderNumber: string, orderLine: string): { id: string; of: string; quantity: Ratio }[] {
    const used = new Map<string, Ratio>();
    return this.credits.flatMap(({ of, lines }, index) => {
      const own = this.bills.get(of);
      if (!own || own.state === 'void' || own.state === 'superseded') return [];
      return lines
        .filter((line) => line.orderNumber === orderNumber && line.orderLine === orderLine)
        .map((line) => {
          const billed = own.bill.lines.find((each) => each.id === line.of);
          const ordered = this.lineOf(orderNumber, orderLine);
          const factor =
            (billed && ordered && unitFactor(billed.unit ?? ordered.line.unit, ordered.line.unit, this.settings.units, articleOf(ordered.line))) ?? ratio('1');
          const key = `${of}\u0000${line.of}`;
          const before = used.get(key) ?? NONE;
          const quantity = more(NONE, less(ratio(line.quantity).mul(factor), billed ? ratio(billed.quantity).mul(factor).sub(before) : NONE));
          used.set(key, before.add(quantity));
          return { id: `credit ${index} ${line.id}`, of, quantity: settled(quantity) };
        });
    });
  }

  private lineOf(orderNumber: string, orderLine: string): OrderLine | undefined {
    const order = this.orders.get(orderNumber);
    const line = order?.lines.find((own) => own.line === orderLine);
    return order && line && { order, line };
  }

  /** What is known of an order line now. */
  balance(orderNumber: string, orderLine: string): BookBalance | undefined {
    const paired = this.lineOf(orderNumber, orderLine);
    if (!paired) return undefined;
    const basis = paired.line.basis ?? paired.order.basis;
    const supply = this.supplies.row(orderNumber, orderLine);
    const credits = this.credited(orderNumber, orderLine);
    const creditOf = (own: BookedBill): Ratio => total(credits.filter(({ of }) => of === own.id).map(({ quantity }) => quantity));
    const takes = [...this.bills.values()].map((own) => {
      const each = own.allocations.filter((taken) => taken.orderNumber === orderNumber && taken.orderLine === orderLine);
      return { own, quantity: total(each.map((taken) => ratio(taken.quantity))).sub(own.state === 'open' || own.state === 'posted' ? creditOf(own) : NONE) };
    });
    const billed = total(takes.map(({ quantity }) => quantity));
    const standing = standingOf(paired, new Ledger([this.row(paired.order, orderLine)]).seenBy('').of(orderNumber, orderLine) satisfies Balance);
    const posted = takes.filter(({ own }) => own.state === 'posted');
    const received = ratio(basis === 'accepted' ? supply.accepted : supply.received);
    const since = posted.map(({ own }) => supply.returned.sub(own.returnedBefore.get(keyOf(orderNumber, orderLine)) ?? supply.returned));
    // A credit line of an invoice that is not posted yet gives back as well.
    const due = more(NONE, total(takes.map(({ own, quantity }) => (own.state === 'posted' ? quantity : less(quantity, NONE)))).sub(received));
    return {
      received: plainText(received),
      billed: plainText(billed),
      billable: plainText(more(NONE, settled(standing.basis.sub(billed)))),
      creditDue: plainText(less(due, since.reduce(more, NONE))),
      byReceiptLine: usedOf(
        this.supplies.of(orderNumber, orderLine),
        takes.map(({ own, quantity }) => ({ quantity, refs: own.bill.lines.flatMap((line) => line.receiptRefs ?? []) })),
        basis,
      ),
    };
  }
}

/** How much of each receipt line is billed. */
function usedOf(
  lines: readonly ReceiptLine[],
  takes: readonly { quantity: Ratio; refs: readonly string[] }[],
  basis: OrderInput['basis'],
): Map<string, string> {
  const counting = new Map(lines.map((line) => [`${line.receipt}/${line.line}`, more(NONE, Supplies.counting(line, basis))]));
  const uses = receiptUse(
    counting,
    takes.map(({ quantity, refs }, id) => ({ id, quantity, names: (key) => refs.includes(key) })),
  );
  return new Map(
    [...counting.keys()].map((key) => [key, plainText(total(uses.filter(({ receiptLine }) => receiptLine === key).map(({ quantity }) => quantity)))]),
  );
}
