import type { AmountCandidate } from './amount-candidates.js';
import type { Amount } from '../print/amounts.js';
import type { Reading } from '../print/reading.js';
import { unscaled } from './scaled.js';

/** A total with how surely it is known. `amounts` are the words it was read from; none when it is computed. */
export interface Total {
  value: string;
  confidence: number;
  label: string | undefined;
  amounts: readonly Amount[];
}

/** The totals of a document: chosen together, so that what adds up wins over what is merely near a label. */
export interface Totals {
  lineSum?: Total;
  net?: Total;
  tax?: Total;
  gross?: Total;
  paid?: Total;
  rounding?: Total;
  due?: Total;
  /** Amounts within the net total that are asked for without tax, beside what was sold. */
  outlays?: readonly Amount[];
}

/** A total as it is printed; `closes` where it adds up with others. */
export function stated(candidate: AmountCandidate, closes: boolean): Total {
  const alone = 0.35 + 0.5 * candidate.score;
  return {
    value: unscaled(candidate.units),
    confidence: closes ? Math.max(0.9, Math.min(0.98, alone + 0.3)) : Math.min(0.85, alone),
    label: candidate.label === '' ? undefined : candidate.label,
    amounts: candidate.amounts,
  };
}

/** A value that follows from others: by an amount that is printed somewhere, else computed. */
export function derived(reading: Reading, units: bigint, confidence: number, printed: ReadonlySet<bigint>): Total {
  const value = unscaled(units);
  const amounts = printed.has(units)
    ? reading.amounts
        .flat()
        .filter((amount) => amount.value === value)
        .slice(-1)
    : [];
  return { value, confidence: amounts.length > 0 ? Math.min(0.9, confidence + 0.1) : confidence, label: undefined, amounts };
}
