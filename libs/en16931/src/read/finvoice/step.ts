import type { LineAllowanceCharge } from '../../model/index.js';
import type { Occurrence } from '../../xml/occurrence.js';
import type { Scribe } from '../scribe.js';
import { putDecimal } from './decimals.js';
import { part } from './sub-rows.js';

/** The elements by which a discount or a charge says what it is. */
interface Names {
  readonly amount: string;
  readonly percentage: string;
  readonly baseAmount: string;
  readonly reason: string;
  readonly reasonCode: string;
}

/** Of a row, and of the whole invoice. */
export const ROW_DISCOUNT: Names = {
  amount: 'RowDiscountAmount',
  percentage: 'RowDiscountPercent',
  baseAmount: 'RowDiscountBaseAmount',
  reason: 'RowDiscountTypeText',
  reasonCode: 'RowDiscountTypeCode',
};
export const CHARGE: Names = { amount: 'Amount', percentage: 'Percent', baseAmount: 'BaseAmount', reason: 'ReasonText', reasonCode: 'ReasonCode' };
export const DISCOUNT: Names = { ...CHARGE, reason: 'FreeText' };

/** A discount or a charge; none where it comes to nothing. */
export function readStep(scribe: Scribe, from: Occurrence, names: Names): [LineAllowanceCharge] | [] {
  const step: LineAllowanceCharge = {};
  for (const key of ['amount', 'percentage', 'baseAmount'] as const) putDecimal(scribe, step, key, part(from, names[key]));
  for (const key of ['reason', 'reasonCode'] as const) scribe.text(step, key, part(from, names[key]));
  return step.amount === undefined || step.amount === '0' ? [] : [step];
}
