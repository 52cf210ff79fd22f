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
  ...Type.Partial(Type.Pick(OrderLineInput, ['description', 'sellerItemId', 'buyerItemId', 'standardItemId', 'quantity', 'unit', 'price', 'baseQuantity'])).properties,
  promisedOn: Type.Optional(DateText('When it will be delivered')),
});
export type AnsweredLine = Static<typeof AnsweredLine>;

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
