import type { ChangedVerdict, PolicyReplayResult } from '@smartap/contracts';

/** A replay that has looked at nothing yet. */
export const UNTALLIED: PolicyReplayResult = { looked: 0, changed: 0, verdicts: {}, come: {}, gone: {} };

function counted(known: Readonly<Record<string, number>>, keys: readonly string[]): Record<string, number> {
  const counts = { ...known };
  for (const key of keys) counts[key] = (counts[key] ?? 0) + 1;
  return counts;
}

/** The tally of a replay with one more page in it. */
export function tallied(tally: PolicyReplayResult, looked: number, page: readonly ChangedVerdict[]): PolicyReplayResult {
  return {
    looked: tally.looked + looked,
    changed: tally.changed + page.length,
    verdicts: counted(
      tally.verdicts,
      page.flatMap(({ before, after }) => (before === after ? [] : [`${before}>${after}`])),
    ),
    come: counted(
      tally.come,
      page.flatMap(({ come }) => come),
    ),
    gone: counted(
      tally.gone,
      page.flatMap(({ gone }) => gone),
    ),
  };
}
