import { bulkInsert, rows, type Tx } from '@smartap/database';
import type { InvoiceKey } from '@smartap/messaging';
import { Ledger, type Allocation, type LedgerRow } from '../domain/index.js';
import { dropExceptions } from './exceptions.js';
import { lockOrders, type OrderKey } from './order-locks.js';

const ALLOCATION = {
  tenant_id: 'uuid',
  invoice_id: 'uuid',
  line_id: 'text',
  order_number: 'text',
  order_line: 'text',
  quantity: 'numeric',
  amount: 'numeric',
  value: 'numeric',
  kind: 'text',
  vendor_id: 'uuid',
  invoice_number: 'text',
};

interface Row {
  tenant_id: string;
  order_number: string;
  order_line: string;
  received: string;
  accepted: string;
  returned_for_good: string;
  billed: Record<string, [quantity: string, value: string]>;
}

/**
 * The ledgers of these orders, by tenant; where two tenants of a batch use the same number, each ledger may hold more than was
 * asked for. The caller holds the orders' locks.
 */
export async function loadLedgers(tx: Tx, orders: readonly OrderKey[]): Promise<Map<string, Ledger>> {
  const found = await rows<Row>(
    tx,
    `select tenant_id, order_number, order_line, sum(received)::text as received, sum(accepted)::text as accepted, sum(returned_for_good)::text as returned_for_good,
       coalesce(jsonb_object_agg(invoice_id, jsonb_build_array(quantity::text, value::text)) filter (where invoice_id is not null), '{}') as billed
     from (
       select tenant_id, order_number, order_line, sum(quantity - rejected) as received, sum(accepted + least(quantity, 0)) as accepted, sum(returned_for_good) as returned_for_good,
         null::uuid as invoice_id, null::numeric as quantity, null::numeric as value
       from receipt_line where tenant_id = any($1) and order_number = any($2) and unit is null group by 1, 2, 3
       union all
       select tenant_id, order_number, order_line, 0, 0, 0, invoice_id, sum(quantity), sum(coalesce(value, amount))
       from allocation where tenant_id = any($1) and order_number = any($2) group by 1, 2, 3, invoice_id) as moved
     group by 1, 2, 3`,
    [[...new Set(orders.map((key) => key.tenantId))], [...new Set(orders.map((key) => key.orderNumber))]],
  );
  const ledgers = [...Map.groupBy(found, (item) => item.tenant_id)].map(([tenant, own]) => [tenant, new Ledger(own.map(read))] as const);
  const byTenant = new Map(ledgers);
  for (const { tenantId } of orders) if (!byTenant.has(tenantId)) byTenant.set(tenantId, new Ledger([]));
  return byTenant;
}

function read(found: Row): LedgerRow {
  const billed = Object.entries(found.billed);
  return {
    orderNumber: found.order_number,
    orderLine: found.order_line,
    received: found.received,
    accepted: found.accepted,
    returnedForGood: found.returned_for_good,
    billedByInvoice: new Map(billed.map(([id, [quantity]]) => [id, quantity])),
    valueByInvoice: new Map(billed.map(([id, [, value]]) => [id, value])),
  };
}

/** What invoices take and wait for. */
export interface LedgerChange extends InvoiceKey {
  /** Under which a credit note finds it; undefined where one of them is not known. */
  readonly vendorId?: string | undefined;
  readonly number?: string | undefined;
  readonly allocations: readonly Allocation[];
  /** Orders whose change or receipts may change the outcome; empty when the outcome is settled. */
  readonly watches: readonly string[];
}

/** A credit note that waited for an invoice. */
export interface AwaitedBy extends InvoiceKey {
  readonly forInvoiceId: string;
}

/** Of which orders an invoice held something. */
export interface Held extends InvoiceKey {
  readonly orderNumbers: readonly string[];
}

/**
 * Takes from invoices all they hold and wait for, and says what that was; under the locks of the orders: who finds their goods
 * taken has written down that it waits before others hear that they are free. The caller holds the invoices' locks.
 */
export async function giveUp(tx: Tx, keys: readonly InvoiceKey[]): Promise<Held[]> {
  if (keys.length === 0) return [];
  await lockOrders(
    tx,
    await rows<OrderKey>(
      tx,
      'select distinct tenant_id as "tenantId", order_number as "orderNumber" from allocation where tenant_id = any($1) and invoice_id = any($2)',
      keysOf(keys),
    ),
  );
  const gone = await rows<{ tenant_id: string; invoice_id: string; order_number: string }>(
    tx,
    'with gone as (delete from allocation where tenant_id = any($1) and invoice_id = any($2) returning tenant_id, invoice_id, order_number) select distinct tenant_id, invoice_id, order_number from gone order by 1, 2, 3',
    keysOf(keys),
  );
  await stopWatching(tx, keys);
  await dropExceptions(tx, keys);
  return [...Map.groupBy(gone, (item) => item.invoice_id)].map(([invoiceId, own]) => ({
    tenantId: own[0]?.tenant_id ?? '',
    invoiceId,
    orderNumbers: own.map((item) => item.order_number),
  }));
}

