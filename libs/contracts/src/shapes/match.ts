import { Type, type Static } from '@sinclair/typebox';
import { LineCoding } from './coding.js';
import { DateText, DecimalText, Nullable, OneOf, Text } from './common.js';
import { Translations } from './says.js';

/** Verdict names of a line, and of the invoice by its worst line. */
// prettier-ignore
export const MATCH_VERDICTS = [
  'MATCHED', 'WITHIN_TOLERANCE', 'NO_ORDER', 'AWAITING_RECEIPT', 'PARTLY_RECEIVED', 'OVER_QUANTITY', 'PRICE_OVER', 'PRICE_UNDER', 'NOT_ORDERED',
  'UOM_UNKNOWN', 'CURRENCY_UNKNOWN', 'UNLINKED', 'ALREADY_BILLED', 'ORDER_UNKNOWN', 'TAX_DIFFERS', 'TOTAL_DIFFERS', 'ORDER_TOTAL_OVER', 'OUT_OF_PERIOD',
  'CODING_REQUIRED',
] as const;
export const MatchVerdict = OneOf(MATCH_VERDICTS, 'What matching says');
export type MatchVerdict = Static<typeof MatchVerdict>;

/** A line of an order. */
export const OrderLineRef = Type.Object({ orderNumber: Text('Order'), orderLine: Text('Line of it', 60) });
export type OrderLineRef = Static<typeof OrderLineRef>;

/** A tolerance that was asked, and what it said. */
export const MatchDecision = Type.Object({
  dimension: Text('What was measured: `unitPrice`, `quantity`', 40),
  rule: Nullable(Text('The rule that decided; null: none fits, so it must be exact', 100)),
  runnerUp: Nullable(Text('The rule that would have decided without it', 100)),
  outcome: OneOf(['within', 'exceeded'], 'Equal to the limit is within'),
  variance: Text('Exact, in the terms of the dimension', 100),
  base: Text('What a percentage is of', 100),
});
export type MatchDecision = Static<typeof MatchDecision>;

/** One invoice line against its order line. Amounts are net, in the invoice's currency. */
export const LineMatch = Type.Object({
  lineId: Text('BT-126, or its position when absent', 60),
  verdict: MatchVerdict,
  orderNumber: Nullable(Text('Order the line was paired with')),
  orderLine: Nullable(Text('Line of that order', 60)),
  payableNow: DecimalText('Has ground to be paid'),
  awaiting: DecimalText('Goods still to come'),
  disputed: DecimalText('Without ground'),
  explanation: Text('Figures and the tolerance that decided, in plain words', 2000),
  explanations: Type.Optional(Translations),
  tolerance: Nullable(Text('The tolerance that let it pass or stopped it', 100)),
  allocated: Type.Optional(DecimalText('What it takes of its order lines, in their unit')),
  pairedWith: Type.Optional(Type.Array(OrderLineRef, { description: 'All order lines it bills, where they are not just the one named' })),
  candidates: Type.Optional(Type.Array(OrderLineRef, { description: 'Among these a person must choose' })),
  decisions: Type.Optional(Type.Array(MatchDecision)),
});
export type LineMatch = Static<typeof LineMatch>;

/** The outcome of matching an invoice. */
export const MatchResult = Type.Object({
  class: OneOf(['clean', 'waiting', 'exception'], 'The worst line'),
  verdict: MatchVerdict,
  lines: Type.Array(LineMatch),
  payableNow: DecimalText('Sum of the lines'),
  awaiting: DecimalText('Sum of the lines'),
  disputed: DecimalText('Sum of the lines'),
  charges: Type.Optional(Type.Array(LineMatch, { description: 'Charges and allowances of the whole invoice' })),
  tax: Type.Optional(
    Type.Object({
      result: OneOf(['exact', 'within', 'over', 'under'], 'How the announced tax stands to the computed'),
      announced: DecimalText('As printed'),
      computed: DecimalText('From the taxable amounts and rates'),
      toPost: DecimalText('The tax to book'),
      rule: Nullable(Text('The tolerance that decided', 100)),
    }),
  ),
  header: Type.Optional(
    Type.Object({
      orderNumber: Text('The order'),
      result: OneOf(['within', 'over'], 'All that is billed of the order against its value'),
      billed: DecimalText('In the currency of the order'),
      ordered: DecimalText('In the currency of the order'),
      rule: Nullable(Text('The tolerance that decided', 100)),
    }),
  ),
  smallDifference: Type.Optional(
    Type.Object({
      amount: DecimalText('Printed total less lines and charges'),
      accepted: Type.Boolean({ description: 'Swallowed, and booked apart' }),
      rule: Nullable(Text('The tolerance that decided', 100)),
    }),
  ),
  rates: Type.Optional(
    Type.Array(
      Type.Object({
        from: Text('ISO 4217', 3),
        to: Text('ISO 4217', 3),
        rate: Text('`from` × rate = `to`; a decimal, or a fraction', 100),
        date: DateText('Of the rate'),
        source: Text('Who says so', 100),
      }),
      {
        description: 'Rates that were taken; they stay with the invoice',
      },
    ),
  ),
  proof: Type.Optional(
    Type.Object(
      { inputsHash: Text('SHA-256 of all that was judged', 64), toleranceVersion: Type.Integer({ minimum: 0, description: '0: nothing was set' }) },
      { description: 'From the same inputs comes the same result' },
    ),
  ),
  supplierText: Type.Optional(
    Type.Object({ en: Type.String({ maxLength: 4000 }), de: Type.String({ maxLength: 4000 }) }, { description: 'What to write to the supplier' }),
  ),
  coding: Type.Optional(Type.Array(LineCoding, { description: 'Of an invoice without order, where the policy asks for it: all that it is booked on' })),
  orderAmended: Type.Optional(Type.Boolean({ description: 'An order was changed after the invoice came, and that changed the outcome' })),
  receiptAmended: Type.Optional(
    Type.Boolean({ description: 'What a receipt says that came was changed after the invoice came, and that changed the outcome' }),
  ),
  accepted: Type.Optional(Type.Object({ by: Text('Who accepted the exception'), reason: Type.Optional(Type.String()) })),
});
export type MatchResult = Static<typeof MatchResult>;
