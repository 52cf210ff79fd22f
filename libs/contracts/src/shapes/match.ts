import { Type, type Static } from '@sinclair/typebox';
import { DecimalText, Nullable, OneOf, Text } from './common.js';

/** Verdict names of a line, and of the invoice by its worst line. */
export const MATCH_VERDICTS = [
  'MATCHED', 'WITHIN_TOLERANCE', 'NO_ORDER', 'AWAITING_RECEIPT', 'PARTLY_RECEIVED', 'OVER_QUANTITY', 'PRICE_OVER', 'PRICE_UNDER', 'NOT_ORDERED',
  'UOM_UNKNOWN', 'CURRENCY_UNKNOWN', 'UNLINKED', 'ALREADY_BILLED', 'ORDER_UNKNOWN',
] as const;
export const MatchVerdict = OneOf(MATCH_VERDICTS, 'What matching says');
export type MatchVerdict = Static<typeof MatchVerdict>;

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
  tolerance: Nullable(Text('The tolerance that let it pass or stopped it', 100)),
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
  accepted: Type.Optional(Type.Object({ by: Text('Who accepted the exception'), reason: Type.Optional(Type.String()) })),
});
export type MatchResult = Static<typeof MatchResult>;
