import type { MatchResult } from '@smartap/contracts';

/** What an invoice takes of an order line. */
export interface Allocation {
  readonly lineId: string;
  readonly orderNumber: string;
  readonly orderLine: string;
  /** In the unit of the order line; negative for a credit. */
  readonly quantity: string;
  /** Net that is payable for it, in the currency of the invoice. */
  readonly amount: string;
  /** Net of the line in the currency of the order. */
  readonly value: string;
  readonly kind: 'goods' | 'credit';
}

/** A pair that was found without a reference: for the next bill of the same seller. */
export interface Alias {
  readonly billKey: string;
  readonly articleKey: string;
}

/** The outcome of matching with what it takes of the orders. */
export interface Matching {
  readonly result: MatchResult;
  readonly allocations: readonly Allocation[];
  /** Orders whose change or receipts may change the outcome. */
  readonly watches: readonly string[];
  readonly aliases: readonly Alias[];
}
