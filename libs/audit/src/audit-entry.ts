import { bulkInsert, type Tx } from '@smartap/database';
import { newId } from '@smartap/runtime';

/** One line of the trail: who did what to which thing, and why. */
export interface AuditEntry {
  readonly tenantId: string;
  readonly at: Date;
  /** A person's or a program's subject; `system:<service>` for a decision by rule. */
  readonly actor: string;
  /** What was done, as `<aggregate>.<past verb>`. */
  readonly action: string;
  readonly entity: string;
  readonly entityId: string;
  readonly details: Readonly<Record<string, unknown>>;
}

const COLUMNS = { tenant_id: 'uuid', id: 'uuid', at: 'timestamptz', actor: 'text', action: 'text', entity: 'text', entity_id: 'text', details: 'jsonb' };

/** Appends entries in the transaction that does what they tell. */
export async function appendAudit(tx: Tx, entries: readonly AuditEntry[]): Promise<void> {
  await bulkInsert(
    tx,
    'audit_event',
    COLUMNS,
    entries.map((entry) => ({
      tenant_id: entry.tenantId,
      id: newId(),
      at: entry.at,
      actor: entry.actor,
      action: entry.action,
      entity: entry.entity,
      entity_id: entry.entityId,
      details: entry.details,
    })),
  );
}
