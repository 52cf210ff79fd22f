import { bulkInsert, row, rows, type Tx } from '@smartap/database';
import { idFrom } from '@smartap/runtime';

/** What persons are told about. */
export type NotificationKind = 'task' | 'reminder' | 'escalation' | 'question' | 'answer';

/** Something that persons are to be told. */
export interface Notification {
  readonly tenantId: string;
  readonly notificationId: string;
  readonly kind: NotificationKind;
  readonly invoiceId: string;
  readonly taskId: string | null;
  /** null: everybody whom the task asks when it is sent. */
  readonly subject: string | null;
  /** What was asked or answered. */
  readonly text: string | null;
}

/** Keeps what is to be told; what is known already is not told again. */
export async function addNotifications(tx: Tx, told: readonly Notification[], dueAt: Date): Promise<void> {
  const fresh = await bulkInsert<Record<string, string>, { notification_id: string }>(
    tx,
    'notification',
    { tenant_id: 'uuid', notification_id: 'uuid', kind: 'text', invoice_id: 'uuid', task_id: 'uuid', subject: 'text', text: 'text' },
    told.map((own) => ({
      tenant_id: own.tenantId,
      notification_id: own.notificationId,
      kind: own.kind,
      invoice_id: own.invoiceId,
      task_id: own.taskId,
      subject: own.subject,
      text: own.text,
    })),
    'on conflict do nothing returning notification_id',
  );
  const ids = new Set(fresh.map((item) => item.notification_id));
  await bulkInsert(
    tx,
    'notification_due',
    { tenant_id: 'uuid', notification_id: 'uuid', due_at: 'timestamptz' },
    told
      .filter(({ notificationId }) => ids.has(notificationId))
      .map((own) => ({ tenant_id: own.tenantId, notification_id: own.notificationId, due_at: dueAt })),
  );
}

/** One of a fan-out, for one person. */
export const forPerson = (own: Notification, subject: string): Notification => ({
  ...own,
  notificationId: idFrom(own.notificationId, 'person', subject),
  subject,
});

/** A notification that is due. */
export interface DueNotification {
  readonly tenantId: string;
  readonly notificationId: string;
  /** How often it was tried, this time included. */
  readonly attempts: number;
}

/** Takes what is due and moves its time on: another replica leaves it alone, and if this one dies it comes back. */
export async function takeDue(tx: Tx, now: Date, leaseUntil: Date, limit: number): Promise<DueNotification[]> {
  const found = await rows<{ tenant_id: string; notification_id: string; attempts: number }>(
    tx,
    `with taken as (select tenant_id, notification_id from notification_due where due_at <= $1 order by due_at limit $3 for update skip locked)
     update notification_due d set due_at = $2, attempts = d.attempts + 1 from taken t where d.tenant_id = t.tenant_id and d.notification_id = t.notification_id
     returning d.tenant_id, d.notification_id, d.attempts`,
    [now, leaseUntil, limit],
  );
  return found.map((item) => ({ tenantId: item.tenant_id, notificationId: item.notification_id, attempts: item.attempts }));
}

/** One notification. */
export async function findNotification(tx: Tx, tenantId: string, notificationId: string): Promise<Notification | undefined> {
  return row<Notification>(
    tx,
    'select tenant_id as "tenantId", notification_id as "notificationId", kind, invoice_id as "invoiceId", task_id as "taskId", subject, text from notification where tenant_id = $1 and notification_id = $2',
    [tenantId, notificationId],
  );
}

/** Sets how a notification ended; it is not due any more. */
export async function endNotification(
  tx: Tx,
  { tenantId, notificationId }: Pick<Notification, 'tenantId' | 'notificationId'>,
  state: 'split' | 'sent' | 'moot' | 'failed',
  at: Date,
  error?: string,
): Promise<void> {
  await tx.query('update notification set state = $3, told_at = $4, error = $5 where tenant_id = $1 and notification_id = $2', [
    tenantId,
    notificationId,
    state,
    at,
    error ?? null,
  ]);
  await tx.query('delete from notification_due where tenant_id = $1 and notification_id = $2', [tenantId, notificationId]);
}

/** Sets when a notification is tried again. */
export async function retryAt(tx: Tx, { tenantId, notificationId }: DueNotification, at: Date): Promise<void> {
  await tx.query('update notification_due set due_at = $3 where tenant_id = $1 and notification_id = $2', [tenantId, notificationId, at]);
}

/** The address of a person; undefined: none is known. */
export async function addressOf(tx: Tx, tenantId: string, subject: string): Promise<string | undefined> {
  return (
    (await row<{ email: string | null }>(tx, 'select email from person_place where tenant_id = $1 and subject = $2', [tenantId, subject]))?.email ?? undefined
  );
}
