import type { AmountCandidate } from '../amount-candidates.js';
import type { Amount } from '../../print/amounts.js';
import type { Reading } from '../../print/reading.js';
import { isAdjustment, isReduction, isRounding } from './adjustment-words.js';
import { absolute, scaled } from '../scaled.js';

/** What is a discount stands this near below the subtotal, in lines. */
const NEAR = 5;
/** A net total that is nowhere printed must add up with others to be believed. */
const UNPRINTED = 0.8;

/** The one amount of money in a line of a charge or allowance, signed by what it does to the total. */
function adjustmentIn(reading: Reading, index: number): { units: bigint; amount: Amount } | undefined {
  const text = reading.lines[index]?.row.text ?? '';
  const [amount, ...others] = (reading.amounts[index] ?? []).filter(({ isMoney }) => isMoney);
  // What is rounded below a subtotal is rather the total with tax.
  if (amount === undefined || others.length > 0 || !isAdjustment(text) || isRounding(text)) return undefined;
  const units = scaled(amount.value);
  return { units: isReduction(text) ? -absolute(units) : units, amount };
}

/** The net total that a subtotal comes to with the charges and allowances below it. */
function afterAdjustments(reading: Reading, candidate: AmountCandidate): AmountCandidate[] {
  const [subtotal, ...others] = candidate.amounts;
  if (subtotal === undefined || others.length > 0) return [];
  const from = subtotal.line.row.index;
  const found = Array.from({ length: NEAR }, (_, at) => adjustmentIn(reading, from + 1 + at)).filter((each) => each?.amount.line.row.page === subtotal.line.row.page);
  const adjustments = found.filter((each) => each !== undefined);
  if (adjustments.length === 0) return [];
  const units = adjustments.reduce((sum, each) => sum + each.units, candidate.units);
  return [{ ...candidate, units, score: candidate.score * UNPRINTED, amounts: [subtotal, ...adjustments.map(({ amount }) => amount)], base: candidate }];
}

/** Net totals that are not printed, but follow from a subtotal and what is added to it or taken off. */
export function adjusted(reading: Reading, subtotals: readonly AmountCandidate[]): AmountCandidate[] {
  return subtotals.flatMap((each) => afterAdjustments(reading, each));
}
