import { Type, type Static } from '@sinclair/typebox';
import { DateText, DecimalText, Nullable, OneOf, Text } from './common.js';

/** What may be billed: two-, three-, four-way. */
export const BASES = ['ordered', 'received', 'accepted'] as const;

/** One line of an order. */
export const OrderLineInput = Type.Object({
  line: Text('Line number', 60),
  description: Type.Optional(Type.String({ maxLength: 1000 })),
  sellerItemId: Type.Optional(Type.String({ maxLength: 100 })),
  buyerItemId: Type.Optional(Type.String({ maxLength: 100 })),
  standardItemId: Type.Optional(Type.String({ maxLength: 100 })),
  quantity: DecimalText('Ordered, in `unit`'),
  unit: Text('UN/ECE Rec 20 code', 10),
  price: DecimalText('Net price of `baseQuantity` units'),
  baseQuantity: DecimalText('Units the price is for'),
  basis: Type.Optional(OneOf(BASES, 'What may be billed of this line; absent: as of the order')),
  category: Type.Optional(Type.String({ maxLength: 100, description: 'Category of goods, for tolerances' })),
  costCenter: Type.Optional(Type.String({ maxLength: 100, description: 'Who bears it' })),
  account: Type.Optional(Type.String({ maxLength: 100, description: 'General ledger account' })),
});
export type OrderLineInput = Static<typeof OrderLineInput>;

/** A purchase order as its system knows it. */
export const OrderInput = Type.Object({
  number: Text('Order number of the buyer; unique', 100),
  vendorNumber: Nullable(Text('The vendor', 60)),
  currency: Type.String({ pattern: '^[A-Z]{3}$', description: 'ISO 4217' }),
  orderedOn: Type.Optional(DateText('Date of the order')),
  basis: OneOf(BASES, 'What may be billed: two-, three-, four-way'),
  status: OneOf(['open', 'closed', 'cancelled'], '`closed`: no more deliveries'),
  contract: Type.Optional(
    Text('The contract or blanket order, by its order number, that this order is a release of: what is billed of it counts against the contract', 100),
  ),
  agreement: Type.Optional(
    Type.Object(
      {
        from: DateText('Inclusive'),
        to: DateText('Inclusive'),
        valueLimit: Type.Optional(DecimalText('Net, in the currency of the order; what is billed in all stays within')),
      },
      { description: 'A contract or blanket order: what may be billed of it, by the date of the invoice. The quantities of its lines limit it too' },
    ),
  ),
  lines: Type.Array(OrderLineInput, { minItems: 1, maxItems: 10000 }),
  charges: Type.Optional(
    Type.Array(
      Type.Object({
        id: Text('Id within the order', 60),
        kind: Text('`freight`, `packing`', 100),
        amount: DecimalText('Planned for `plannedQuantity` of `line`, in the currency of the order'),
        plannedQuantity: DecimalText('In the unit of the line'),
        line: Text('Line number', 60),
      }),
      { maxItems: 1000, description: 'Planned delivery charges, shared by quantity' },
    ),
  ),
});
export type OrderInput = Static<typeof OrderInput>;

/** Goods that came in, went back (negative) or were inspected. */
export const ReceiptInput = Type.Object({
  number: Text('Receipt number; unique', 100),
  receivedOn: DateText('When'),
  postedBy: Type.Optional(Text('Who posted it')),
  lines: Type.Array(
    Type.Object({
      line: Text('Line of the receipt', 60),
      orderNumber: Text('Order', 100),
      orderLine: Text('Line of the order', 60),
      quantity: DecimalText('In `unit`; negative for a return'),
      unit: Type.Optional(Text('UN/ECE Rec 20 code of the quantities; absent: that of the order line', 10)),
      rejected: Type.Optional(DecimalText('Of it, rejected at inspection')),
      accepted: Type.Optional(DecimalText('Of it, accepted at inspection')),
      replacement: Type.Optional(
        OneOf(['none', 'expected'], 'Of a return: `none`, the goods are off the order for good; `expected` or absent, they may still come'),
      ),
    }),
    { minItems: 1, maxItems: 10000 },
  ),
});
export type ReceiptInput = Static<typeof ReceiptInput>;
