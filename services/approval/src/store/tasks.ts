import type { EventMap, Lineage, TaskRequest, Translations } from '@smartap/contracts';
import { bulkInsert, execute, row, rows, type Tx } from '@smartap/database';
import type { InvoiceKey } from '@smartap/messaging';

/** A task as it is stored. */
export interface TaskRow {
  readonly tenantId: string;
  readonly taskId: string;
  readonly invoiceId: string;
  readonly kind: TaskRequest['kind'];
  readonly lineage: Lineage;
  readonly reason: string;
  readonly title: string;
  /** In other languages; null of what was asked before there were any. */
  readonly titles: Translations | null;
  readonly role: string;
  /** The step of the approval plan; null for tasks of other stages. */
  readonly step: string | null;
  readonly amount: string | null;
  readonly currency: string | null;
  readonly limitNeeded: string | null;
  readonly state: 'open' | 'closed';
  readonly outcome: EventMap['task.closed.v1']['outcome'] | null;
  readonly closedBy: string | null;
  readonly closedAt: string | null;
  readonly openedAt: string;
}

// prettier-ignore
const COLUMNS = {
  tenant_id: 'uuid', task_id: 'uuid', invoice_id: 'uuid', kind: 'text', lineage: 'int[]', reason: 'text', title: 'text', titles: 'jsonb', role: 'text', step: 'text',
  amount: 'numeric', currency: 'text', limit_needed: 'numeric', state: 'text', opened_at: 'timestamptz',
};

const STORED = [...Object.keys(COLUMNS), 'outcome', 'closed_by', 'closed_at'];

interface Row {
  tenant_id: string;
  task_id: string;
  invoice_id: string;
  kind: TaskRow['kind'];
  lineage: number[];
  reason: string;
  title: string;
  titles: Translations | null;
  role: string;
  step: string | null;
  amount: string | null;
  currency: string | null;
  limit_needed: string | null;
  state: 'open' | 'closed';
  outcome: TaskRow['outcome'];
  closed_by: string | null;
  closed_at: Date | null;
  opened_at: Date;
}

/** A task that is to be opened. */
export type NewTask = Omit<TaskRow, 'state' | 'outcome' | 'closedBy' | 'closedAt'>;

/** Opens tasks; one that was opened before stays as it is. Gives the ids of the new ones. */
export async function insertTasks(tx: Tx, tasks: readonly NewTask[]): Promise<Set<string>> {
  const cells = tasks.map((task) => ({
    tenant_id: task.tenantId,
    task_id: task.taskId,
    invoice_id: task.invoiceId,
    kind: task.kind,
    lineage: task.lineage,
    reason: task.reason,
    title: task.title,
    titles: task.titles,
    role: task.role,
    step: task.step,
    amount: task.amount,
    currency: task.currency,
    limit_needed: task.limitNeeded,
    state: 'open',
    opened_at: task.openedAt,
  }));
  const opened = await bulkInsert<typeof COLUMNS, { task_id: string }>(tx, 'task', COLUMNS, cells, 'on conflict do nothing returning task_id');
  return new Set(opened.map((item) => item.task_id));
}

/** The open tasks of invoices, but for audits: what was done is looked at whatever comes after. */
export async function openTasks(tx: Tx, keys: readonly InvoiceKey[]): Promise<TaskRow[]> {
  const found = await rows<Row>(
    tx,
    `select ${STORED.map((name) => `t.${name}`).join(', ')} from unnest($1::uuid[], $2::uuid[]) as w(tenant_id, invoice_id)
     join task t on t.tenant_id = w.tenant_id and t.invoice_id = w.invoice_id where t.state = 'open' and t.kind <> 'audit'`,
    [keys.map((key) => key.tenantId), keys.map((key) => key.invoiceId)],
  );
  return found.map(read);
}

/** All tasks of one invoice, oldest first. */
export async function tasksOf(tx: Tx, key: InvoiceKey): Promise<TaskRow[]> {
  return (
    await rows<Row>(tx, `select ${STORED.join(', ')} from task where tenant_id = $1 and invoice_id = $2 order by opened_at, task_id`, [
      key.tenantId,
      key.invoiceId,
    ])
  ).map(read);
}

/** One task; `lock` keeps it until the transaction ends. */
export async function findTask(tx: Tx, tenantId: string, taskId: string, lock: boolean): Promise<TaskRow | undefined> {
  const found = await row<Row>(tx, `select ${STORED.join(', ')} from task where tenant_id = $1 and task_id = $2 ${lock ? 'for update' : ''}`, [
    tenantId,
    taskId,
  ]);
  return found && read(found);
}

/** How a task ends. */
export interface TaskEnd {
  readonly tenantId: string;
  readonly taskId: string;
  readonly outcome: EventMap['task.closed.v1']['outcome'];
  readonly by?: string | undefined;
  readonly comment?: string | undefined;
  readonly at: Date;
}

/** Closes tasks that are open. */
export async function closeTasks(tx: Tx, ends: readonly TaskEnd[]): Promise<void> {
  if (ends.length === 0) return;
  await execute(
    tx,
    `update task t set state = 'closed', outcome = w.outcome, closed_by = w.closed_by, comment = w.comment, closed_at = w.closed_at
     from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::timestamptz[]) as w(tenant_id, task_id, outcome, closed_by, comment, closed_at)
     where t.tenant_id = w.tenant_id and t.task_id = w.task_id and t.state = 'open'`,
    [
      ends.map((end) => end.tenantId),
      ends.map((end) => end.taskId),
      ends.map((end) => end.outcome),
      ends.map((end) => end.by ?? null),
      ends.map((end) => end.comment ?? null),
      ends.map((end) => end.at),
    ],
  );
}

function read(item: Row): TaskRow {
  return {
    tenantId: item.tenant_id,
    taskId: item.task_id,
    invoiceId: item.invoice_id,
    kind: item.kind,
    lineage: item.lineage,
    reason: item.reason,
    title: item.title,
    titles: item.titles,
    role: item.role,
    step: item.step,
    amount: item.amount,
    currency: item.currency,
    limitNeeded: item.limit_needed,
    state: item.state,
    outcome: item.outcome,
    closedBy: item.closed_by,
    closedAt: item.closed_at?.toISOString() ?? null,
    openedAt: item.opened_at.toISOString(),
  };
}
