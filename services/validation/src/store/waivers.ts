import { bulkInsert, rows, type Tx } from '@smartap/database';
import type { InvoiceKey } from '@smartap/messaging';

/** A finding that a person has accepted. */
export interface Waiver extends InvoiceKey {
  readonly code: string;
  readonly by: string;
  readonly reason?: string;
  /** The last day on which it counts; absent: for good. */
  readonly until?: string;
}

/** The waivers of one invoice by finding code. */
export type WaiversByCode = ReadonlyMap<string, { readonly by: string; readonly reason?: string; readonly until?: string }>;

const COLUMNS = { tenant_id: 'uuid', invoice_id: 'uuid', code: 'text', waived_by: 'text', reason: 'text', valid_until: 'date' };

/** Keeps waivers; the first word on a code counts. */
export async function insertWaivers(tx: Tx, waivers: readonly Waiver[]): Promise<void> {
  const cells = waivers.map((waiver) => ({
    tenant_id: waiver.tenantId,
    invoice_id: waiver.invoiceId,
    code: waiver.code,
    waived_by: waiver.by,
    reason: waiver.reason,
    valid_until: waiver.until,
  }));
  await bulkInsert(
    tx,
    'waiver',
    COLUMNS,
    cells,
    // One that has run out may be given anew.
    'on conflict (tenant_id, invoice_id, code) do update set waived_by = excluded.waived_by, reason = excluded.reason, valid_until = excluded.valid_until where waiver.valid_until < current_date',
  );
}

/** Loads the waivers of invoices, by invoice id. */
export async function loadWaivers(tx: Tx, keys: readonly InvoiceKey[]): Promise<Map<string, WaiversByCode>> {
  const found = await rows<{ invoice_id: string; code: string; waived_by: string; reason: string | null; until: string | null }>(
    tx,
    'select v.invoice_id, v.code, v.waived_by, v.reason, v.valid_until::text as until from unnest($1::uuid[], $2::uuid[]) as w(tenant_id, invoice_id) join waiver v on v.tenant_id = w.tenant_id and v.invoice_id = w.invoice_id where v.valid_until is null or v.valid_until >= current_date',
    [keys.map((key) => key.tenantId), keys.map((key) => key.invoiceId)],
  );
  const byInvoice = Map.groupBy(found, (row) => row.invoice_id);
  return new Map(
    [...byInvoice].map(([id, own]) => [
      id,
      new Map(own.map((row) => [row.code, { by: row.waived_by, ...(row.reason ? { reason: row.reason } : {}), ...(row.until ? { until: row.until } : {}) }])),
    ]),
  );
}
