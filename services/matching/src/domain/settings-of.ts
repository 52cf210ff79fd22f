import type { MatchPolicy } from '@smartap/contracts';
import { oncePer } from '@smartap/runtime';
import { DEFAULT_SETTINGS } from './default-settings.js';
import type { MatchSettings } from './model/settings.js';

/** A version of a policy. */
export interface PolicyVersion {
  readonly version: number;
  readonly policy: MatchPolicy;
}

/** The settings of a day: of the versions that are valid by then the newest; the defaults when there is none. */
export function settingsOn(day: string, versions: readonly PolicyVersion[]): MatchSettings {
  const [newest] = versions.filter(({ policy }) => policy.validFrom <= day).toSorted((a, b) => b.version - a.version);
  return newest ? settingsOf(newest) : DEFAULT_SETTINGS;
}

/** A policy as the core reads it: units of the tenant beat those of the standard. The same for all bills of a batch. */
export const settingsOf = oncePer(({ version, policy }: PolicyVersion): MatchSettings => {
  return {
    version,
    disputeScope: policy.disputeScope,
    unknownOrder: 'wait',
    withoutOrder: 'pass',
    ...(policy.codingRequired ? { codingRequired: true } : {}),
    ...(policy.despatchCounts ? { despatchCounts: true } : {}),
    tolerances: policy.tolerances,
    units: [...policy.units, ...DEFAULT_SETTINGS.units],
  };
});
