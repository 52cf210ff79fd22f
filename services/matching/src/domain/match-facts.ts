import type { LineShares, OrderInput, OrderLineRef } from '@smartap/contracts';
import type { Bill, BillLine } from './model/bill.js';
import type { Contracts } from './model/contract.js';
import { rateOf, type FrozenRate } from './model/rates.js';
import { ONE, ratio, type Ratio } from './model/ratio.js';
import type { ExchangeRate, MatchSettings } from './model/settings.js';
import type { Balances } from './model/standing.js';

/** What matching knows besides the bill. */
export interface MatchFacts {
  /** Orders that the bill names, and where it names none those of its seller. */
  readonly orders: readonly OrderInput[];
  readonly balances: Balances;
  /** The order lines that a credit note without order may give back: those that the invoice it names has billed; absent: any. */
  readonly credited?: readonly OrderLineRef[] | undefined;
  /** Contracts that the orders are releases of; absent: none. */
  readonly contracts?: Contracts | undefined;
  readonly settings: MatchSettings;
  readonly rates: readonly ExchangeRate[];
  /** Rates that were taken for this bill before. */
  readonly frozen: readonly FrozenRate[];
  /** Pairs accepted before for this seller: {@link billKey} → {@link articleKey}. */
  readonly aliases: ReadonlyMap<string, string>;
  /** How persons have coded its lines, where the settings ask for it. */
  readonly coded?: readonly LineShares[] | undefined;
}

/** No aliases, no rates. */
export const NO_EXTRAS = { rates: [], frozen: [], aliases: new Map<string, string>() } as const;

/** The rates of one bill: what was taken stays taken. */
export class BillRates {
  private readonly taken: FrozenRate[];

  constructor(
    private readonly bill: Bill,
    private readonly facts: Pick<MatchFacts, 'rates' | 'frozen'>,
  ) {
    this.taken = [...facts.frozen];
  }

  /** Currency of the bill × rate = currency asked for; undefined: none is known. */
  to(currency: string): Ratio | undefined {
    const { currency: from, issueDate } = this.bill;
    if (from === currency) return ONE;
    const known = this.taken.find((rate) => rate.from === from && rate.to === currency);
    if (known) return ratio(known.rate);
    const found = issueDate === null ? undefined : rateOf(from, currency, issueDate, this.facts.rates);
    if (!found) return undefined;
    this.taken.push(found);
    return ratio(found.rate);
  }

  get frozen(): readonly FrozenRate[] {
    return this.taken;
  }
}

/** The order a line names, at itself or for the whole. */
export const namedOrder = (bill: Bill, line: BillLine): string | undefined => line.order?.trim() || bill.order?.trim() || undefined;

/** All orders that a bill names. */
export function orderNumbersOf(bill: Bill): string[] {
  return [
    ...new Set([bill.order, ...bill.lines.map((line) => line.order), ...bill.charges.map((charge) => charge.order)].flatMap((number) => number?.trim() || [])),
  ];
}

/** Whether an order may be billed by the seller of the bill. */
export const isOfSeller = (bill: Bill, order: OrderInput): boolean => bill.seller === null || order.vendorNumber === null || order.vendorNumber === bill.seller;
