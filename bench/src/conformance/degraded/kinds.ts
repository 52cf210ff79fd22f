/** What is done to a page: what a scanner does, what a telephone sees, what a fax leaves, and what offices put on paper before it is scanned. */
export const DAMAGE_KINDS = ['scan', 'photo', 'curled', 'fax', 'stamped', 'marked', 'watermarked'] as const;
export type DamageKind = (typeof DAMAGE_KINDS)[number];

/** The name that the pages of a kind are measured under. */
export const formatOf = (kind: DamageKind): string => (kind === 'scan' ? 'pdf-degraded' : `degraded-${kind}`);

/** The kinds that an option names: one of them, or `all`. */
export function kindsOf(option: string): readonly DamageKind[] {
  if (option === 'all') return DAMAGE_KINDS;
  const kinds = DAMAGE_KINDS.filter((kind) => kind === option);
  if (kinds.length === 0) throw new Error(`There is no damage "${option}": take ${DAMAGE_KINDS.join(', ')} or all.`);
  return kinds;
}
