import { dec, type Decimal } from '@smartap/runtime';

/** What a tolerance measures. */
export type Dimension = 'unitPrice' | 'quantity';

/** How far a figure may be off. null: no limit; '0': exact. Percentages are of the base: '2' is 2 %. */
export interface Tolerance {
  readonly id: string;
  readonly dimension: Dimension;
  readonly upperAbsolute: string | null;
  readonly upperPercent: string | null;
  readonly lowerAbsolute: string | null;
  readonly lowerPercent: string | null;
  /** AND: both limits hold; OR: one of them. */
  readonly combine: 'AND' | 'OR';
}

/** Version 0 of the tolerances, for a tenant that has set none: price 2 % over or 5 % under, quantity exact. */
export const DEFAULT_TOLERANCES: readonly Tolerance[] = [
  { id: 'default-price', dimension: 'unitPrice', upperAbsolute: null, upperPercent: '2', lowerAbsolute: null, lowerPercent: '5', combine: 'AND' },
  { id: 'default-quantity', dimension: 'quantity', upperAbsolute: '0', upperPercent: null, lowerAbsolute: null, lowerPercent: null, combine: 'AND' },
];

/** Whether a variance passes, and by which rule. */
export interface ToleranceDecision {
  readonly within: boolean;
  readonly rule: string | null;
}

/**
 * Holds a variance against the tolerance of its dimension. Equal to the limit is within. A percentage of base zero
 * cannot be judged and is left out. No rule: exact.
 */
export function judge(dimension: Dimension, variance: Decimal, base: Decimal, tolerances: readonly Tolerance[]): ToleranceDecision {
  const rule = tolerances.find((tolerance) => tolerance.dimension === dimension);
  if (variance.eq(0)) return { within: true, rule: rule?.id ?? null };
  if (!rule) return { within: false, rule: null };
  const [absolute, percent] = variance.gt(0) ? [rule.upperAbsolute, rule.upperPercent] : [rule.lowerAbsolute, rule.lowerPercent];
  const size = variance.abs();
  const limits: boolean[] = [];
  if (absolute !== null) limits.push(size.lte(absolute));
  if (percent !== null && !base.eq(0)) limits.push(size.times(100).lte(dec(percent).times(base.abs())));
  if (limits.length === 0) return { within: percent === null && absolute === null, rule: rule.id };
  return { within: rule.combine === 'AND' ? limits.every(Boolean) : limits.some(Boolean), rule: rule.id };
}
