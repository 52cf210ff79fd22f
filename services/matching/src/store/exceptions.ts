import type { ExceptionRecord, listExceptions } from '@smartap/contracts';
import { bulkInsert, execute, rows, type Tx } from '@smartap/database';
import type { InvoiceKey } from '@smartap/messaging';
import { AppError, plain } from '@smartap/runtime';
import type { Static } from '@sinclair/typebox';

/** An exception as matching found it; what persons said about it is kept beside. */
export type FoundException = InvoiceKey & Omit<ExceptionRecord, 'next' | 'ageHours' | 'state' | 'until' | 'note' | 'changedBy'>;

/** An exception with what persons said about it. */
export type ExceptionRow = Omit<ExceptionRecord, 'next' | 'ageHours'>;

// prettier-ignore
const COLUMNS = {
  tenant_id: 'uuid', invoice_id: 'uuid', lineage: 'int[]', class: 'text', cause: 'text', title: 'text', owner: 'text', payable_now: 'numeric', awaiting: 'numeric', disputed: 'numeric',
  currency: 'text', number: 'text', vendor_id: 'uuid', vendor_name: 'text', due_date: 'date', task_id: 'uuid', opened_at: 'timestamptz',
};
const REPLACED = Object.keys(COLUMNS).filter((name) => name !== 'tenant_id' && name !== 'invoice_id' && name !== 'opened_at');

/** Keeps exceptions. While the cause stays the same, its age and what persons said stay too. */
export async function keepExceptions(tx: Tx, found: readonly FoundException[]): Promise<void> {
  await bulkInsert(
    tx,
    'match_exception',
    COLUMNS,
    found.map((own) => ({
      tenant_id: own.tenantId,
      invoice_id: own.invoiceId,
      lineage: own.lineage,
      class: own.class,
      cause: own.cause,
      title: own.title,
      owner: own.owner,
      payable_now: own.payableNow,
      awaiting: own.awaiting,
      disputed: own.disputed,
      currency: own.currency,
      number: own.number,
      vendor_id: own.vendorId,
      vendor_name: own.vendorName,
      due_date: own.dueDate,
      task_id: own.taskId,
      opened_at: own.openedAt,
    })),
    `on conflict (tenant_id, invoice_id) do update set ${REPLACED.map((name) => `${name} = excluded.${name}`).join(', ')},
       opened_at = case when match_exception.cause = excluded.cause then match_exception.opened_at else excluded.opened_at end,
       state = case when match_exception.cause = excluded.cause then match_exception.state else 'open' end,
       until = case when match_exception.cause = excluded.cause then match_exception.until end,
       note = case when match_exception.cause = excluded.cause then match_exception.note end,
       changed_by = case when match_exception.cause = excluded.cause then match_exception.changed_by end`,
  );
}

/** Ends exceptions of invoices that came out clean, or ended. */
export async function dropExceptions(tx: Tx, keys: readonly InvoiceKey[]): Promise<void> {
  if (keys.length > 0)
    await tx.query('delete from match_exception where tenant_id = any($1) and invoice_id = any($2)', [
      [...new Set(keys.map((key) => key.tenantId))],
      keys.map((key) => key.invoiceId),
    ]);
}

/** What a person says about an exception. */
export interface Remark {
  readonly state: ExceptionRecord['state'];
  readonly until: string | null;
  readonly note: string;
  readonly by: string;
}

/** Keeps what a person says; false when the invoice is no exception any more. */
export async function remark(tx: Tx, { tenantId, invoiceId }: InvoiceKey, { state, until, note, by }: Remark): Promise<boolean> {
  return (
    (await execute(tx, 'update match_exception set state = $3, until = $4, note = $5, changed_by = $6 where tenant_id = $1 and invoice_id = $2', [
      tenantId,
      invoiceId,
      state,
      until,
      note,
      by,
    ])) > 0
  );
}

const SHOWN = `invoice_id as "invoiceId", lineage, class, cause, title, owner, opened_at as "openedAt", payable_now::text as "payableNow", awaiting::text as awaiting, disputed::text as disputed, currency, number,
  vendor_id as "vendorId", vendor_name as "vendorName", to_char(due_date, 'YYYY-MM-DD') as "dueDate", task_id as "taskId", STATE as state, until, note, changed_by as "changedBy"`;

type Filter = Static<typeof listExceptions.request>;
type Found = Omit<ExceptionRow, 'openedAt' | 'until'> & { openedAt: Date; until: Date | null };

const CURSOR = /^(\d{4}-\d{2}-\d{2}T[\d:.]+Z)~([0-9a-f-]{36})$/;

/**
 * Exceptions of a tenant, the oldest first.
 *
 * @param at now: what waits until a moment that has passed is open again
 * @throws AppError `CURSOR_INVALID`
 */
export async function listExceptionRows(tx: Tx, tenantId: string, at: Date, { after, limit, olderThanHours, ...equal }: Filter): Promise<ExceptionRow[]> {
  const values: unknown[] = [tenantId, at];
  const state = "(case when state = 'waiting' and until <= $2 then 'open' else state end)";
  const where = ['tenant_id = $1', '$2::timestamptz is not null'];
  const add = (sql: (...numbers: string[]) => string, ...given: readonly unknown[]): void => {
    where.push(sql(...given.map((value) => `$${values.push(value)}`)));
  };
  const columns = { invoiceId: 'invoice_id', cause: 'cause', class: 'class', owner: 'owner', state, vendorId: 'vendor_id' } as const;
  for (const [name, column] of Object.entries(columns)) {
    const value = equal[name as keyof typeof columns];
    if (value !== undefined) add((n) => `${column} = ${n}`, value);
  }
  if (olderThanHours !== undefined) add((n) => `opened_at < ${n}`, new Date(at.getTime() - olderThanHours * 3_600_000));
  if (after !== undefined) {
    const [, since, id] = CURSOR.exec(after) ?? [];
    if (!since || !id) throw new AppError('CURSOR_INVALID', '`after` is the `next` of a page before; this is none.');
    add((a, b) => `(opened_at, invoice_id) > (${a}::timestamptz, ${b}::uuid)`, since, id);
  }
  const found = await rows<Found>(
    tx,
    `select ${SHOWN.replace('STATE', state)} from match_exception where ${where.join(' and ')} order by opened_at, invoice_id limit $${values.push(limit)}`,
    values,
  );
  return found.map((item) => ({
    ...item,
    openedAt: item.openedAt.toISOString(),
    until: item.until?.toISOString() ?? null,
    payableNow: plain(item.payableNow),
    awaiting: plain(item.awaiting),
    disputed: plain(item.disputed),
  }));
}

/** Where to go on after a row. */
export const cursorOf = ({ openedAt, invoiceId }: ExceptionRow): string => `${openedAt}~${invoiceId}`;
