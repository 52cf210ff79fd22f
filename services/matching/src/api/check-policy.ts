import type { MatchPolicy } from '@smartap/contracts';
import { AppError } from '@smartap/runtime';

/**
 * Refuses a policy that cannot be meant.
 *
 * @throws AppError `POLICY_INVALID`
 */
export function checkPolicy({ tolerances }: MatchPolicy): void {
  const seen = new Set<string>();
  for (const rule of tolerances) {
    const fault = (text: string): AppError => new AppError('POLICY_INVALID', `Tolerance "${rule.id}": ${text}`);
    if (seen.has(rule.id)) throw fault('there are two of this id. Give each its own.');
    seen.add(rule.id);
    for (const side of ['upper', 'lower'] as const) {
      const limits = [rule[`${side}Abs`], rule[`${side}Pct`]];
      if (limits.some((limit) => limit?.startsWith('-')))
        throw fault(`a limit is never negative; what is below the base has limits of its own (lowerAbs, lowerPct).`);
      if (rule.combine === 'OR' && (limits[0] === null) !== (limits[1] === null)) throw fault(`with OR both ${side} limits must be set, or none.`);
    }
  }
}
