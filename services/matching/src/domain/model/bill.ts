/** One line of an invoice or credit note, as matching reads it. Decimals are texts; amounts are net. */
export interface BillLine {
  readonly id: string;
  /** Negative: a credit line. */
  readonly quantity: string;
  /** UN/ECE Rec 20; null: that of the order line. */
  readonly unit: string | null;
  /** Of `baseQuantity` units, before `allowance` and `charge`; null: not stated. */
  readonly price: string | null;
  readonly baseQuantity: string;
  readonly allowance: string;
  readonly charge: string;
  readonly net: string;
  readonly order: string | null;
  readonly orderLine: string | null;
  readonly buyerItemId?: string | undefined;
  readonly sellerItemId?: string | undefined;
  readonly standardItemId?: string | undefined;
  readonly name?: string | undefined;
  readonly taxCategory?: string | undefined;
  readonly taxRate?: string | undefined;
  /** Deliveries it says it bills. */
  readonly receiptRefs?: readonly string[] | undefined;
}

/** A charge (or, negative, an allowance) of the whole invoice: freight, packing. */
export interface BillCharge {
  readonly id: string;
  readonly kind: string;
  readonly amount: string;
  readonly order: string | null;
  /** The planned charge it says it is. */
  readonly orderCharge: string | null;
}

/** One line of the tax summary. */
export interface BillTax {
  readonly category: string;
  readonly rate: string;
  readonly taxable: string;
  readonly amount: string;
}

/** What matching reads of an invoice. */
export interface Bill {
  /** The seller as orders name it; null: not known by that name, and so not compared. */
  readonly seller: string | null;
  readonly currency: string;
  readonly issueDate: string | null;
  /** The order named for the whole. */
  readonly order: string | null;
  /** A credit note: its quantities are given back. */
  readonly credit: boolean;
  readonly lines: readonly BillLine[];
  readonly charges: readonly BillCharge[];
  readonly taxes: readonly BillTax[];
  /** Printed total without tax; null: not printed. */
  readonly netTotal: string | null;
}
