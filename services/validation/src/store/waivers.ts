import { bulkInsert, rows, type Tx } from '@smartap/database';
import type { InvoiceKey } from '@smartap/messaging';

/** A finding that a person has accepted. */
export interface Waiver extends InvoiceKey {
  readonly code: string;
  readonly by: string;
  readonly reason?: string;
}

/** The waivers of one invoice by finding code. */
export type WaiversByCode = ReadonlyMap<string, { readonly by: string; readonly reason?: string }>;

const COLUMNS = { tenant_id: 'uuid', invoice_id: 'uuid', code: 'text', waived_by: 'text', reason: 'text' };

/** Keeps waivers; the first word on a code counts. */
export async function insertWaivers(tx: Tx, waivers: readonly Waiver[]): Promise<void> {
  const cells = waivers.map((waiver) => ({ tenant_id: waiver.tenantId, invoice_id: waiver.invoiceId, code: waiver.code, waived_by: waiver.by, reason: waiver.reason }));
  await bulkInsert(tx, 'waiver', COLUMNS, cells, 'on conflict do nothing');
}

/** Loads the waivers of invoices, by invoice id. */
export async function loadWaivers(tx: Tx, keys: readonly InvoiceKey[]): Promise<Map<string, WaiversByCode>> {
  const found = await rows<{ invoice_id: string; code: string; waived_by: string; reason: string | null }>(
    tx,
    'select v.invoice_id, v.code, v.waived_by, v.reason from unnest($1::uuid[], $2::uuid[]) as w(tenant_id, invoice_id) join waiver v on v.tenant_id = w.tenant_id and v.invoice_id = w.invoice_id',
    [keys.map((key) => key.tenantId), keys.map((key) => key.invoiceId)],
  );
  const byInvoice = Map.groupBy(found, (row) => row.invoice_id);
  return new Map([...byInvoice].map(([id, own]) => [id, new Map(own.map((row) => [row.code, { by: row.waived_by, ...(row.reason ? { reason: row.reason } : {}) }]))]));
}
