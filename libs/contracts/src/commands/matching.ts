import { Type } from '@sinclair/typebox';
import { defineCommand } from '../define.js';
import { Id, Lineage, MatchResult, Nullable, OrderInput, ReceiptInput, Text } from '../shapes/index.js';

/** An order with its id and version. */
export const OrderRecord = Type.Object({ orderId: Id('The order'), version: Type.Integer({ minimum: 1 }), order: OrderInput });

/** A receipt with its id and version. */
export const ReceiptRecord = Type.Object({ receiptId: Id('The receipt'), version: Type.Integer({ minimum: 1 }), receipt: ReceiptInput });

const page = { after: Type.Optional(Text('Number to go on after', 100)), limit: Type.Integer({ minimum: 1, maximum: 200 }) };
const next = Nullable(Text('`after` of the next page', 100));
const seenVersion = Type.Optional(Type.Integer({ minimum: 0, description: '0: must be new' }));

/** Makes an order, or changes the one of the same number. */
export const putOrder = defineCommand({
  service: 'matching', name: 'put-order', version: 1, changes: true,
  description: 'Makes an order, or changes the one with the same number; waiting invoices are matched again.',
  request: Type.Object({ order: OrderInput, seenVersion }),
  reply: OrderRecord,
});

/** One order by id. */
export const getOrder = defineCommand({
  service: 'matching', name: 'get-order', version: 1, changes: false,
  description: 'Gives an order.',
  request: Type.Object({ orderId: Id('The order') }),
  reply: OrderRecord,
});

/** Orders by number, a page at a time. */
export const listOrders = defineCommand({
  service: 'matching', name: 'list-orders', version: 1, changes: false,
  description: 'Lists orders by number.',
  request: Type.Object(page),
  reply: Type.Object({ orders: Type.Array(OrderRecord), next }),
});

/** Posts a receipt, or changes the one of the same number. */
export const putReceipt = defineCommand({
  service: 'matching', name: 'put-receipt', version: 1, changes: true,
  description: 'Posts a goods receipt or return, or changes the one with the same number; waiting invoices are matched again.',
  request: Type.Object({ receipt: ReceiptInput, seenVersion }),
  reply: ReceiptRecord,
});

/** One receipt by id. */
export const getReceipt = defineCommand({
  service: 'matching', name: 'get-receipt', version: 1, changes: false,
  description: 'Gives a receipt.',
  request: Type.Object({ receiptId: Id('The receipt') }),
  reply: ReceiptRecord,
});

/** Receipts by number, a page at a time. */
export const listReceipts = defineCommand({
  service: 'matching', name: 'list-receipts', version: 1, changes: false,
  description: 'Lists receipts by number.',
  request: Type.Object(page),
  reply: Type.Object({ receipts: Type.Array(ReceiptRecord), next }),
});

/** What matching decided for an invoice. */
export const getMatch = defineCommand({
  service: 'matching', name: 'get-match', version: 1, changes: false,
  description: 'Gives the newest match of an invoice.',
  request: Type.Object({ invoiceId: Id('The invoice') }),
  reply: Type.Object({ lineage: Lineage, match: MatchResult }),
});
