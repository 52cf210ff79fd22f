import { Type, type Static } from '@sinclair/typebox';
import { DateText, OneOf, Text } from './common.js';
import { OrderLineInput } from './order.js';

const Unit = Text('UN/ECE Rec 20 code of the quantity; absent: that of the order line', 10);

/** Goods that a seller says are under way. */
export const DespatchInput = Type.Object({
  number: Text('Number of the despatch advice; unique for its seller', 100),
  seller: Type.Optional(Text('Who sent it: vendor number, or the name that the document states', 200)),
  sentOn: DateText('When the goods left'),
  expectedOn: Type.Optional(DateText('When they are expected')),
  lines: Type.Array(
    Type.Object({
      line: Text('Line of the advice', 60),
      orderNumber: Text('Order', 100),
      orderLine: Text('Line of the order', 60),
      quantity: Type.String({ pattern: '^\\d+(\\.\\d+)?$', maxLength: 40, description: 'Sent, in `unit`' }),
      unit: Type.Optional(Unit),
    }),
    { minItems: 1, maxItems: 10000 },
  ),
});
export type DespatchInput = Static<typeof DespatchInput>;

/** What a seller answers to one line of an order. */
export const AnsweredLine = Type.Object({
  orderLine: Text('Line of the order; of a line that is added its own', 60),
  answer: OneOf(['accepted', 'changed', 'rejected', 'added'], '`changed`, `added`: on the terms stated here'),
  ...Type.Partial(Type.Pick(OrderLineInput, ['description', 'sellerItemId', 'buyerItemId', 'standardItemId', 'quantity', 'unit', 'price', 'baseQuantity']))
    .properties,
  promisedOn: Type.Optional(DateText('When it will be delivered')),
});
export type AnsweredLine = Static<typeof AnsweredLine>;

/** What becomes of one line of an order. */
export const ChangedOrderLine = Type.Object({
  line: Text('Line of the order; of a line that is added its own', 60),
  change: OneOf(['added', 'changed', 'cancelled', 'unchanged'], '`changed`, `added`: on the terms stated here; what is left out stays'),
  ...Type.Partial(Type.Pick(OrderLineInput, ['description', 'sellerItemId', 'buyerItemId', 'standardItemId', 'quantity', 'unit', 'price', 'baseQuantity']))
    .properties,
});
export type ChangedOrderLine = Static<typeof ChangedOrderLine>;

/** What a buyer changes of an order, or that it is taken back. Lines that are not stated stay. */
export const OrderChangeInput = Type.Object({
  number: Text('Number of the change; unique for its order', 100),
  orderNumber: Text('The order it changes', 100),
  sequence: Type.Optional(Text('Which change of the order it is, as the buyer counts them', 60)),
  changedOn: DateText('When'),
  changedAt: Type.Optional(Type.String({ pattern: '^\\d{2}:\\d{2}:\\d{2}$', description: 'The time of that day' })),
  cancels: Type.Boolean({ description: 'The order as a whole is taken back' }),
  currency: Type.Optional(Type.String({ pattern: '^[A-Z]{3}$', description: 'ISO 4217; absent: that of the order' })),
  contract: Type.Optional(Text('The contract or blanket order that the order is a release of', 100)),
  note: Type.Optional(Type.String({ maxLength: 2000 })),
  lines: Type.Array(ChangedOrderLine, { maxItems: 10000 }),
});
export type OrderChangeInput = Static<typeof OrderChangeInput>;

/** A seller's answer to an order: its confirmation, its counter-offer or its refusal. */
export const OrderResponseInput = Type.Object({
  number: Text('Number of the response; unique for its order', 100),
  orderNumber: Text('The order it answers', 100),
  respondedOn: DateText('When'),
  answer: OneOf(['accepted', 'changed', 'rejected', 'acknowledged'], '`acknowledged`: the order came, and nothing is said about it yet'),
  note: Type.Optional(Type.String({ maxLength: 2000 })),
  lines: Type.Array(AnsweredLine, { maxItems: 10000 }),
});
export type OrderResponseInput = Static<typeof OrderResponseInput>;
