import { Type } from '@sinclair/typebox';
import { defineCommand } from '../define.js';
import { DateText, DecimalText, Id, Lineage, MatchPolicy, MatchResult, Nullable, OrderInput, ReceiptInput, Text } from '../shapes/index.js';

/** An order with its id and version. */
export const OrderRecord = Type.Object({ orderId: Id('The order'), version: Type.Integer({ minimum: 1 }), order: OrderInput });

/** A receipt with its id and version. */
export const ReceiptRecord = Type.Object({ receiptId: Id('The receipt'), version: Type.Integer({ minimum: 1 }), receipt: ReceiptInput });

const page = { after: Type.Optional(Text('Number to go on after', 100)), limit: Type.Integer({ minimum: 1, maximum: 200 }) };
const next = Nullable(Text('`after` of the next page', 100));
const seenVersion = Type.Optional(Type.Integer({ minimum: 0, description: '0: must be new' }));

/** Makes an order, or changes the one of the same number. */
export const putOrder = defineCommand({
  service: 'matching',
  name: 'put-order',
  version: 1,
  changes: true,
  description: 'Makes an order, or changes the one with the same number; waiting invoices are matched again.',
  request: Type.Object({ order: OrderInput, seenVersion }),
  reply: OrderRecord,
});

/** One order by id. */
export const getOrder = defineCommand({
  service: 'matching',
  name: 'get-order',
  version: 1,
  changes: false,
  description: 'Gives an order.',
  request: Type.Object({ orderId: Id('The order') }),
  reply: OrderRecord,
});

/** Orders by number, a page at a time. */
export const listOrders = defineCommand({
  service: 'matching',
  name: 'list-orders',
  version: 1,
  changes: false,
  description: 'Lists orders by number.',
  request: Type.Object(page),
  reply: Type.Object({ orders: Type.Array(OrderRecord), next }),
});

/** What came, what is billed and what may be billed of an order, with the receipt lines that invoices use. */
export const getOrderBalance = defineCommand({
  service: 'matching',
  name: 'get-order-balance',
  version: 1,
  changes: false,
  description: 'Gives what came, what is billed and what may be billed of each line of an order, and which receipt lines invoices use.',
  request: Type.Object({ orderId: Id('The order') }),
  reply: Type.Object({
    orderNumber: Text('The order', 100),
    agreement: Type.Optional(
      Type.Object(
        {
          orderNumber: Text('The contract', 100),
          from: DateText('Inclusive'),
          to: DateText('Inclusive'),
          valueLimit: Type.Optional(DecimalText('Net; what is billed in all stays within')),
          currency: Text('ISO 4217', 3),
          billed: DecimalText('Of the contract and its releases'),
          releases: Type.Array(Text('Order', 100)),
        },
        { description: 'Of a contract, or of an order that is a release of one: what is used of it' },
      ),
    ),
    lines: Type.Array(
      Type.Object({
        line: Text('Line of the order', 60),
        unit: Text('UN/ECE Rec 20 code of all quantities', 10),
        ordered: DecimalText('Less what went back for good'),
        received: DecimalText('Less rejected and returned; accepted where that is the basis'),
        billed: DecimalText('By invoices that count, less credits'),
        billable: DecimalText('May be billed now'),
        announced: Type.Optional(DecimalText('Sent by despatch advices and not received yet')),
        receipts: Type.Array(
          Type.Object({
            receipt: Text('Receipt number', 100),
            line: Text('Line of the receipt', 60),
            quantity: DecimalText('What counts of it'),
            usedBy: Type.Array(Type.Object({ invoiceId: Id('The invoice'), quantity: DecimalText('What it uses') })),
          }),
        ),
      }),
    ),
  }),
});

/** Posts a receipt, or changes the one of the same number. */
export const putReceipt = defineCommand({
  service: 'matching',
  name: 'put-receipt',
  version: 1,
  changes: true,
  description: 'Posts a goods receipt or return, or changes the one with the same number; waiting invoices are matched again.',
  request: Type.Object({ receipt: ReceiptInput, seenVersion }),
  reply: ReceiptRecord,
});

/** One receipt by id. */
export const getReceipt = defineCommand({
  service: 'matching',
  name: 'get-receipt',
  version: 1,
  changes: false,
  description: 'Gives a receipt.',
  request: Type.Object({ receiptId: Id('The receipt') }),
  reply: ReceiptRecord,
});

/** Receipts by number, a page at a time. */
export const listReceipts = defineCommand({
  service: 'matching',
  name: 'list-receipts',
  version: 1,
  changes: false,
  description: 'Lists receipts by number.',
  request: Type.Object(page),
  reply: Type.Object({ receipts: Type.Array(ReceiptRecord), next }),
});

/** What matching decided for an invoice. */
export const getMatch = defineCommand({
  service: 'matching',
  name: 'get-match',
  version: 1,
  changes: false,
  description: 'Gives the newest match of an invoice.',
  request: Type.Object({ invoiceId: Id('The invoice') }),
  reply: Type.Object({ lineage: Lineage, match: MatchResult }),
});

/** A version of the matching policy. */
export const PolicyRecord = Type.Object({ version: Type.Integer({ minimum: 0, description: '0: the defaults' }), policy: MatchPolicy });

/** The policy that was set last. */
export const getMatchPolicy = defineCommand({
  service: 'matching',
  name: 'get-policy',
  version: 1,
  changes: false,
  description: 'Gives the newest matching policy; version 0 are the defaults.',
  request: Type.Object({}),
  reply: PolicyRecord,
});

/** Adds a version of the policy. */
export const putMatchPolicy = defineCommand({
  service: 'matching',
  name: 'put-policy',
  version: 1,
  changes: true,
  description: 'Adds a version of the matching policy; open invoices are matched again.',
  request: Type.Object({ policy: MatchPolicy, seenVersion }),
  reply: PolicyRecord,
});

/** What a policy would change. */
export const tryMatchPolicy = defineCommand({
  service: 'matching',
  name: 'try-policy',
  version: 1,
  changes: false,
  description: 'Says which open invoices would come out otherwise under a policy; nothing is stored.',
  request: Type.Object({ policy: MatchPolicy }),
  reply: Type.Object({
    looked: Type.Integer({ minimum: 0, description: 'How many open invoices were matched' }),
    more: Type.Boolean({ description: 'Whether there are more than were looked at' }),
    changed: Type.Array(
      Type.Object({
        invoiceId: Id('The invoice'),
        number: Nullable(Text('BT-1')),
        before: Text('Verdict', 60),
        after: Text('Verdict', 60),
        payableBefore: DecimalText('Now'),
        payableAfter: DecimalText('Under the policy'),
      }),
    ),
  }),
});

/** Adds exchange rates. */
export const putRates = defineCommand({
  service: 'matching',
  name: 'put-rates',
  version: 1,
  changes: true,
  description: 'Adds exchange rates; the one of a day is never changed. Invoices that wait for one are matched again.',
  request: Type.Object({
    rates: Type.Array(
      Type.Object({
        from: Type.String({ pattern: '^[A-Z]{3}$' }),
        to: Type.String({ pattern: '^[A-Z]{3}$' }),
        rate: DecimalText('1 `from` in `to`'),
        date: DateText('Of the rate'),
        source: Text('Who says so', 100),
      }),
      { minItems: 1, maxItems: 1000 },
    ),
  }),
  reply: Type.Object({ added: Type.Integer({ minimum: 0 }) }),
});
