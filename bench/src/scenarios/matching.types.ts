import type { OrderInput } from '@smartap/contracts';
import type { ExchangeRate, Tolerance, UnitFactor } from '@smartap/matching/domain';

type Basis = OrderInput['basis'];

/** A matching case as the kit writes it. */
export interface MatchingScenario {
  readonly id: string;
  readonly kind: string;
  readonly settings: {
    readonly basis: Basis;
    readonly disputeScope: 'excess' | 'line';
    readonly tolerances: readonly Tolerance[];
    readonly fx: readonly ExchangeRate[];
    readonly uom: readonly UnitFactor[];
  };
  readonly orders: readonly KitOrder[];
  readonly receipts: readonly KitReceipt[];
  readonly events: readonly KitEvent[];
}

export interface KitOrder {
  readonly id: string;
  readonly seller: string;
  readonly currency: string;
  readonly status?: 'open' | 'closed';
  readonly lines: readonly {
    line: string;
    quantity: string;
    unit: string;
    price: string;
    baseQuantity: string;
    itemId?: string;
    sellerItemId?: string;
    gtin?: string;
    name?: string;
    category?: string;
    costCenter?: string;
    basis?: Basis;
  }[];
  readonly charges?: readonly { id: string; kind: string; amount: string; plannedQuantity: string; line: string }[];
}

export interface KitReceipt {
  readonly id: string;
  readonly lines: readonly { line: string; order: string; orderLine: string; quantity: string; accepted?: string; rejected?: string }[];
}

export interface KitInvoice {
  readonly id: string;
  readonly typeCode: string;
  readonly seller: string;
  readonly currency: string;
  readonly issueDate: string;
  readonly netTotal: string;
  readonly precedingInvoice?: string;
  readonly lines: readonly {
    id: string;
    quantity: string;
    unit: string;
    price: string;
    baseQuantity: string;
    net: string;
    allowance?: string;
    charge?: string;
    order?: string;
    orderLine?: string;
    receiptRefs?: readonly string[];
    buyerItemId?: string;
    sellerItemId?: string;
    gtin?: string;
    name?: string;
  }[];
  readonly charges?: readonly { id: string; kind: string; amount: string; order: string; orderCharge?: string }[];
  readonly tax?: readonly { category: string; rate: string; taxable: string; amount: string }[];
}

export interface KitCreditNote {
  readonly id: string;
  readonly kind: 'quantity' | 'value';
  readonly precedingInvoice: string;
  readonly lines: readonly { id: string; precedingLine: string; order: string; orderLine: string; quantity: string }[];
}

/** One event; `type` names the body that is present. */
export interface KitEvent {
  readonly at: string;
  readonly type: string;
  readonly invoice?: KitInvoice;
  readonly creditNote?: KitCreditNote;
  readonly receipt?: KitReceipt;
  readonly return?: { readonly ofReceipt: string; readonly replacement: 'none' | 'expected'; readonly lines: readonly { ofLine: string; quantity: string }[] };
  readonly inspection?: { readonly receipt: string; readonly line: string; readonly accepted: string; readonly rejected: string };
  readonly orderAmendment?: {
    readonly order: string;
    readonly status?: 'open' | 'closed';
    readonly lines: readonly { line: string; quantity?: string; price?: string }[];
  };
  readonly void?: { readonly invoice: string };
  readonly post?: { readonly invoice: string };
  readonly fxRate?: ExchangeRate;
  readonly expect?: { readonly invoices?: Readonly<Record<string, unknown>>; readonly balances?: Readonly<Record<string, unknown>> };
}
