import { oncePer } from '@smartap/runtime';
import type { LabelField } from '../labels/index.js';
import type { Reading } from '../reading.js';
import type { LabelHit } from './label-hits.js';

/** A label with the index of its line. */
interface Placed {
  readonly hit: LabelHit;
  readonly index: number;
}

const byField = oncePer((labels: readonly (readonly LabelHit[])[]): ReadonlyMap<LabelField, readonly Placed[]> =>
  Map.groupBy(
    labels.flatMap((hits, index) => hits.map((hit) => ({ hit, index }))),
    ({ hit }) => hit.field,
  ),
);

/** The labels of a field from top to bottom, each with the index of its line. */
export const labelsOfField = ({ labels }: Pick<Reading, 'labels'>, field: LabelField): readonly Placed[] => byField(labels).get(field) ?? [];
