import { bulkInsert, type Tx } from '@smartap/database';
import type { BillKey } from './corrections.js';

/** A credit note, with the orders of the invoice that it waited for. */
export interface Awaited extends Pick<BillKey, 'tenantId' | 'invoiceId'> {
  readonly orderNumbers: readonly string[];
}

/** Keeps for which invoices, by their number, credit notes wait. */
export async function awaitInvoices(tx: Tx, awaited: readonly BillKey[]): Promise<void> {
  await bulkInsert(
    tx,
    'awaited_invoice',
    { tenant_id: 'uuid', vendor_id: 'uuid', number: 'text', invoice_id: 'uuid' },
    awaited.map((own) => ({ tenant_id: own.tenantId, vendor_id: own.vendorId, number: own.number, invoice_id: own.invoiceId })),
    'on conflict do nothing',
  );
}

/** Lets credit notes that have not ended wait for these orders too. The caller holds the orders' locks. */
export async function watchOrdersOf(tx: Tx, notes: readonly Awaited[]): Promise<void> {
  const watches = notes.flatMap(({ tenantId, invoiceId, orderNumbers }) => orderNumbers.map((orderNumber) => ({ tenantId, invoiceId, orderNumber })));
  if (watches.length === 0) return;
  await tx.query(
    `insert into order_watch (tenant_id, order_number, invoice_id) select w.tenant_id, w.order_number, w.invoice_id from unnest($1::uuid[], $2::text[], $3::uuid[]) as w(tenant_id, order_number, invoice_id)
     where not exists (select 1 from invoice_end e where e.tenant_id = w.tenant_id and e.invoice_id = w.invoice_id) on conflict do nothing`,
    [watches.map((own) => own.tenantId), watches.map((own) => own.orderNumber), watches.map((own) => own.invoiceId)],
  );
}
