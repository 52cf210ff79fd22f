import type { Finding, ValidationPolicy } from '@smartap/contracts';

/** A policy with its version; 0 is what holds as long as nobody has set one. */
export interface PolicyVersion {
  readonly version: number;
  readonly policy: ValidationPolicy;
}

/** What holds as long as a tenant has set nothing. */
export const DEFAULT_POLICY: PolicyVersion = {
  version: 0,
  policy: { layers: [], modes: [], noWaive: [], duplicates: { dateWindowDays: 45, sharedAccounts: [] }, risk: { threshold: 50, points: [], limits: [] } },
};

/** Findings whose weight is not for a tenant to set: two payments for one invoice are nobody's wish. */
export const FIXED_CODES: ReadonlySet<string> = new Set(['DUPLICATE_NUMBER']);

/** The findings as heavy as the tenant takes them; those that are off are not told. */
export function weigh(findings: readonly Finding[], { policy }: PolicyVersion): Finding[] {
  const modes = new Map(policy.modes.map(({ code, mode }) => [code, mode]));
  return findings.flatMap((finding) => {
    const mode = FIXED_CODES.has(finding.code) ? undefined : modes.get(finding.code);
    if (mode === 'off') return [];
    return [mode === undefined ? finding : { ...finding, severity: mode }];
  });
}
