/** A line of an order: quantities in `unit` (UN/ECE Rec 20), the price net for `baseQuantity` of them. Decimals are canonical. */
export interface OrderedLine {
  line: string;
  description?: string;
  sellerItemId?: string;
  buyerItemId?: string;
  standardItemId?: string;
  quantity: string;
  unit: string;
  price: string;
  baseQuantity: string;
}

/** A purchase order as UBL Order or Order-X states it. */
export interface OrderDocument {
  kind: 'order';
  number: string;
  /** `YYYY-MM-DD`. */
  orderedOn?: string;
  /** ISO 4217. */
  currency: string;
  buyerName?: string;
  sellerName?: string;
  lines: OrderedLine[];
}

/** A line of goods that came: in the unit of the order line; what was rejected of it, where it says so. */
export interface ReceivedLine {
  line: string;
  orderNumber: string;
  orderLine: string;
  quantity: string;
  rejected?: string;
}

/** Goods received as UBL ReceiptAdvice states them. */
export interface ReceiptDocument {
  kind: 'receipt';
  number: string;
  /** `YYYY-MM-DD`. */
  receivedOn: string;
  lines: ReceivedLine[];
}

/** What a document about an order gives for matching. */
export type TradeDocument = OrderDocument | ReceiptDocument;
