import type { LayoutDetails, PageRange } from '@smartap/contracts';
import { bulkInsert, execute, row, rows, type Tx } from '@smartap/database';
import type { InvoiceKey } from '@smartap/messaging';
import { fieldsOf, type LinesLesson, type VendorLayout } from '../domain/index.js';

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

/** Which layouts. */
export interface LayoutFilter {
  readonly after?: string;
  readonly limit: number;
  readonly identity?: string;
  readonly state?: 'used' | 'demoted';
}

interface LayoutRow {
  layout_id: string;
  version: number;
  layout: VendorLayout;
  taught_by: string;
  taught_in: string;
  taught_at: Date;
  misses: number;
  demoted_at: Date | null;
  seller_name: string | null;
}

const DETAILS = `l.layout_id, l.version, l.layout, l.taught_by, l.taught_in, l.taught_at, l.misses, l.demoted_at,
  (select r.invoice #>> '{seller,name}' from invoice_revision r where r.tenant_id = l.tenant_id and r.invoice_id = l.taught_in order by r.revision desc limit 1) as seller_name`;

const linesShown = ({ columns, end, climbs, sign, rules, agreed }: LinesLesson): NonNullable<LayoutDetails['lines']> => ({
  columns: columns.map(({ fields, head, left, right }) => ({ fields: [...fields], head: head.map(({ text }) => text).join(' '), left, right })),
  end,
  climbs,
  decimalSign: sign,
  ...rules,
  ...(agreed === undefined ? {} : { agreed }),
});

function detailsOf({
  layout_id: layoutId,
  version,
  layout,
  taught_by: taughtBy,
  taught_in: taughtIn,
  taught_at: taughtAt,
  misses,
  demoted_at: demotedAt,
  seller_name: sellerName,
}: LayoutRow): LayoutDetails {
  const { identities, words, lessons, lines } = layout;
  return {
    layoutId,
    version,
    sellerName: sellerName || null,
    identities: [...identities],
    fields: fieldsOf(layout),
    taughtBy,
    taughtIn,
    taughtAt: taughtAt.toISOString(),
    misses,
    demotedAt: demotedAt?.toISOString() ?? null,
    words: words.length,
    lessons: lessons as LayoutDetails['lessons'],
    ...(lines === undefined ? {} : { lines: linesShown(lines) }),
  };
}

/** The layouts of a tenant, newest first. */
export async function listLayouts(tx: Tx, tenantId: string, { after, limit, identity, state }: LayoutFilter): Promise<LayoutDetails[]> {
  const found = await rows<LayoutRow>(
    tx,
    `select ${DETAILS} from vendor_layout l
     where l.tenant_id = $1
       and ($2::uuid is null or (l.taught_at, l.layout_id) < (select a.taught_at, a.layout_id from vendor_layout a where a.tenant_id = $1 and a.layout_id = $2))
       and ($3::text is null or l.layout_id in (select i.layout_id from vendor_layout_identity i where i.tenant_id = $1 and i.identity = $3))
       and ($4::boolean is null or (l.demoted_at is not null) = $4)
     order by l.taught_at desc, l.layout_id desc limit $5`,
    [tenantId, after ?? null, identity ?? null, state === undefined ? null : state === 'demoted', limit],
  );
  return found.map(detailsOf);
}

/** One layout with all that is known of it. */
export async function findLayout(tx: Tx, tenantId: string, layoutId: string): Promise<LayoutDetails | undefined> {
  const found = await row<LayoutRow>(tx, `select ${DETAILS} from vendor_layout l where l.tenant_id = $1 and l.layout_id = $2`, [tenantId, layoutId]);
  return found && detailsOf(found);
}

/** One layout as pages are read by it, demoted or not. */
export async function loadLayout(tx: Tx, tenantId: string, layoutId: string): Promise<KeptLayout | undefined> {
  const found = await row<{ version: number; layout: VendorLayout }>(tx, 'select version, layout from vendor_layout where tenant_id = $1 and layout_id = $2', [
    tenantId,
    layoutId,
  ]);
  return found && { id: layoutId, version: found.version, ...found.layout };
}

/** Removes a layout; false when it is not there. */
export async function deleteLayout(tx: Tx, tenantId: string, layoutId: string): Promise<boolean> {
  return (await execute(tx, 'delete from vendor_layout where tenant_id = $1 and layout_id = $2', [tenantId, layoutId])) > 0;
}

/** Keeps a layout under an id of its own: older versions stay. */
export async function insertLayout(tx: Tx, { id, version, ...layout }: KeptLayout, { tenantId, invoiceId, by, at }: Teaching): Promise<void> {
  await tx.query(
    'insert into vendor_layout (tenant_id, layout_id, version, layout, taught_by, taught_in, taught_at) values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing',
    [tenantId, id, version, JSON.stringify(layout), by, invoiceId, at],
  );
  await bulkInsert(
    tx,
    'vendor_layout_identity',
    { tenant_id: 'uuid', identity: 'text', layout_id: 'uuid' },
    layout.identities.map((identity) => ({ tenant_id: tenantId, identity, layout_id: id })),
    'on conflict do nothing',
  );
}

/** Notes how layouts did: one that missed on two invoices in a row is demoted. */
export async function noteLayouts(
  tx: Tx,
  used: readonly { readonly tenantId: string; readonly id: string; readonly missed: boolean }[],
  now: Date,
): Promise<void> {
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

/** Where a document lies that was read off pages, and which pages of it are meant where it holds several invoices. */
export interface PageSource {
  readonly storageKey: string;
  readonly pages?: PageRange | undefined;
}

const SOURCE = { tenant_id: 'uuid', invoice_id: 'uuid', storage_key: 'text', first_page: 'int', last_page: 'int' };

/** Keeps where documents lie that may be corrected. */
export async function insertSources(tx: Tx, sources: readonly (InvoiceKey & PageSource)[]): Promise<void> {
  await bulkInsert(
    tx,
    'page_source',
    SOURCE,
    sources.map(({ tenantId, invoiceId, storageKey, pages }) => ({
      tenant_id: tenantId,
      invoice_id: invoiceId,
      storage_key: storageKey,
      first_page: pages?.from,
      last_page: pages?.to,
    })),
    'on conflict do nothing',
  );
}

/** Where the document of an invoice lies that was read off a page; undefined for electronic ones. */
export async function sourceOf(tx: Tx, { tenantId, invoiceId }: InvoiceKey): Promise<PageSource | undefined> {
  const found = await row<{ storage_key: string; first_page: number | null; last_page: number | null }>(
    tx,
    'select storage_key, first_page, last_page from page_source where tenant_id = $1 and invoice_id = $2',
    [tenantId, invoiceId],
  );
  if (found === undefined) return undefined;
  const { storage_key: storageKey, first_page: from, last_page: to } = found;
  return { storageKey, ...(from === null || to === null ? {} : { pages: { from, to } }) };
}
