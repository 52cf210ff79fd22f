import type { ChannelItem as Shown } from '@smartap/contracts';
import { bulkInsert, row, rows, type Tx } from '@smartap/database';
import type { InvoiceKey } from '@smartap/messaging';

/** What a channel brought. */
export interface ChannelItem {
  readonly tenantId: string;
  /** Follows from channel and external id. */
  readonly itemId: string;
  readonly channel: string;
  readonly externalId: string;
  readonly filename: string;
  readonly takenAt: Date;
  /** What it became and the digest of its bytes; else why it was put aside. */
  readonly outcome: { readonly invoiceId: string; readonly sha256: string; readonly isJoined?: boolean } | { readonly reason: string };
}

const ITEM = {
  tenant_id: 'uuid',
  item_id: 'uuid',
  channel: 'text',
  external_id: 'text',
  filename: 'text',
  invoice_id: 'uuid',
  sha256: 'text',
  taken_at: 'timestamptz',
  outcome: 'text',
  reason: 'text',
};

/** Writes down what became of documents; of each once. */
export async function keepItems(tx: Tx, items: readonly ChannelItem[]): Promise<void> {
  const lines = items.map(({ tenantId, itemId, channel, externalId, filename, takenAt, outcome }) => {
    const line = { tenant_id: tenantId, item_id: itemId, channel, external_id: externalId, filename, taken_at: takenAt.toISOString() };
    if ('reason' in outcome) return { ...line, outcome: 'failed', reason: outcome.reason, invoice_id: null, sha256: null };
    return { ...line, outcome: outcome.isJoined === true ? 'joined' : 'taken', reason: null, invoice_id: outcome.invoiceId, sha256: outcome.sha256 };
  });
  await bulkInsert(tx, 'channel_item', ITEM, lines, 'on conflict do nothing');
}

/** Which lines of the ledger. */
export interface ItemFilter {
  readonly after?: string;
  readonly limit: number;
  readonly channel?: string;
  readonly outcome?: 'taken' | 'joined' | 'failed' | 'refused';
  readonly invoiceId?: string;
}

/** The ledger of a tenant, newest first. */
export async function listItems(tx: Tx, tenantId: string, { after, limit, channel, outcome, invoiceId }: ItemFilter): Promise<Shown[]> {
  const found = await rows<Omit<Shown, 'takenAt'> & { readonly takenAt: Date }>(
    tx,
    `select i.item_id as "itemId", i.channel, i.filename, i.taken_at as "takenAt", i.outcome, coalesce(i.reason, case when i.outcome = 'taken' then d.reason end) as reason, i.invoice_id as "invoiceId", i.times, case when i.outcome = 'taken' then d.outcome end as admission
     from channel_item i left join document d on d.tenant_id = i.tenant_id and d.invoice_id = i.invoice_id
     where i.tenant_id = $1 and ($2::text is null or i.channel = $2)
       and ($3::text is null or case when $3 = 'refused' then i.outcome = 'taken' and d.outcome = 'refused' else i.outcome = $3 end)
       and ($4::uuid is null or (i.taken_at, i.item_id) < (select a.taken_at, a.item_id from channel_item a where a.tenant_id = $1 and a.item_id = $4))
       and ($5::uuid is null or i.invoice_id = $5)
     order by i.taken_at desc, i.item_id desc limit $6`,
    [tenantId, channel ?? null, outcome ?? null, after ?? null, invoiceId ?? null, limit],
  );
  return found.map((item) => ({ ...item, takenAt: item.takenAt.toISOString() }));
}

/** A line that is about to be processed again. */
export interface LockedItem {
  readonly channel: string;
  readonly filename: string;
  readonly outcome: 'taken' | 'joined' | 'failed';
  readonly invoiceId: string | null;
  readonly times: number;
}

/** Locks a line; undefined when there is none. */
export function lockItem(tx: Tx, tenantId: string, itemId: string): Promise<LockedItem | undefined> {
  return row<LockedItem>(
    tx,
    'select channel, filename, outcome, invoice_id as "invoiceId", times from channel_item where tenant_id = $1 and item_id = $2 for update',
    [tenantId, itemId],
  );
}

/** Notes that a file which was kept with an invoice is one of its own, and has its bytes claimed by that one. */
export async function partFromInvoice(tx: Tx, tenantId: string, itemId: string, now: string): Promise<void> {
  await tx.query("update channel_item set outcome = 'taken', invoice_id = $3, times = times + 1 where tenant_id = $1 and item_id = $2", [
    tenantId,
    itemId,
    now,
  ]);
  // The invoice that had them was never that of the file.
  await tx.query(
    'update content c set invoice_id = $3 from channel_item i where i.tenant_id = $1 and i.item_id = $2 and c.tenant_id = i.tenant_id and c.sha256 = i.sha256',
    [tenantId, itemId, now],
  );
}

/** A file that was taken in as an invoice and belongs to another one. */
export interface FoundAttachment extends InvoiceKey {
  readonly ownerId: string;
}

/** Notes that what was taken in belongs to another invoice; what did not come by a channel has no line. */
export function joinItems(tx: Tx, found: readonly FoundAttachment[]): Promise<(FoundAttachment & { readonly itemId: string; readonly filename: string })[]> {
  return rows(
    tx,
    `update channel_item i set outcome = 'joined', invoice_id = f.owner_id from unnest($1::uuid[], $2::uuid[], $3::uuid[]) as f(tenant_id, invoice_id, owner_id)
     where i.tenant_id = f.tenant_id and i.invoice_id = f.invoice_id and i.outcome = 'taken'
     returning i.tenant_id as "tenantId", f.invoice_id as "invoiceId", f.owner_id as "ownerId", i.item_id as "itemId", i.filename`,
    [found.map(({ tenantId }) => tenantId), found.map(({ invoiceId }) => invoiceId), found.map(({ ownerId }) => ownerId)],
  );
}

/** Notes that a document became another invoice, and has its bytes claimed by that one. */
export async function replaceInvoice(
  tx: Tx,
  tenantId: string,
  itemId: string,
  { before, now }: { readonly before: string; readonly now: string },
): Promise<void> {
  await tx.query('update channel_item set invoice_id = $3, times = times + 1 where tenant_id = $1 and item_id = $2', [tenantId, itemId, now]);
  await tx.query('update content set invoice_id = $3 where tenant_id = $1 and invoice_id = $2', [tenantId, before, now]);
}
