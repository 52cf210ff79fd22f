import { bulkInsert, rows, type Tx } from '@smartap/database';
import type { InvoiceKey } from '@smartap/messaging';
import { Ledger, type Allocation, type LedgerRow } from '../domain/index.js';
import type { OrderKey } from './order-locks.js';

const ALLOCATION = { tenant_id: 'uuid', invoice_id: 'uuid', line_id: 'text', order_number: 'text', order_line: 'text', quantity: 'numeric', amount: 'numeric' };

interface Row {
  tenant_id: string;
  order_number: string;
  order_line: string;
  received: string;
  accepted: string;
  billed: Record<string, string>;
}

/** The ledgers of these orders, by tenant. The caller holds the orders' locks. */
export async function loadLedgers(tx: Tx, orders: readonly OrderKey[]): Promise<Map<string, Ledger>> {
  const found = await rows<Row>(
    tx,
    `with wanted as (select distinct * from unnest($1::uuid[], $2::text[]) as w(tenant_id, order_number)),
     received as (
       select r.tenant_id, r.order_number, r.order_line, sum(r.quantity - r.rejected) as received, sum(r.accepted) as accepted
       from wanted w join receipt_line r on r.tenant_id = w.tenant_id and r.order_number = w.order_number group by 1, 2, 3),
     billed as (
       select tenant_id, order_number, order_line, jsonb_object_agg(invoice_id, quantity::text) as billed from (
         select a.tenant_id, a.order_number, a.order_line, a.invoice_id, sum(a.quantity) as quantity
         from wanted w join allocation a on a.tenant_id = w.tenant_id and a.order_number = w.order_number group by 1, 2, 3, 4) as by_invoice
       group by 1, 2, 3)
     select tenant_id, order_number, order_line, coalesce(received, 0)::text as received, coalesce(accepted, 0)::text as accepted, coalesce(billed, '{}') as billed
     from received full join billed using (tenant_id, order_number, order_line)`,
    [orders.map((key) => key.tenantId), orders.map((key) => key.orderNumber)],
  );
  const ledgers = [...Map.groupBy(found, (item) => item.tenant_id)].map(([tenant, own]) => [tenant, new Ledger(own.map(read))] as const);
  const byTenant = new Map(ledgers);
  for (const { tenantId } of orders) if (!byTenant.has(tenantId)) byTenant.set(tenantId, new Ledger([]));
  return byTenant;
}

function read(found: Row): LedgerRow {
  return { orderNumber: found.order_number, orderLine: found.order_line, received: found.received, accepted: found.accepted, billedByInvoice: new Map(Object.entries(found.billed)) };
}

/** What invoices take and wait for. */
export interface LedgerChange extends InvoiceKey {
  readonly allocations: readonly Allocation[];
  /** Orders whose change or receipts may change the outcome; empty when the outcome is settled. */
  readonly watches: readonly string[];
}

/** Replaces what invoices take and wait for. The caller holds the orders' locks. */
export async function replaceAllocations(tx: Tx, changes: readonly LedgerChange[]): Promise<void> {
  const keys = [changes.map((change) => change.tenantId), changes.map((change) => change.invoiceId)];
  await tx.query('delete from allocation a using unnest($1::uuid[], $2::uuid[]) as w(tenant_id, invoice_id) where a.tenant_id = w.tenant_id and a.invoice_id = w.invoice_id', keys);
  await bulkInsert(
    tx,
    'allocation',
    ALLOCATION,
    changes.flatMap(({ tenantId, invoiceId, allocations }) =>
      allocations.map((own) => ({ tenant_id: tenantId, invoice_id: invoiceId, line_id: own.lineId, order_number: own.orderNumber, order_line: own.orderLine, quantity: own.quantity, amount: own.amount })),
    ),
  );
  await tx.query(
    `delete from order_watch o using unnest($1::uuid[], $2::uuid[]) as w(tenant_id, invoice_id)
     where o.tenant_id = w.tenant_id and o.invoice_id = w.invoice_id`,
    [changes.filter((change) => change.watches.length === 0).map((change) => change.tenantId), changes.filter((change) => change.watches.length === 0).map((change) => change.invoiceId)],
  );
  await bulkInsert(
    tx,
    'order_watch',
    { tenant_id: 'uuid', order_number: 'text', invoice_id: 'uuid' },
    changes.flatMap(({ tenantId, invoiceId, watches }) => watches.map((orderNumber) => ({ tenant_id: tenantId, order_number: orderNumber, invoice_id: invoiceId }))),
    'on conflict do nothing',
  );
}

/** Invoices that wait for any of these orders, in order of arrival. */
export async function watchers(tx: Tx, orders: readonly OrderKey[]): Promise<InvoiceKey[]> {
  const found = await rows<{ tenant_id: string; invoice_id: string }>(
    tx,
    `select o.tenant_id, o.invoice_id, min(o.since) as since from (select distinct * from unnest($1::uuid[], $2::text[]) as w(tenant_id, order_number)) w
     join order_watch o on o.tenant_id = w.tenant_id and o.order_number = w.order_number group by 1, 2 order by since`,
    [orders.map((key) => key.tenantId), orders.map((key) => key.orderNumber)],
  );
  return found.map((item) => ({ tenantId: item.tenant_id, invoiceId: item.invoice_id }));
}
