import { rows, type Tx } from '@smartap/database';
import type { InvoiceKey } from '@smartap/messaging';

/** An invoice that names no order, with the vendor whose orders it may bill. */
export interface Unordered extends InvoiceKey {
  readonly vendorNumber: string;
}

/** Of a vendor with more open orders the newest are looked at. */
const LOOKED_AT_MOST = 100;

/** The orders that invoices without one may bill: the newest open ones of their vendor, and those they hold to already. By invoice. */
export async function openOrdersFor(tx: Tx, invoices: readonly Unordered[]): Promise<Map<string, string[]>> {
  if (invoices.length === 0) return new Map();
  const found = await rows<{ invoice_id: string; number: string }>(
    tx,
    `with wanted as (select * from unnest($1::uuid[], $2::uuid[], $3::text[]) as w(tenant_id, invoice_id, vendor_number))
     select w.invoice_id, o.number from wanted w cross join lateral (
       select p.number from purchase_order p where p.tenant_id = w.tenant_id and p.vendor_number = w.vendor_number and p.status = 'open' order by p.order_id desc limit ${LOOKED_AT_MOST}) o
     union select w.invoice_id, o.order_number from wanted w join order_watch o on o.tenant_id = w.tenant_id and o.invoice_id = w.invoice_id
     order by 1, 2`,
    [invoices.map((own) => own.tenantId), invoices.map((own) => own.invoiceId), invoices.map((own) => own.vendorNumber)],
  );
  return new Map([...Map.groupBy(found, (item) => item.invoice_id)].map(([id, own]) => [id, own.map(({ number }) => number)]));
}
