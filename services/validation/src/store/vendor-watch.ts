import { bulkInsert, rows, type Tx } from '@smartap/database';
import type { InvoiceKey } from '@smartap/messaging';

/** Something in the master data, of a vendor or of an order, for which an invoice waits. */
export interface Watch extends InvoiceKey {
  readonly key: string;
}

/** An invoice with what it waits for of what was asked. */
export interface Watcher extends InvoiceKey {
  readonly keys: ReadonlySet<string>;
}

const COLUMNS = { tenant_id: 'uuid', watch_key: 'text', invoice_id: 'uuid' };

/** Lets invoices wait for no more than these. */
export async function setWatches(tx: Tx, invoices: readonly InvoiceKey[], watches: readonly Watch[]): Promise<void> {
  if (invoices.length > 0) {
    await tx.query(
      'delete from vendor_watch v using unnest($1::uuid[], $2::uuid[]) as w(tenant_id, invoice_id) where v.tenant_id = w.tenant_id and v.invoice_id = w.invoice_id',
      [invoices.map(({ tenantId }) => tenantId), invoices.map(({ invoiceId }) => invoiceId)],
    );
  }
  await bulkInsert(
    tx,
    'vendor_watch',
    COLUMNS,
    watches.map(({ tenantId, key, invoiceId }) => ({ tenant_id: tenantId, watch_key: key, invoice_id: invoiceId })),
    'on conflict do nothing',
  );
}

/** Who waits for any of these, and for which. */
export async function findWatchers(tx: Tx, keys: readonly Omit<Watch, 'invoiceId'>[]): Promise<Watcher[]> {
  const found = await rows<{ tenant_id: string; invoice_id: string; keys: string[] }>(
    tx,
    'select v.tenant_id, v.invoice_id, array_agg(v.watch_key) as keys from unnest($1::uuid[], $2::text[]) as w(tenant_id, key) join vendor_watch v on v.tenant_id = w.tenant_id and v.watch_key = w.key group by 1, 2',
    [keys.map(({ tenantId }) => tenantId), keys.map(({ key }) => key)],
  );
  return found.map((own) => ({ tenantId: own.tenant_id, invoiceId: own.invoice_id, keys: new Set(own.keys) }));
}
