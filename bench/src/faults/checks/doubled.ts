import { isLive, type Evidence, type Fault, type SeenEvent } from './evidence.js';
import { overAllocated } from './ledger.js';

/**
 * What happened twice: two events for one fact, two ends of one match, two tasks for one question, two live holders of one
 * claim, goods billed twice, one upload taken in twice, one effect twice in the audit. The same event id twice on the wire
 * is none: whoever has it skips it.
 */
export function findDoubled(evidence: Evidence): Fault[] {
  return [
    ...twice(evidence.events, 'two-events', factOf),
    ...twice(evidence.events, 'two-approvals', approvalOf),
    ...approvedAndRejected(evidence.events),
    ...twoTasks(evidence),
    ...twoHolders(evidence),
    ...overAllocated(evidence),
    ...unpromised(evidence),
    ...evidence.repeatedInAudit.map(({ invoiceId, action, times }) => ({
      check: 'two-effects',
      invoiceId,
      detail: `the audit has ${action} ${times} times for one lineage`,
    })),
  ];
}

function twice(events: readonly SeenEvent[], check: string, keyOf: (event: SeenEvent) => string | undefined): Fault[] {
  const seen = new Map<string, { first: SeenEvent; ids: Set<string> }>();
  for (const event of events) {
    const key = keyOf(event);
    if (key === undefined) continue;
    const known = seen.get(key);
    if (known) known.ids.add(event.id);
    else seen.set(key, { first: event, ids: new Set([event.id]) });
  }
  return [...seen]
    .filter(([, { ids }]) => ids.size > 1)
    .map(([key, { first, ids }]) => ({ check, invoiceId: first.invoiceId, detail: `${ids.size} events say ${key}: ${[...ids].join(', ')}` }));
}

function factOf({ type, invoiceId, lineage, task }: SeenEvent): string {
  return task ? `${type} ${task.taskId}` : `${type} ${invoiceId} [${lineage.join()}]`;
}

function approvalOf({ type, invoiceId, lineage }: SeenEvent): string | undefined {
  return type === 'invoice.approved.v1' ? `approval of ${invoiceId} on match [${lineage.slice(0, 3).join()}]` : undefined;
}

/** A rejection ends its revision: nobody approves it as well. */
function approvedAndRejected(events: readonly SeenEvent[]): Fault[] {
  const revisionOf = ({ invoiceId, lineage }: SeenEvent): string => `${invoiceId} [${lineage[0] ?? 0}]`;
  const approved = new Set(events.filter(({ type }) => type === 'invoice.approved.v1').map(revisionOf));
  const both = new Map(
    events.filter((event) => event.type === 'invoice.rejected.v1' && approved.has(revisionOf(event))).map((event) => [revisionOf(event), event.invoiceId]),
  );
  return [...both].map(([revision, invoiceId]) => ({ check: 'two-ends', invoiceId, detail: `${revision} was approved and rejected` }));
}

function twoTasks({ tasks, events }: Evidence): Fault[] {
  const told = events.flatMap(({ type, invoiceId, lineage, task }) => (type === 'task.opened.v1' && task ? [{ ...task, invoiceId, lineage }] : []));
  const byQuestion = Map.groupBy([...tasks, ...told], ({ invoiceId, kind, role, lineage }) => `${kind} for ${role} about ${invoiceId} [${lineage.join()}]`);
  return [...byQuestion].flatMap(([question, asked]): Fault[] => {
    const ids = new Set(asked.map(({ taskId }) => taskId));
    return ids.size > 1
      ? [{ check: 'two-tasks', invoiceId: asked[0]?.invoiceId ?? null, detail: `${ids.size} tasks ask ${question}: ${[...ids].join(', ')}` }]
      : [];
  });
}

function twoHolders({ views, events }: Evidence): Fault[] {
  const live = new Set(views.filter(isLive).map((view) => view.invoiceId));
  const keys = new Map(events.flatMap(({ invoiceId, claimKey }) => (claimKey && live.has(invoiceId) ? [[invoiceId, claimKey] as const] : [])));
  const byKey = Map.groupBy(keys, ([, key]) => key);
  return [...byKey]
    .filter(([, held]) => held.length > 1)
    .map(([key, held]) => ({
      check: 'two-holders',
      invoiceId: held[0]?.[0] ?? null,
      detail: `${held.length} live invoices have ${key}: ${held.map(([id]) => id).join(', ')}`,
    }));
}

function unpromised({ promised, submitted }: Evidence): Fault[] {
  const known = new Set(promised);
  return submitted
    .filter((invoiceId) => !known.has(invoiceId))
    .map((invoiceId) => ({ check: 'taken-twice', invoiceId, detail: 'was taken in, and no 202 names it: an upload that was repeated came in twice' }));
}
