import { rows, type Tx } from '@smartap/database';
import type { InvoiceKey } from '@smartap/messaging';
import type { PastInvoice } from '../domain/index.js';

const MOST = 31;

/** A vendor of a tenant. */
export interface VendorKey {
  readonly tenantId: string;
  readonly vendorId: string;
}

interface Row {
  vendor_id: string;
  invoice_id: string;
  number: string;
  issue_date: string | null;
  amount: string | null;
  currency: string | null;
  producer: string | null;
  is_saved_later: boolean;
}

/** The last live invoices of vendors by vendor id, the newest first, each with its id. */
export async function loadPast(tx: Tx, vendors: readonly VendorKey[]): Promise<Map<string, (PastInvoice & { readonly invoiceId: string })[]>> {
  const distinct = [...new Map(vendors.map((vendor) => [vendor.vendorId, vendor])).values()];
  if (distinct.length === 0) return new Map();
  const found = await rows<Row>(
    tx,
    `select w.vendor_id, p.invoice_id, p.number, p.issue_date, p.amount, p.currency, p.producer, p.is_saved_later from unnest($1::uuid[], $2::uuid[]) as w(tenant_id, vendor_id)
     cross join lateral (
       select r.invoice_id, r.data ->> 'number' as number, r.data ->> 'issueDate' as issue_date, r.data ->> 'amount' as amount, r.data ->> 'currency' as currency,
         r.data ->> 'producer' as producer, r.data ? 'isSavedLater' as is_saved_later
       from duplicate_record r where r.tenant_id = w.tenant_id and r.vendor_id = w.vendor_id order by r.kept_at desc limit ${MOST}) p`,
    [distinct.map(({ tenantId }) => tenantId), distinct.map(({ vendorId }) => vendorId)],
  );
  const pastOf = (own: Row) => ({ invoiceId: own.invoice_id, number: own.number, issueDate: own.issue_date, amount: own.amount, currency: own.currency, producer: own.producer, isSavedLater: own.is_saved_later });
  return new Map([...Map.groupBy(found, (own) => own.vendor_id)].map(([vendor, own]) => [vendor, own.map(pastOf)]));
}

/** Live invoices of vendors that came since a time, the newest so many of each. */
export async function invoicesOf(tx: Tx, vendors: readonly VendorKey[], since: Date, most: number): Promise<InvoiceKey[]> {
  if (vendors.length === 0) return [];
  const found = await rows<{ tenant_id: string; invoice_id: string }>(
    tx,
    `select w.tenant_id, p.invoice_id from unnest($1::uuid[], $2::uuid[]) as w(tenant_id, vendor_id)
     cross join lateral (select r.invoice_id from duplicate_record r where r.tenant_id = w.tenant_id and r.vendor_id = w.vendor_id and r.kept_at >= $3 order by r.kept_at desc limit $4) p`,
    [vendors.map(({ tenantId }) => tenantId), vendors.map(({ vendorId }) => vendorId), since, most],
  );
  return found.map((own) => ({ tenantId: own.tenant_id, invoiceId: own.invoice_id }));
}
