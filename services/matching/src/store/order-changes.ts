import type { EventMap, OrderChangeInput } from '@smartap/contracts';
import { row, rows, type Tx } from '@smartap/database';
import type { ChangeTime } from '../domain/index.js';

/** The newest change that an order has; undefined for one that was not changed by any. */
export function lastChange(tx: Tx, tenantId: string, orderNumber: string): Promise<ChangeTime | undefined> {
  return row<ChangeTime>(
    tx,
    `select number, data ->> 'sequence' as sequence, data ->> 'changedOn' as "changedOn", data ->> 'changedAt' as "changedAt" from order_change
     where tenant_id = $1 and order_number = $2 and outcome in ('changed', 'same') order by turn desc limit 1`,
    [tenantId, orderNumber],
  ).then(
    (found) =>
      found && {
        number: found.number,
        changedOn: found.changedOn,
        ...(found.sequence ? { sequence: found.sequence } : {}),
        ...(found.changedAt ? { changedAt: found.changedAt } : {}),
      },
  );
}

/** A change as it was handed in. */
export interface ChangeBrought {
  readonly tenantId: string;
  readonly changeId: string;
  readonly change: OrderChangeInput;
  /** The submission that it came as, with the lineage that this was told last. */
  readonly document: EventMap['order.change-submitted.v1']['document'];
}

/** A change with what became of it. */
export interface ChangeKept extends ChangeBrought {
  readonly outcome: 'changed' | 'same' | 'late' | 'refused';
  readonly by: string;
  readonly at: Date;
}

/** Keeps what a buyer changed of an order. */
export async function keepChange(tx: Tx, { tenantId, changeId, change, document, outcome, by, at }: ChangeKept): Promise<void> {
  await tx.query(
    `insert into order_change (tenant_id, change_id, order_number, number, data, outcome, changed_by, kept_at, document) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     on conflict (tenant_id, change_id) do update set data = excluded.data, outcome = excluded.outcome, changed_by = excluded.changed_by, kept_at = excluded.kept_at, document = excluded.document, turn = default`,
    [tenantId, changeId, change.orderNumber, change.number, JSON.stringify(change), outcome, by, at, document ? JSON.stringify(document) : null],
  );
}

/** The changes of an order that came before it, in the order in which they came: nothing else can have refused what was refused before there was an order. */
export async function changesBefore(tx: Tx, tenantId: string, orderNumber: string): Promise<ChangeBrought[]> {
  const found = await rows<{ change_id: string; data: OrderChangeInput; document: NonNullable<ChangeBrought['document']> | null }>(
    tx,
    "select change_id, data, document from order_change where tenant_id = $1 and order_number = $2 and outcome = 'refused' order by turn",
    [tenantId, orderNumber],
  );
  return found.map(({ change_id: changeId, data: change, document }) => ({ tenantId, changeId, change, document: document ?? undefined }));
}
