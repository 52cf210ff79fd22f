import { execute, row, type Tx } from '@smartap/database';
import type { InvoiceKey } from '@smartap/messaging';

/** Who broke the glass first, for a content. */
export interface FirstHand {
  readonly by: string;
  readonly reason: string;
}

/** The first of the two, where there is one. */
export async function firstHand(tx: Tx, { tenantId, invoiceId }: InvoiceKey, contentHash: string): Promise<FirstHand | undefined> {
  return row<FirstHand>(
    tx,
    'select first_by as by, first_reason as reason from break_glass where tenant_id = $1 and invoice_id = $2 and content_hash = $3 for update',
    [tenantId, invoiceId, contentHash],
  );
}

/** Keeps the first of the two. */
export async function keepFirst(tx: Tx, { tenantId, invoiceId }: InvoiceKey, contentHash: string, by: string, reason: string, at: Date): Promise<void> {
  await tx.query('insert into break_glass (tenant_id, invoice_id, content_hash, first_by, first_reason, first_at) values ($1, $2, $3, $4, $5, $6)', [
    tenantId,
    invoiceId,
    contentHash,
    by,
    reason,
    at,
  ]);
}

/** Keeps the second. */
export async function keepSecond(tx: Tx, { tenantId, invoiceId }: InvoiceKey, contentHash: string, by: string, reason: string, at: Date): Promise<void> {
  await execute(
    tx,
    'update break_glass set second_by = $4, second_reason = $5, second_at = $6 where tenant_id = $1 and invoice_id = $2 and content_hash = $3',
    [tenantId, invoiceId, contentHash, by, reason, at],
  );
}

/** Who approved an invoice in an emergency. */
export async function brokenBy(tx: Tx, { tenantId, invoiceId }: InvoiceKey): Promise<Set<string>> {
  const found = await row<{ persons: string[] }>(
    tx,
    'select coalesce(array_agg(p), array[]::text[]) as persons from break_glass b, unnest(array[b.first_by, b.second_by]) p where b.tenant_id = $1 and b.invoice_id = $2 and p is not null',
    [tenantId, invoiceId],
  );
  return new Set(found?.persons ?? []);
}
