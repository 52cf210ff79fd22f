import { compareLineage } from '@smartap/contracts';
import type { DecisionRow, Evidence, Fault, SeenEvent, View } from './evidence.js';

/** Events that are decisions: their owner keeps the newest of each invoice. */
const DECISIONS = new Set([
  'invoice.received.v1',
  'invoice.refused.v1',
  'invoice.extracted.v1',
  'invoice.validated.v1',
  'invoice.matched.v1',
  'invoice.approved.v1',
  'invoice.rejected.v1',
]);

const keyOf = (service: string, invoiceId: string): string => `${service} ${invoiceId}`;

/**
 * What is lost: a promise without an outcome; a decision of which no stream knows, or which its owner forgot; a read model
 * that stands elsewhere than the newest decision; a task that was never told.
 */
export function findLost(evidence: Evidence): Fault[] {
  const { promised, views, decisions, events, tasks } = evidence;
  const viewOf = new Map(views.map((view) => [view.invoiceId, view]));
  const decisionsOf = Map.groupBy(decisions, (decision) => decision.invoiceId);
  return [
    ...promised.flatMap((invoiceId) => withoutOutcome(invoiceId, viewOf.get(invoiceId))),
    ...decisionFaults(decisions, events),
    ...views.flatMap((view) => elsewhere(view, decisionsOf.get(view.invoiceId) ?? [])),
    ...untoldTasks(tasks, events),
  ];
}

function withoutOutcome(invoiceId: string, view: View | undefined): Fault[] {
  if (!view) return [{ check: 'no-row', invoiceId, detail: 'was promised by a 202, and the read model does not know it' }];
  return view.outcome === null ? [{ check: 'no-outcome', invoiceId, detail: `was promised by a 202 and stays at ${view.stage} [${view.lineage.join()}]` }] : [];
}

function decisionFaults(decisions: readonly DecisionRow[], events: readonly SeenEvent[]): Fault[] {
  const newest = new Map<string, SeenEvent>();
  for (const event of events) {
    if (!DECISIONS.has(event.type)) continue;
    const key = keyOf(event.service, event.invoiceId);
    const known = newest.get(key);
    if (!known || compareLineage(event.lineage, known.lineage) > 0) newest.set(key, event);
  }
  const told = new Set(events.map((event) => event.id));
  const kept = new Map(decisions.map((row) => [keyOf(row.service, row.invoiceId), row]));
  const untold = decisions
    .filter((row) => !told.has(row.eventId))
    .map((row) => ({
      check: 'not-in-stream',
      invoiceId: row.invoiceId,
      detail: `${row.service} keeps ${row.type} [${row.lineage.join()}], which is in no stream`,
    }));
  const forgotten = [...newest].flatMap(([key, event]): Fault[] => {
    const row = kept.get(key);
    return row?.eventId === event.id || (row && !told.has(row.eventId))
      ? []
      : [
          {
            check: 'forgotten',
            invoiceId: event.invoiceId,
            detail: `the stream has ${event.type} [${event.lineage.join()}] of ${event.service}, which keeps ${row ? `${row.type} [${row.lineage.join()}]` : 'nothing'}`,
          },
        ];
  });
  return [...untold, ...forgotten];
}

function elsewhere(view: View, decisions: readonly DecisionRow[]): Fault[] {
  const newest = decisions.reduce<DecisionRow | undefined>(
    (best, row) => (best === undefined || compareLineage(row.lineage, best.lineage) > 0 ? row : best),
    undefined,
  );
  if (!newest || compareLineage(view.lineage, newest.lineage) === 0) return [];
  return [
    {
      check: 'read-model',
      invoiceId: view.invoiceId,
      detail: `the read model stands at ${view.stage} [${view.lineage.join()}], the newest decision is ${newest.type} [${newest.lineage.join()}] of ${newest.service}`,
    },
  ];
}

function untoldTasks(tasks: Evidence['tasks'], events: readonly SeenEvent[]): Fault[] {
  const told = new Set(events.flatMap(({ type, task }) => (task ? [`${type} ${task.taskId}`] : [])));
  return tasks.flatMap(({ taskId, invoiceId, kind, state }) => {
    const missing = ['task.opened.v1', ...(state === 'closed' ? ['task.closed.v1'] : [])].filter((type) => !told.has(`${type} ${taskId}`));
    return missing.map((type) => ({
      check: 'task-not-told',
      invoiceId,
      detail: `approval keeps a ${kind} task that is ${state}, and no stream has its ${type}`,
    }));
  });
}
