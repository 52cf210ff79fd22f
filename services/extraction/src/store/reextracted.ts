import type { ReExtracted } from '@smartap/contracts';
import { rows, type Tx } from '@smartap/database';

/** Keeps what became of an invoice that an operation has read again. */
export async function insertReExtracted(
  tx: Tx,
  { tenantId, operationId }: { readonly tenantId: string; readonly operationId: string },
  own: ReExtracted,
): Promise<void> {
  await tx.query(
    'insert into reextracted (tenant_id, operation_id, invoice_id, outcome, message, revision, fields, asks) values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing',
    [tenantId, operationId, own.invoiceId, own.outcome, own.message, own.revision, JSON.stringify(own.fields), JSON.stringify(own.asks)],
  );
}

/** Which of them. */
export interface ReExtractedFilter {
  readonly operationId: string;
  readonly after?: string;
  readonly limit: number;
  readonly outcome?: ReExtracted['outcome'];
}

/** What became of the invoices of an operation, by id. */
export function listReExtracted(tx: Tx, tenantId: string, { operationId, after, limit, outcome }: ReExtractedFilter): Promise<ReExtracted[]> {
  return rows<ReExtracted>(
    tx,
    `select invoice_id as "invoiceId", outcome, message, revision, fields, asks from reextracted
     where tenant_id = $1 and operation_id = $2 and ($3::uuid is null or invoice_id > $3) and ($4::text is null or outcome = $4) order by invoice_id limit $5`,
    [tenantId, operationId, after ?? null, outcome ?? null, limit],
  );
}
