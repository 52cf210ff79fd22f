import { Type, type Static } from '@sinclair/typebox';
import { DateText, DecimalText, Nullable, OneOf, Text } from './common.js';

/** What a tolerance measures. */
export const TOLERANCE_DIMENSIONS = ['unitPrice', 'lineValue', 'quantity', 'quantityValue', 'deliveryCost', 'tax', 'smallDifference', 'headerTotal'] as const;

/** How far a figure may be off. null: no limit; `0`: none tolerated; equal to the limit is within. */
export const ToleranceRule = Type.Object({
  id: Text('Unique within the policy', 100),
  dimension: OneOf(TOLERANCE_DIMENSIONS, 'What is measured'),
  scope: Type.Object(
    { seller: Type.Optional(Text('Vendor number', 60)), itemId: Type.Optional(Text('Article', 100)), category: Type.Optional(Text('Category of goods', 100)) },
    { additionalProperties: false, description: 'All that is named must fit; the most names decide' },
  ),
  priority: Type.Integer({ description: 'Of rules with as many names the lowest decides' }),
  upperAbs: Nullable(DecimalText('Above the base, in the terms of the dimension')),
  upperPct: Nullable(DecimalText('Above the base, in percent of it: `2` is 2 %')),
  lowerAbs: Nullable(DecimalText('Below the base')),
  lowerPct: Nullable(DecimalText('Below the base, in percent')),
  combine: OneOf(['AND', 'OR'], 'Whether both limits must hold or one'),
  action: OneOf(['exception', 'wait', 'warn'], 'What follows above the limit'),
});
export type ToleranceRule = Static<typeof ToleranceRule>;

/** How a tenant judges variances, from a day on. */
export const MatchPolicy = Type.Object({
  validFrom: DateText('For invoices that come in from this day on'),
  codingRequired: Type.Optional(
    Type.Boolean({ description: 'What has no order needs GL account and cost centre before it goes on to approval; left out: it does not' }),
  ),
  despatchCounts: Type.Optional(
    Type.Boolean({
      description:
        'Goods that a despatch advice announces count as received until their receipt comes; never where the basis is `accepted`. Left out: they do not count',
    }),
  ),
  disputeScope: OneOf(['excess', 'line'], 'What an exception holds back: the part without ground, or the whole line'),
  tolerances: Type.Array(ToleranceRule, { maxItems: 1000 }),
  units: Type.Array(
    Type.Object({
      from: Text('UN/ECE Rec 20 or 21', 10),
      to: Text('UN/ECE Rec 20 or 21', 10),
      numerator: Type.String({ pattern: '^\\d*[1-9]\\d*(\\.\\d+)?$', maxLength: 40 }),
      denominator: Type.String({ pattern: '^\\d*[1-9]\\d*(\\.\\d+)?$', maxLength: 40 }),
      itemId: Type.Optional(Text('For this article alone', 100)),
    }),
    { maxItems: 10000, description: '1 `from` = `numerator`/`denominator` `to`; those of the standard need not be named' },
  ),
});
export type MatchPolicy = Static<typeof MatchPolicy>;
