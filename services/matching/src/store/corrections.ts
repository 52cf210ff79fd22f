import { endOfRevision } from '@smartap/contracts';
import { bulkInsert, rows, type Tx } from '@smartap/database';
import type { InvoiceKey } from '@smartap/messaging';

/** An invoice of a vendor by its number (BT-1). */
export interface BillKey extends InvoiceKey {
  readonly vendorId: string;
  readonly number: string;
}

/** A corrected invoice, with the number of the one it replaces and the orders it bills. */
export interface Correction extends BillKey {
  readonly orderNumbers: readonly string[];
}

/** An invoice that another one replaces. */
export interface Replaced extends InvoiceKey {
  readonly byInvoiceId: string;
  /** Revision of it that is known. */
  readonly revision: number;
}

const BILL = { tenant_id: 'uuid', vendor_id: 'uuid', number: 'text', invoice_id: 'uuid' };

const cells = ({ tenantId, vendorId, number, invoiceId }: BillKey) => ({ tenant_id: tenantId, vendor_id: vendorId, number, invoice_id: invoiceId });

/** Finds what corrections replace: among the invoices that take of the same orders, and those that take of none. */
export async function findReplaced(tx: Tx, corrections: readonly Correction[]): Promise<Replaced[]> {
  if (corrections.length === 0) return [];
  const wanted = corrections.flatMap((own) => (own.orderNumbers.length > 0 ? own.orderNumbers : ['']).map((orderNumber) => ({ ...own, orderNumber })));
  const found = await rows<{ tenant_id: string; invoice_id: string; by_invoice_id: string; revision: number }>(
    tx,
    `with wanted as (select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::uuid[], $5::text[]) as w(tenant_id, vendor_id, number, by_invoice_id, order_number)),
     near as (
       select w.*, b.invoice_id from wanted w join bill_without_order b on b.tenant_id = w.tenant_id and b.vendor_id = w.vendor_id and b.number = w.number
       union select w.*, a.invoice_id from wanted w join allocation a on a.tenant_id = w.tenant_id and a.order_number = w.order_number
       union select w.*, o.invoice_id from wanted w join order_watch o on o.tenant_id = w.tenant_id and o.order_number = w.order_number)
     select distinct n.tenant_id, n.invoice_id, n.by_invoice_id, d.lineage[1] as revision
     from near n join decision d on d.tenant_id = n.tenant_id and d.invoice_id = n.invoice_id
     where n.invoice_id <> n.by_invoice_id and d.event -> 'data' -> 'invoice' ->> 'number' = n.number and d.event -> 'data' -> 'vendor' ->> 'vendorId' = n.vendor_id::text
     order by 1, 2`,
    [
      wanted.map((own) => own.tenantId),
      wanted.map((own) => own.vendorId),
      wanted.map((own) => own.number),
      wanted.map((own) => own.invoiceId),
      wanted.map((own) => own.orderNumber),
    ],
  );
  return found.map((item) => ({ tenantId: item.tenant_id, invoiceId: item.invoice_id, byInvoiceId: item.by_invoice_id, revision: item.revision }));
}

/** Which of these invoices a corrected one that came before them, and was not rejected, replaces: by which, by invoice. */
export async function replacedOnArrival(tx: Tx, bills: readonly BillKey[]): Promise<Map<string, string>> {
  if (bills.length === 0) return new Map();
  const found = await rows<{ invoice_id: string; by_invoice_id: string }>(
    tx,
    `select w.invoice_id, c.invoice_id as by_invoice_id from unnest($1::uuid[], $2::uuid[], $3::text[], $4::uuid[]) as w(tenant_id, vendor_id, number, invoice_id)
     join correction c on c.tenant_id = w.tenant_id and c.vendor_id = w.vendor_id and c.number = w.number and c.invoice_id <> w.invoice_id
     where not exists (select 1 from invoice_end e where e.tenant_id = c.tenant_id and e.invoice_id = c.invoice_id and e.lineage[2] = $5)`,
    [
      bills.map((own) => own.tenantId),
      bills.map((own) => own.vendorId),
      bills.map((own) => own.number),
      bills.map((own) => own.invoiceId),
      endOfRevision(1)[1],
    ],
  );
  return new Map(found.map((item) => [item.invoice_id, item.by_invoice_id]));
}

/** Keeps what corrections name. */
export async function keepCorrections(tx: Tx, corrections: readonly BillKey[]): Promise<void> {
  await bulkInsert(tx, 'correction', BILL, corrections.map(cells), 'on conflict do nothing');
}

/** Keeps invoices that take nothing of an order. */
export async function keepBillsWithoutOrder(tx: Tx, bills: readonly BillKey[]): Promise<void> {
  await bulkInsert(tx, 'bill_without_order', BILL, bills.map(cells), 'on conflict do nothing');
}

/** A corrected invoice takes the place of the one it replaces also in the order of arrival. */
export async function inheritPlaces(tx: Tx, replaced: readonly Replaced[]): Promise<void> {
  if (replaced.length === 0) return;
  await tx.query(
    `update order_watch o set since = least(o.since, r.since)
     from unnest($1::uuid[], $2::uuid[], $3::uuid[]) as w(tenant_id, invoice_id, by_invoice_id) join order_watch r on r.tenant_id = w.tenant_id and r.invoice_id = w.invoice_id
     where o.tenant_id = w.tenant_id and o.invoice_id = w.by_invoice_id and o.order_number = r.order_number`,
    [replaced.map((own) => own.tenantId), replaced.map((own) => own.invoiceId), replaced.map((own) => own.byInvoiceId)],
  );
}
