import type { FieldEvidence } from '../outcome.js';
import { CALIBRATION } from './calibration-table.js';

/** From which raw confidence on how many of a hundred values of a group were right: the steps rise. */
export type Steps = readonly (readonly [from: number, right: number])[];

/** The group a field is calibrated in: its path without positions. */
export function groupOf(path: string): string {
  return path.replaceAll(/\[\d+\]/g, '');
}

/** What a raw confidence of a group has been worth on documents that were checked. */
export function calibrated(group: string, raw: number, table: Readonly<Record<string, Steps>> = CALIBRATION): number {
  const steps = table[group];
  const step = steps?.findLast(([from]) => raw >= from);
  if (steps === undefined) return raw;
  // Below anything that was ever seen a value is worth no more than it claims.
  return step === undefined ? Math.min(raw, steps[0]?.[1] ?? raw) : step[1];
}

/** Evidence with confidences that say how often such values are right. */
export function calibrateEvidence(evidence: Readonly<Record<string, FieldEvidence>>, table: Readonly<Record<string, Steps>>): Record<string, FieldEvidence> {
  return Object.fromEntries(Object.entries(evidence).map(([path, own]) => [path, { ...own, confidence: calibrated(groupOf(path), own.confidence, table) }]));
}
