import { compareLineage, type Lineage } from '@smartap/contracts';

/** True when a task asks about something that newer decisions have replaced: their common part of the lineage is newer. */
export function isSuperseded(task: Lineage, newest: Lineage): boolean {
  const length = Math.min(task.length, newest.length);
  return compareLineage(task.slice(0, length), newest.slice(0, length)) < 0;
}
