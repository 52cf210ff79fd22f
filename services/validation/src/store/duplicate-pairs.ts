import { bulkInsert, rows, type Tx } from '@smartap/database';
import type { InvoiceKey } from '@smartap/messaging';

/** Two invoices that a person says are two. */
export interface ClearedPair extends InvoiceKey {
  readonly otherInvoiceId: string;
  readonly by: string;
  readonly reason: string;
}

const COLUMNS = { tenant_id: 'uuid', invoice_a: 'uuid', invoice_b: 'uuid', cleared_by: 'text', reason: 'text' };

/** Keeps pairs; the first word on a pair counts. */
export async function insertPairs(tx: Tx, pairs: readonly ClearedPair[]): Promise<void> {
  const cells = pairs.map(({ tenantId, invoiceId, otherInvoiceId, by, reason }) => {
    const [a, b] = invoiceId < otherInvoiceId ? [invoiceId, otherInvoiceId] : [otherInvoiceId, invoiceId];
    return { tenant_id: tenantId, invoice_a: a, invoice_b: b, cleared_by: by, reason };
  });
  await bulkInsert(tx, 'duplicate_pair', COLUMNS, cells, 'on conflict do nothing');
}

/** Of these pairs, which were cleared: by the first invoice, the second ones. */
export async function loadCleared(tx: Tx, pairs: readonly (InvoiceKey & { readonly otherInvoiceId: string })[]): Promise<Map<string, Set<string>>> {
  if (pairs.length === 0) return new Map();
  const found = await rows<{ invoice_id: string; other: string }>(
    tx,
    `select w.invoice_id, w.other from unnest($1::uuid[], $2::uuid[], $3::uuid[]) as w(tenant_id, invoice_id, other)
     join duplicate_pair p on p.tenant_id = w.tenant_id and p.invoice_a = least(w.invoice_id, w.other) and p.invoice_b = greatest(w.invoice_id, w.other)`,
    [pairs.map(({ tenantId }) => tenantId), pairs.map(({ invoiceId }) => invoiceId), pairs.map(({ otherInvoiceId }) => otherInvoiceId)],
  );
  return new Map([...Map.groupBy(found, ({ invoice_id: id }) => id)].map(([id, own]) => [id, new Set(own.map(({ other }) => other))]));
}
