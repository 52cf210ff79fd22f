import type { LabelField } from '../labels/index.js';

/** What the totals are, of which each has a label. */
export const TOTALS: ReadonlySet<LabelField> = new Set(['net', 'tax', 'gross', 'due', 'paid']);

/** What is a sum of money and no more. */
export const SUM = /^[^\p{L}\d]*(?:\p{L}{1,3}[ .]?)?[−–-]?\d[\d.,'’ ]*[.,]\d{2}(?:[ ]?(?:\p{Sc}|\p{L}{1,3}\.?))?$/u;
