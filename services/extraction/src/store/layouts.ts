import { bulkInsert, row, rows, type Tx } from '@smartap/database';
import type { InvoiceKey } from '@smartap/messaging';
import type { VendorLayout } from '../domain/index.js';

/** A layout as it is kept. */
export interface KeptLayout extends VendorLayout {
  readonly id: string;
  readonly version: number;
}

/** Who taught a layout, where and when. */
export interface Teaching {
  readonly tenantId: string;
  readonly invoiceId: string;
  readonly by: string;
  readonly at: Date;
}

const MAX_LAYOUTS = 10;

/** The layouts that are in use of whoever has one of these identities, newest first. */
export async function layoutsOf(tx: Tx, tenantId: string, identities: readonly string[]): Promise<KeptLayout[]> {
  if (identities.length === 0) return [];
  const found = await rows<{ layout_id: string; version: number; layout: VendorLayout }>(
    tx,
    `select layout_id, version, layout from vendor_layout
     where tenant_id = $1 and demoted_at is null
       and layout_id in (select layout_id from vendor_layout_identity where tenant_id = $1 and identity = any($2))
     order by taught_at desc, version desc limit ${MAX_LAYOUTS}`,
    [tenantId, [...identities]],
  );
  return found.map(({ layout_id: id, version, layout }) => ({ id, version, ...layout }));
}

/** Keeps a layout under an id of its own: older versions stay. */
export async function insertLayout(tx: Tx, { id, version, ...layout }: KeptLayout, { tenantId, invoiceId, by, at }: Teaching): Promise<void> {
  await tx.query(
    'insert into vendor_layout (tenant_id, layout_id, version, layout, taught_by, taught_in, taught_at) values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing',
    [tenantId, id, version, JSON.stringify(layout), by, invoiceId, at],
  );
  await bulkInsert(tx, 'vendor_layout_identity', { tenant_id: 'uuid', identity: 'text', layout_id: 'uuid' }, layout.identities.map((identity) => ({ tenant_id: tenantId, identity, layout_id: id })), 'on conflict do nothing');
}

/** Notes how layouts did: one that missed on two invoices in a row is demoted. */
export async function noteLayouts(tx: Tx, used: readonly { readonly tenantId: string; readonly id: string; readonly missed: boolean }[], now: Date): Promise<void> {
  if (used.length === 0) return;
  await tx.query(
    `update vendor_layout set
       misses = case when told.missed then vendor_layout.misses + 1 else 0 end,
       demoted_at = case when told.missed and vendor_layout.misses >= 1 then $4::timestamptz else vendor_layout.demoted_at end
     from (select unnest($1::uuid[]) as tenant_id, unnest($2::uuid[]) as layout_id, unnest($3::boolean[]) as missed) told
     where vendor_layout.tenant_id = told.tenant_id and vendor_layout.layout_id = told.layout_id`,
    [used.map(({ tenantId }) => tenantId), used.map(({ id }) => id), used.map(({ missed }) => missed), now],
  );
}

/** Keeps where documents lie that may be corrected. */
export async function insertSources(tx: Tx, sources: readonly (InvoiceKey & { readonly storageKey: string })[]): Promise<void> {
  await bulkInsert(tx, 'page_source', { tenant_id: 'uuid', invoice_id: 'uuid', storage_key: 'text' }, sources.map((own) => ({ tenant_id: own.tenantId, invoice_id: own.invoiceId, storage_key: own.storageKey })), 'on conflict do nothing');
}

/** Where the document of an invoice lies that was read off a page; undefined for electronic ones. */
export async function sourceOf(tx: Tx, { tenantId, invoiceId }: InvoiceKey): Promise<string | undefined> {
  return (await row<{ storage_key: string }>(tx, 'select storage_key from page_source where tenant_id = $1 and invoice_id = $2', [tenantId, invoiceId]))?.storage_key;
}
