import type { BusEvent } from '@smartap/contracts';
import type { Cause, EventFactory } from '@smartap/messaging';
import type { NewTask, TaskEnd, TaskRow } from '../store/tasks.js';

/** Tells that a task waits. */
export function taskOpened(events: EventFactory, cause: Cause, task: NewTask): BusEvent<'task.opened.v1'> {
  const { taskId, kind, invoiceId, lineage, reason, title, titles, role, amount, currency, openedAt, limitNeeded } = task;
  return events.causedBy(cause, 'task.opened.v1', {
    taskId,
    kind,
    invoiceId,
    lineage,
    reason,
    title,
    ...(titles ? { titles } : {}),
    role,
    amount,
    currency,
    openedAt,
    limit: limitNeeded,
  });
}

/** Tells that a task has ended. */
export function taskClosed(
  events: EventFactory,
  cause: Cause,
  task: Pick<TaskRow, 'taskId' | 'kind' | 'invoiceId' | 'lineage'>,
  end: TaskEnd,
): BusEvent<'task.closed.v1'> {
  const { taskId, kind, invoiceId, lineage } = task;
  return events.causedBy(cause, 'task.closed.v1', {
    taskId,
    kind,
    invoiceId,
    lineage,
    outcome: end.outcome,
    closedAt: end.at.toISOString(),
    ...(end.by ? { by: end.by } : {}),
    ...(end.comment ? { comment: end.comment } : {}),
  });
}
