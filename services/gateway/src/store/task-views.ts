import type { AnyBusEvent } from '@smartap/contracts';
import { bulkInsert, type Tx } from '@smartap/database';
import type { InvoiceKey } from '@smartap/messaging';

/** Events of tasks that the read model shows. */
export type TaskEvent = AnyBusEvent<'task.opened.v1' | 'task.closed.v1'>;

const OPENED = {
  tenant_id: 'uuid',
  task_id: 'uuid',
  invoice_id: 'uuid',
  kind: 'text',
  lineage: 'int[]',
  reason: 'text',
  title: 'text',
  titles: 'jsonb',
  role: 'text',
  amount: 'numeric',
  currency: 'text',
  state: 'text',
  opened_at: 'timestamptz',
};
const CLOSED = {
  tenant_id: 'uuid',
  task_id: 'uuid',
  invoice_id: 'uuid',
  kind: 'text',
  lineage: 'int[]',
  state: 'text',
  outcome: 'text',
  closed_by: 'text',
  closed_at: 'timestamptz',
};

/** Keeps tasks as they were opened and closed; a close that comes before its open wins. */
export async function upsertTasks(tx: Tx, events: readonly TaskEvent[]): Promise<void> {
  const opened = events.flatMap(({ tenantId, type, data }) =>
    type === 'task.opened.v1'
      ? [
          {
            tenant_id: tenantId,
            task_id: data.taskId,
            invoice_id: data.invoiceId,
            kind: data.kind,
            lineage: data.lineage,
            reason: data.reason,
            title: data.title,
            titles: data.titles,
            role: data.role,
            amount: data.amount,
            currency: data.currency,
            state: 'open',
            opened_at: data.openedAt,
          },
        ]
      : [],
  );
  const closed = events.flatMap(({ tenantId, type, data }) =>
    type === 'task.closed.v1'
      ? [
          {
            tenant_id: tenantId,
            task_id: data.taskId,
            invoice_id: data.invoiceId,
            kind: data.kind,
            lineage: data.lineage,
            state: 'closed',
            outcome: data.outcome,
            closed_by: data.by,
            closed_at: data.closedAt,
          },
        ]
      : [],
  );
  const details = ['reason', 'title', 'titles', 'role', 'amount', 'currency', 'opened_at'].map((name) => `${name} = excluded.${name}`);
  await bulkInsert(tx, 'task_view', OPENED, byId(opened), `on conflict (tenant_id, task_id) do update set ${details.join(', ')}`);
  const ends = ['state', 'outcome', 'closed_by', 'closed_at'].map((name) => `${name} = excluded.${name}`);
  await bulkInsert(tx, 'task_view', CLOSED, byId(closed), `on conflict (tenant_id, task_id) do update set ${ends.join(', ')}`);
}

function byId<T extends { task_id: string }>(items: readonly T[]): T[] {
  return [...new Map(items.map((item) => [item.task_id, item])).values()].toSorted((a, b) => (a.task_id < b.task_id ? -1 : 1));
}

/**
 * Locks the rows of these invoices, making those that are missing: two projectors that count tasks of one invoice at the
 * same time would each miss what the other has not committed yet.
 */
export async function lockViews(tx: Tx, keys: readonly InvoiceKey[]): Promise<void> {
  const parameters = columns(keys);
  await tx.query(
    `insert into invoice_view (tenant_id, invoice_id, lineage, stage, content_lineage)
     select w.tenant_id, w.invoice_id, '{}', 'submitted', '{}' from unnest($1::uuid[], $2::uuid[]) as w(tenant_id, invoice_id) order by w.invoice_id on conflict do nothing`,
    parameters,
  );
  await tx.query(
    `select 1 from unnest($1::uuid[], $2::uuid[]) as w(tenant_id, invoice_id)
     join invoice_view v on v.tenant_id = w.tenant_id and v.invoice_id = w.invoice_id order by v.invoice_id for update of v`,
    parameters,
  );
}

/** Brings the number of open tasks of invoices, and the reason of the oldest, up to date. The caller holds their locks. */
export async function countOpenTasks(tx: Tx, keys: readonly InvoiceKey[]): Promise<void> {
  await tx.query(
    `update invoice_view v set open_tasks = c.open_tasks, task_reason = c.task_reason, task_title = c.task_title, task_titles = c.task_titles, updated_at = now() from (
       select w.tenant_id, w.invoice_id, count(t.task_id)::int as open_tasks, (array_agg(t.reason order by t.opened_at, t.task_id))[1] as task_reason,
         (array_agg(t.title order by t.opened_at, t.task_id))[1] as task_title, (array_agg(t.titles order by t.opened_at, t.task_id))[1] as task_titles
       from unnest($1::uuid[], $2::uuid[]) as w(tenant_id, invoice_id)
       left join task_view t on t.tenant_id = w.tenant_id and t.invoice_id = w.invoice_id and t.state = 'open'
       group by w.tenant_id, w.invoice_id) c
     where v.tenant_id = c.tenant_id and v.invoice_id = c.invoice_id`,
    columns(keys),
  );
}

function columns(keys: readonly InvoiceKey[]): [string[], string[]] {
  const unique = [...new Map(keys.map((key) => [key.invoiceId, key])).values()].toSorted((a, b) => (a.invoiceId < b.invoiceId ? -1 : 1));
  return [unique.map((key) => key.tenantId), unique.map((key) => key.invoiceId)];
}