/**
 * Replaces what invoices take and wait for. The caller holds the orders' locks.
 *
 * @returns credit notes that waited for one of these, once
 */
export async function replaceAllocations(tx: Tx, changes: readonly LedgerChange[]): Promise<AwaitedBy[]> {
  const billing = changes.flatMap(({ tenantId, vendorId, number, invoiceId, allocations }) =>
    vendorId && number && allocations.some(({ kind }) => kind === 'goods') ? [{ tenantId, vendorId, number, invoiceId }] : [],
  );
  const awaited = await rows<AwaitedBy>(
    tx,
    `with gone as (delete from allocation where tenant_id = any($1) and invoice_id = any($2))
     delete from awaited_invoice a using unnest($3::uuid[], $4::uuid[], $5::text[], $6::uuid[]) as w(tenant_id, vendor_id, number, invoice_id)
     where a.tenant_id = w.tenant_id and a.vendor_id = w.vendor_id and a.number = w.number returning a.tenant_id as "tenantId", a.invoice_id as "invoiceId", w.invoice_id as "forInvoiceId"`,
    [
      ...keysOf(changes),
      billing.map((own) => own.tenantId),
      billing.map((own) => own.vendorId),
      billing.map((own) => own.number),
      billing.map((own) => own.invoiceId),
    ],
  );
  await bulkInsert(
    tx,
    'allocation',
    ALLOCATION,
    changes.flatMap(({ tenantId, invoiceId, vendorId, number, allocations }) =>
      allocations.map((own, index) => ({
        tenant_id: tenantId,
        invoice_id: invoiceId,
        line_id: own.lineId,
        order_number: own.orderNumber,
        order_line: own.orderLine,
        quantity: own.quantity,
        amount: own.amount,
        value: own.value,
        kind: own.kind,
        ...(index === 0 && vendorId && number ? { vendor_id: vendorId, invoice_number: number } : { vendor_id: null, invoice_number: null }),
      })),
    ),
  );
  const settled = changes.filter((change) => change.watches.length === 0);
  if (settled.length > 0) await tx.query('delete from order_watch where tenant_id = any($1) and invoice_id = any($2)', keysOf(settled));
  await bulkInsert(
    tx,
    'order_watch',
    { tenant_id: 'uuid', order_number: 'text', invoice_id: 'uuid' },
    changes.flatMap(({ tenantId, invoiceId, watches }) =>
      watches.map((orderNumber) => ({ tenant_id: tenantId, order_number: orderNumber, invoice_id: invoiceId })),
    ),
    'on conflict do nothing',
  );
  return awaited;
}

/** Tenants and invoices: an invoice id belongs to one tenant alone, so the two lists name what the pairs would. */
function keysOf(keys: readonly InvoiceKey[]): [string[], string[]] {
  return [[...new Set(keys.map((key) => key.tenantId))], keys.map((key) => key.invoiceId)];
}

/** Ends the wait of invoices whose answer is final. */
export async function stopWatching(tx: Tx, keys: readonly InvoiceKey[]): Promise<void> {
  if (keys.length > 0) await tx.query('delete from order_watch where tenant_id = any($1) and invoice_id = any($2)', keysOf(keys));
}

/** Orders that any open invoice of a tenant looks at. */
export async function watchedOrders(tx: Tx, tenantId: string): Promise<OrderKey[]> {
  const found = await rows<{ order_number: string }>(tx, 'select distinct order_number from order_watch where tenant_id = $1', [tenantId]);
  return found.map((item) => ({ tenantId, orderNumber: item.order_number }));
}

/** Open invoices of any of these orders, in order of arrival. */
export async function watchers(tx: Tx, orders: readonly OrderKey[]): Promise<InvoiceKey[]> {
  const found = await rows<{ tenant_id: string; invoice_id: string }>(
    tx,
    `select o.tenant_id, o.invoice_id, min(o.since) as since from (select distinct * from unnest($1::uuid[], $2::text[]) as w(tenant_id, order_number)) w
     join order_watch o on o.tenant_id = w.tenant_id and o.order_number = w.order_number group by 1, 2 order by since`,
    [orders.map((key) => key.tenantId), orders.map((key) => key.orderNumber)],
  );
  return found.map((item) => ({ tenantId: item.tenant_id, invoiceId: item.invoice_id }));
}
