import { ratio, sign, type Ratio } from '../model/ratio.js';

/** What a tolerance measures. */
export type Dimension = 'unitPrice' | 'lineValue' | 'quantity' | 'quantityValue' | 'deliveryCost' | 'tax' | 'smallDifference' | 'headerTotal';

/** What a tolerance is about: all that is named must fit. */
export interface Scope {
  readonly seller?: string | undefined;
  readonly itemId?: string | undefined;
  readonly category?: string | undefined;
}

/** How far a figure may be off. null: no limit; '0': exact. Percentages are of the base: '2' is 2 %. */
export interface Tolerance {
  readonly id: string;
  readonly dimension: Dimension;
  readonly scope: Scope;
  /** Between rules of equal scope the lower number decides. */
  readonly priority: number;
  readonly upperAbs: string | null;
  readonly upperPct: string | null;
  readonly lowerAbs: string | null;
  readonly lowerPct: string | null;
  /** AND: both limits hold; OR: one of them. */
  readonly combine: 'AND' | 'OR';
  /** What follows above the limit. */
  readonly action: 'exception' | 'wait' | 'warn';
}

/** What a variance was held against, and what came of it. */
export interface ToleranceDecision {
  readonly dimension: Dimension;
  /** The rule that decided; null: none fits, and the figure must be exact. */
  readonly rule: string | null;
  /** The rule that would have decided without it. */
  readonly runnerUp: string | null;
  readonly within: boolean;
  readonly action: Tolerance['action'];
  readonly variance: Ratio;
  readonly base: Ratio;
}

/** The rules of a dimension that fit, the deciding one first: the most scope keys, then the lowest priority, then the id. */
export function chooseRules(dimension: Dimension, facts: Scope, tolerances: readonly Tolerance[]): Tolerance[] {
  const keys = (rule: Tolerance): [keyof Scope, string][] =>
    Object.entries(rule.scope).filter((entry): entry is [keyof Scope, string] => entry[1] !== undefined);
  return tolerances
    .filter((rule) => rule.dimension === dimension && keys(rule).every(([key, wanted]) => facts[key] === wanted))
    .toSorted((a, b) => keys(b).length - keys(a).length || a.priority - b.priority || (a.id < b.id ? -1 : 1));
}

/**
 * Whether a variance is within a rule. Equal to the limit is within. A percentage of base zero cannot be judged and is left
 * out; when nothing else is limited, a variance on nothing is not within.
 */
export function isWithin(rule: Tolerance, variance: Ratio, base: Ratio): boolean {
  if (sign(variance) === 0) return true;
  const [absolute, percent] = sign(variance) > 0 ? [rule.upperAbs, rule.upperPct] : [rule.lowerAbs, rule.lowerPct];
  const size = variance.abs();
  const limits: boolean[] = [];
  if (absolute !== null) limits.push(size.compare(ratio(absolute)) <= 0);
  if (percent !== null && sign(base) !== 0) limits.push(size.mul(100).compare(ratio(percent).mul(base.abs())) <= 0);
  if (limits.length === 0) return percent === null && absolute === null;
  return rule.combine === 'AND' ? limits.every(Boolean) : limits.some(Boolean);
}

/** Judges a variance by the rule of its dimension that fits best; without one it must be nothing. */
export function judge(dimension: Dimension, variance: Ratio, base: Ratio, facts: Scope, tolerances: readonly Tolerance[]): ToleranceDecision {
  const [rule, runnerUp] = chooseRules(dimension, facts, tolerances);
  const within = rule ? isWithin(rule, variance, base) : sign(variance) === 0;
  return { dimension, rule: rule?.id ?? null, runnerUp: runnerUp?.id ?? null, within, action: rule?.action ?? 'exception', variance, base };
}

/** Judges a figure in two dimensions: each that has a rule must hold; with none for either it must be exact. */
export function judgeAll(parts: readonly (readonly [Dimension, Ratio, Ratio])[], facts: Scope, tolerances: readonly Tolerance[]): ToleranceDecision[] {
  const decisions = parts.map(([dimension, variance, base]) => judge(dimension, variance, base, facts, tolerances));
  const ruled = decisions.filter(({ rule }) => rule !== null);
  return ruled.length > 0 ? ruled : decisions.slice(0, 1);
}

/** Whether nothing is above its limit, but what only warns. */
export const passes = (decisions: readonly ToleranceDecision[]): boolean => decisions.every(({ within, action }) => within || action === 'warn');

/** What follows from decisions of which one is above its limit. */
export const waits = (decisions: readonly ToleranceDecision[]): boolean => {
  const broken = decisions.filter(({ within, action }) => !within && action !== 'warn');
  return broken.length > 0 && broken.every(({ action }) => action === 'wait');
};
