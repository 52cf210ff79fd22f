import type { EventMap } from '@smartap/contracts';
import { bulkInsert, rows, type Tx } from '@smartap/database';
import type { Admission } from '../domain/index.js';

/** A submitted document and what was decided about it. */
export interface DocumentRow {
  readonly tenantId: string;
  readonly submitted: EventMap['invoice.submitted.v1'];
  readonly admission: Admission;
}

const CONTENT = { tenant_id: 'uuid', sha256: 'text', invoice_id: 'uuid' };

const DOCUMENT = {
  tenant_id: 'uuid', invoice_id: 'uuid', sha256: 'text', storage_key: 'text', size_bytes: 'bigint', filename: 'text', media_type: 'text',
  channel: 'text', submitted_by: 'text', submitted_at: 'timestamptz', outcome: 'text', reason: 'text',
};

interface Held {
  tenant_id: string;
  sha256: string;
  invoice_id: string;
}

/** Who brought these bytes first: the invoice itself, when nobody did before. By `<tenant> <sha256>`. */
export async function claimContent(tx: Tx, items: readonly { tenantId: string; sha256: string; invoiceId: string }[]): Promise<Map<string, string>> {
  const sorted = items.toSorted((a, b) => (a.sha256 < b.sha256 ? -1 : 1));
  const claimed = await bulkInsert<typeof CONTENT, Held>(
    tx,
    'content',
    CONTENT,
    sorted.map((item) => ({ tenant_id: item.tenantId, sha256: item.sha256, invoice_id: item.invoiceId })),
    'on conflict do nothing returning tenant_id, sha256, invoice_id',
  );
  const holders = new Map(claimed.map((row) => [`${row.tenant_id} ${row.sha256}`, row.invoice_id]));
  const lost = items.filter((item) => !holders.has(`${item.tenantId} ${item.sha256}`));
  if (lost.length === 0) return holders;
  const held = await rows<Held>(
    tx,
    `select c.tenant_id, c.sha256, c.invoice_id from unnest($1::uuid[], $2::text[]) as wanted(tenant_id, sha256)
     join content c on c.tenant_id = wanted.tenant_id and c.sha256 = wanted.sha256`,
    [lost.map((item) => item.tenantId), lost.map((item) => item.sha256)],
  );
  for (const row of held) holders.set(`${row.tenant_id} ${row.sha256}`, row.invoice_id);
  return holders;
}

/** Keeps documents; one that is known stays as it was. */
export async function insertDocuments(tx: Tx, documents: readonly DocumentRow[]): Promise<void> {
  const cells = documents.map(({ tenantId, submitted, admission }) => ({
    tenant_id: tenantId,
    invoice_id: submitted.invoiceId,
    sha256: submitted.document.sha256,
    storage_key: submitted.document.storageKey,
    size_bytes: submitted.document.sizeBytes,
    filename: submitted.document.filename,
    media_type: admission.outcome === 'received' ? admission.mediaType : null,
    channel: submitted.channel,
    submitted_by: submitted.submittedBy.subject,
    submitted_at: submitted.submittedAt,
    outcome: admission.outcome,
    reason: admission.outcome === 'refused' ? admission.reason : null,
  }));
  await bulkInsert(tx, 'document', DOCUMENT, cells, 'on conflict do nothing');
}
