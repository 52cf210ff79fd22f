import type { LineMatch, MatchResult, OrderInput, OrderLineInput } from '@smartap/contracts';
import type { Decimal } from '@smartap/runtime';

/** What happened to one order line so far, in its unit. */
export interface Balance {
  /** Received less returned and rejected. */
  readonly received: Decimal;
  /** Accepted at inspection. */
  readonly accepted: Decimal;
  /** Billed by other invoices that count, less credit notes. */
  readonly billed: Decimal;
}

/** Reads balances; a line that nothing happened to has zeros. */
export interface Balances {
  of(orderNumber: string, line: string): Balance;
}

/** What an invoice takes of an order line. */
export interface Allocation {
  readonly lineId: string;
  readonly orderNumber: string;
  readonly orderLine: string;
  /** In the unit of the order line; negative for a credit note. */
  readonly quantity: string;
  /** Net, in the currency of the invoice. */
  readonly amount: string;
}

/** The outcome of matching with what it takes of the orders. */
export interface Matching {
  readonly result: MatchResult;
  readonly allocations: readonly Allocation[];
  /** Orders whose change or receipts may change the outcome. */
  readonly watches: readonly string[];
}

/** One line's part of {@link Matching}. */
export interface LineOutcome {
  readonly line: LineMatch;
  readonly allocation: Allocation | undefined;
}

/** An order line with the order it belongs to. */
export interface OrderLine {
  readonly order: OrderInput;
  readonly line: OrderLineInput;
}
