import type { OrderLineRef } from '@smartap/contracts';
import { rows, type Tx } from '@smartap/database';
import type { InvoiceKey } from '@smartap/messaging';

/** A credit note that names no order, with the invoices that it says it corrects. */
export interface Credit extends InvoiceKey {
  readonly vendorId: string;
  readonly vendorNumber: string;
  /** BT-25. */
  readonly corrects: readonly string[];
}

interface Row {
  invoice_id: string;
  order_number: string;
  order_line: string;
}

const refsByInvoice = (found: readonly Row[]): Map<string, OrderLineRef[]> =>
  new Map(
    [...Map.groupBy(found, (item) => item.invoice_id)].map(([id, own]) => [
      id,
      own.map((item) => ({ orderNumber: item.order_number, orderLine: item.order_line })),
    ]),
  );

/** What the invoices have billed that credit notes name, by credit note; none where no such invoice is known. */
export async function billedByNamed(tx: Tx, credits: readonly Credit[]): Promise<Map<string, OrderLineRef[]>> {
  const wanted = credits.flatMap((credit) => credit.corrects.map((number) => ({ ...credit, number })));
  if (wanted.length === 0) return new Map();
  return refsByInvoice(
    await rows<Row>(
      tx,
      `select distinct w.invoice_id, a.order_number, a.order_line from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[]) as w(tenant_id, invoice_id, vendor_id, number)
       join allocation f on f.tenant_id = w.tenant_id and f.vendor_id = w.vendor_id and f.invoice_number = w.number
       join allocation a on a.tenant_id = f.tenant_id and a.invoice_id = f.invoice_id
       where f.invoice_number is not null and a.kind = 'goods' order by 1, 2, 3`,
      [wanted.map((own) => own.tenantId), wanted.map((own) => own.invoiceId), wanted.map((own) => own.vendorId), wanted.map((own) => own.number)],
    ),
  );
}

/** Of a vendor with more orders the newest are looked at. */
const LOOKED_AT_MOST = 100;

/** The newest orders of the vendor of which something is billed, by credit note. */
export async function billedOrders(tx: Tx, credits: readonly Credit[]): Promise<Map<string, string[]>> {
  if (credits.length === 0) return new Map();
  const found = await rows<{ invoice_id: string; number: string }>(
    tx,
    `with wanted as materialized (select * from unnest($1::uuid[], $2::uuid[], $3::text[]) as w(tenant_id, invoice_id, vendor_number))
     select w.invoice_id, o.number from wanted w cross join lateral (
       select p.number from purchase_order p where p.tenant_id = w.tenant_id and p.vendor_number = w.vendor_number
         and exists (select 1 from allocation a where a.tenant_id = p.tenant_id and a.order_number = p.number and a.kind = 'goods') order by p.order_id desc limit ${LOOKED_AT_MOST}) o
     order by 1, 2`,
    [credits.map((own) => own.tenantId), credits.map((own) => own.invoiceId), credits.map((own) => own.vendorNumber)],
  );
  return new Map([...Map.groupBy(found, (item) => item.invoice_id)].map(([id, own]) => [id, own.map(({ number }) => number)]));
}
