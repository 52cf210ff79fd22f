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
  /** The contract or blanket order that it is a release of. */
  contract?: string;
  lines: OrderedLine[];
}

/** A line of goods that came: in `unit`, where none is stated in that of the order line; what was rejected of it, where it says so. */
export interface ReceivedLine {
  line: string;
  orderNumber: string;
  orderLine: string;
  quantity: string;
  unit?: string;
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

/** A line of goods that were sent: in `unit`, where none is stated in that of the order line. */
export interface DespatchedLine {
  line: string;
  orderNumber: string;
  orderLine: string;
  quantity: string;
  unit?: string;
}

/** Goods sent as UBL DespatchAdvice states them. */
export interface DespatchDocument {
  kind: 'despatch';
  number: string;
  /** `YYYY-MM-DD`. */
  sentOn: string;
  /** `YYYY-MM-DD`. */
  expectedOn?: string;
  sellerName?: string;
  lines: DespatchedLine[];
}

/** What a seller says to an order or a line of it. `acknowledged`: it came, and nothing is said about it yet. */
export type OrderAnswer = 'accepted' | 'changed' | 'rejected' | 'acknowledged';

/** What a seller says to one line: with `changed` and `added` its own terms, `quantity` in `unit`, the price net for `baseQuantity`. */
export interface AnsweredLine extends Partial<Omit<OrderedLine, 'line'>> {
  orderLine: string;
  answer: 'accepted' | 'changed' | 'rejected' | 'added';
  /** `YYYY-MM-DD`. */
  promisedOn?: string;
}

/** A seller's answer to an order as UBL OrderResponse, OrderResponseSimple or Order-X state it. */
export interface OrderResponseDocument {
  kind: 'order-response';
  number: string;
  orderNumber: string;
  /** `YYYY-MM-DD`. */
  respondedOn: string;
  answer: OrderAnswer;
  sellerName?: string;
  note?: string;
  lines: AnsweredLine[];
}

/** What becomes of a line of an order: with `changed` and `added` on the terms stated here, of which those that are left out stay. */
export interface ChangedOrderLine extends Partial<Omit<OrderedLine, 'line'>> {
  line: string;
  change: 'added' | 'changed' | 'cancelled' | 'unchanged';
}

/** A buyer's change of an order, or its cancellation, as UBL OrderChange, OrderCancellation or Order-X state it. */
export interface OrderChangeDocument {
  kind: 'order-change';
  number: string;
  orderNumber: string;
  /** Which change of the order it is, as the buyer counts them. */
  sequence?: string;
  /** `YYYY-MM-DD`. */
  changedOn: string;
  /** `HH:MM:SS`, of the day; without a zone, as it is stated. */
  changedAt?: string;
  /** The order as a whole is taken back. */
  cancels: boolean;
  /** ISO 4217. */
  currency?: string;
  contract?: string;
  note?: string;
  lines: ChangedOrderLine[];
}

/** What a document about an order gives for matching. */
export type TradeDocument = OrderDocument | ReceiptDocument | DespatchDocument | OrderResponseDocument | OrderChangeDocument;
