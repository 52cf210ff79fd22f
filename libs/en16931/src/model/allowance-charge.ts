import { Type } from '@sinclair/typebox';
import type { Static } from '@sinclair/typebox';
import { date, decimal, text } from './term.js';

/** A document level allowance (BG-20) or charge (BG-21). */
export const DocumentAllowanceCharge = Type.Object({
  /** BT-92, BT-99. */
  amount: decimal('BT-92', 'Amount', 'Without VAT, in the invoice currency; BT-99 for a charge.'),
  /** BT-93, BT-100. */
  baseAmount: decimal('BT-93', 'Base amount', 'What the percentage applies to; BT-100 for a charge.'),
  /** BT-94, BT-101. */
  percentage: decimal('BT-94', 'Percentage', '15 means 15 %; BT-101 for a charge.'),
  /** BT-95, BT-102. */
  vatCategory: text('BT-95', 'VAT category code', 'UNTDID 5305; BT-102 for a charge.'),
  /** BT-96, BT-103. */
  vatRate: decimal('BT-96', 'VAT rate', '19 means 19 %; BT-103 for a charge.'),
  /** BT-97, BT-104. */
  reason: text('BT-97', 'Reason', 'In words; BT-104 for a charge.'),
  /** BT-98, BT-105. */
  reasonCode: text('BT-98', 'Reason code', 'UNTDID 5189; BT-105 for a charge, UNTDID 7161.'),
});
export type DocumentAllowanceCharge = Static<typeof DocumentAllowanceCharge>;

/** A line allowance (BG-27) or charge (BG-28). */
export const LineAllowanceCharge = Type.Object({
  /** BT-136, BT-141. */
  amount: decimal('BT-136', 'Amount', 'Without VAT, in the invoice currency; BT-141 for a charge.'),
  /** BT-137, BT-142. */
  baseAmount: decimal('BT-137', 'Base amount', 'What the percentage applies to; BT-142 for a charge.'),
  /** BT-138, BT-143. */
  percentage: decimal('BT-138', 'Percentage', '15 means 15 %; BT-143 for a charge.'),
  /** BT-139, BT-144. */
  reason: text('BT-139', 'Reason', 'In words; BT-144 for a charge.'),
  /** BT-140, BT-145. */
  reasonCode: text('BT-140', 'Reason code', 'UNTDID 5189; BT-145 for a charge, UNTDID 7161.'),
});
export type LineAllowanceCharge = Static<typeof LineAllowanceCharge>;

/** A period: BG-14 (invoicing period), BG-26 (line period). Both ends are included. */
export const Period = Type.Object({
  /** BT-73, BT-134. */
  start: date('BT-73', 'Start date', 'First day; BT-134 on a line.'),
  /** BT-74, BT-135. */
  end: date('BT-74', 'End date', 'Last day; BT-135 on a line.'),
});
export type Period = Static<typeof Period>;
