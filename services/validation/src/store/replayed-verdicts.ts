import type { ChangedVerdict } from '@smartap/contracts';
import { bulkInsert, rows, type Tx } from '@smartap/database';

/** An operation of a tenant. */
interface OperationKey {
  readonly tenantId: string;
  readonly operationId: string;
}

const COLUMNS = { tenant_id: 'uuid', operation_id: 'uuid', invoice_id: 'uuid', number: 'text', before: 'text', after: 'text', gone: 'json', come: 'json' };

/** Keeps the invoices that would come out otherwise. */
export async function insertReplayed(tx: Tx, { tenantId, operationId }: OperationKey, changed: readonly ChangedVerdict[]): Promise<void> {
  await bulkInsert(
    tx,
    'replayed_verdict',
    COLUMNS,
    changed.map(({ invoiceId, ...own }) => ({ tenant_id: tenantId, operation_id: operationId, invoice_id: invoiceId, ...own })),
    'on conflict do nothing',
  );
}

/** The invoices that a replay has found so far, by id. */
export function listReplayed(tx: Tx, { tenantId, operationId }: OperationKey, after: string | undefined, limit: number): Promise<ChangedVerdict[]> {
  return rows<ChangedVerdict>(
    tx,
    `select invoice_id as "invoiceId", number, before, after, gone, come from replayed_verdict
     where tenant_id = $1 and operation_id = $2 and ($3::uuid is null or invoice_id > $3) order by invoice_id limit $4`,
    [tenantId, operationId, after ?? null, limit],
  );
}
