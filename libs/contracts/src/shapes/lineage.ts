import { Type, type Static } from '@sinclair/typebox';

/**
 * Which decisions an event rests on: revision, validation run, match run, approval run; each stage appends its own
 * number. Compared element by element, a longer one after its prefix, as Postgres compares `int[]`. `[]` is the
 * submission, `[0]` the receipt of its bytes.
 */
export const Lineage = Type.Array(Type.Integer({ minimum: 0 }), { maxItems: 4, description: 'Revision, validation run, match run, approval run' });
export type Lineage = Static<typeof Lineage>;

// The largest number that Postgres keeps in an int.
const AFTER_EVERY_RUN = 2_147_483_647;

/** The lineage of the end of a revision: newer than every run on it, also one that is still under way; older than the next revision. */
export function endOfRevision(revision: number): Lineage {
  return [revision, AFTER_EVERY_RUN];
}

/** Negative when a is older than b, positive when newer, 0 when the same. */
export function compareLineage(a: Lineage, b: Lineage): number {
  for (let i = 0; i < Math.min(a.length, b.length); i += 1) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}
