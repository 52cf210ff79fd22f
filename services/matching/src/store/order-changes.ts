import type { OrderChangeInput } from '@smartap/contracts';
import { row, type Tx } from '@smartap/database';
import type { ChangeTime } from '../domain/index.js';

/** The newest change that an order has; undefined for one that was not changed by any. */
export function lastChange(tx: Tx, tenantId: string, orderNumber: string): Promise<ChangeTime | undefined> {
  return row<ChangeTime>(
    tx,
    `select number, data ->> 'sequence' as sequence, data ->> 'changedOn' as "changedOn", data ->> 'changedAt' as "changedAt" from order_change
     where tenant_id = $1 and order_number = $2 and outcome in ('changed', 'same') order by turn desc limit 1`,
    [tenantId, orderNumber],
  ).then((found) => found && { number: found.number, changedOn: found.changedOn, ...(found.sequence ? { sequence: found.sequence } : {}), ...(found.changedAt ? { changedAt: found.changedAt } : {}) });
}

/** A change with what became of it. */
export interface ChangeKept {
  readonly tenantId: string;
  readonly changeId: string;
  readonly change: OrderChangeInput;
  readonly outcome: 'changed' | 'same' | 'late' | 'refused';
  readonly by: string;
  readonly at: Date;
}

/** Keeps what a buyer changed of an order. */
export async function keepChange(tx: Tx, { tenantId, changeId, change, outcome, by, at }: ChangeKept): Promise<void> {
  await tx.query(
    `insert into order_change (tenant_id, change_id, order_number, number, data, outcome, changed_by, kept_at) values ($1, $2, $3, $4, $5, $6, $7, $8)
     on conflict (tenant_id, change_id) do update set data = excluded.data, outcome = excluded.outcome, changed_by = excluded.changed_by, kept_at = excluded.kept_at, turn = default`,
    [tenantId, changeId, change.orderNumber, change.number, JSON.stringify(change), outcome, by, at],
  );
}
