/** What is done to a page: what a scanner does, what a telephone sees, what a fax leaves, what offices put on paper before it is scanned, and what is left where a program prints in one pitch. */
export const DAMAGE_KINDS = ['scan', 'photo', 'curled', 'fax', 'stamped', 'marked', 'watermarked', 'typed'] as const;
export type DamageKind = (typeof DAMAGE_KINDS)[number];

/** The name that the pages of a kind are measured under. */
export const formatOf = (kind: DamageKind): string => (kind === 'scan' ? 'pdf-degraded' : `degraded-${kind}`);

/** What can be asked for: one of the kinds, or all. */
export const DAMAGE_CHOICES = [...DAMAGE_KINDS, 'all'] as const;

/** The kinds that a choice stands for. */
export const kindsOf = (choice: string): readonly DamageKind[] => DAMAGE_KINDS.filter((kind) => choice === 'all' || kind === choice);
