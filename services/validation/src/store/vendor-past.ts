import { rows, type Tx } from '@smartap/database';
import type { InvoiceKey } from '@smartap/messaging';
import type { PastInvoice } from '../domain/index.js';

/** So many invoices are a vendor's past. */
const MOST = 30;

/** A vendor of a tenant. */
export interface VendorKey {
  readonly tenantId: string;
  readonly vendorId: string;
}

/** An invoice of a vendor whose past is asked for. */
export interface PastOf extends VendorKey {
  readonly invoiceId: string;
  /** Whether it has its place in time from this transaction on: what others have kept came before it. */
  readonly isNew: boolean;
}

type Past = PastInvoice & { readonly invoiceId: string };

interface Row {
  vendor_id: string;
  before_id: string | null;
  invoice_id: string;
  number: string;
  issue_date: string | null;
  amount: string | null;
  currency: string | null;
  producer: string | null;
  is_saved_later: boolean;
}

const pastOf = (own: Row): Past => ({
  invoiceId: own.invoice_id,
  number: own.number,
  issueDate: own.issue_date,
  amount: own.amount,
  currency: own.currency,
  producer: own.producer,
  isSavedLater: own.is_saved_later,
});

/** The last live invoices of the vendor that came before each of these, by its id, the newest first. Those that are new share one look-up for each vendor. */
export async function loadPast(tx: Tx, asking: readonly PastOf[]): Promise<Map<string, Past[]>> {
  if (asking.length === 0) return new Map();
  const fresh = Map.groupBy(
    asking.filter(({ isNew }) => isNew),
    ({ vendorId }) => vendorId,
  );
  const wanted = [
    ...[...fresh.values()].flatMap((own) => own.slice(0, 1).map(({ tenantId, vendorId }) => ({ tenantId, vendorId, before: null, most: MOST + own.length }))),
    ...asking.filter(({ isNew }) => !isNew).map(({ tenantId, vendorId, invoiceId }) => ({ tenantId, vendorId, before: invoiceId, most: MOST })),
  ];
  const found = await rows<Row>(
    tx,
    `select w.vendor_id, w.before_id, p.invoice_id, p.number, p.issue_date, p.amount, p.currency, p.producer, p.is_saved_later
     from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::int[]) as w(tenant_id, vendor_id, before_id, most)
     left join duplicate_record own on own.tenant_id = w.tenant_id and own.invoice_id = w.before_id
     cross join lateral (
       select r.invoice_id, r.data ->> 'number' as number, r.data ->> 'issueDate' as issue_date, r.data ->> 'amount' as amount, r.data ->> 'currency' as currency,
         r.data ->> 'producer' as producer, r.data ? 'isSavedLater' as is_saved_later
       from duplicate_record r where r.tenant_id = w.tenant_id and r.vendor_id = w.vendor_id and r.kept_at <= coalesce(own.kept_at, 'infinity')
         and (own.kept_at is null or (r.kept_at, r.invoice_id) < (own.kept_at, own.invoice_id)) order by r.kept_at desc limit w.most) p`,
    [wanted.map(({ tenantId }) => tenantId), wanted.map(({ vendorId }) => vendorId), wanted.map(({ before }) => before), wanted.map(({ most }) => most)],
  );
  const past = new Map([...Map.groupBy(found, (own) => own.before_id ?? own.vendor_id)].map(([key, own]) => [key, own.map(pastOf)]));
  return new Map(
    asking.map(({ vendorId, invoiceId, isNew }) => [
      invoiceId,
      isNew ? cameBefore(invoiceId, past.get(vendorId) ?? [], fresh.get(vendorId) ?? []) : (past.get(invoiceId) ?? []),
    ]),
  );
}

/** Of those that come at once, one of a smaller id came before. */
function cameBefore(id: string, known: readonly Past[], fresh: readonly PastOf[]): Past[] {
  const atOnce = new Set(fresh.map(({ invoiceId }) => invoiceId));
  return known.filter(({ invoiceId }) => !atOnce.has(invoiceId) || invoiceId < id).slice(0, MOST);
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
