import type { EventMap } from '@smartap/contracts';
import { bulkInsert, rows, type Tx } from '@smartap/database';
import type { InvoiceKey } from '@smartap/messaging';
import type { Admission } from '../domain/index.js';

/** A submitted document and what was decided about it. */
export interface DocumentRow {
  readonly tenantId: string;
  readonly submitted: EventMap['invoice.submitted.v1'];
  readonly admission: Admission;
}

const CONTENT = { tenant_id: 'uuid', sha256: 'text', invoice_id: 'uuid' };

const DOCUMENT = {
  tenant_id: 'uuid',
  invoice_id: 'uuid',
  sha256: 'text',
  storage_key: 'text',
  size_bytes: 'bigint',
  filename: 'text',
  media_type: 'text',
  channel: 'text',
  submitted_by: 'text',
  submitted_at: 'timestamptz',
  outcome: 'text',
  reason: 'text',
};

interface Held {
  tenant_id: string;
  sha256: string;
  invoice_id: string;
}

/** Who brought these bytes first: the invoice itself, when nobody did before. By `<tenant> <content>`. */
export async function claimContent(tx: Tx, items: readonly { tenantId: string; content: string; invoiceId: string }[]): Promise<Map<string, string>> {
  const sorted = items.toSorted((a, b) => (a.content < b.content ? -1 : 1));
  const claimed = await bulkInsert<typeof CONTENT, Held>(
    tx,
    'content',
    CONTENT,
    sorted.map((item) => ({ tenant_id: item.tenantId, sha256: item.content, invoice_id: item.invoiceId })),
    'on conflict do nothing returning tenant_id, sha256, invoice_id',
  );
  const holders = new Map(claimed.map((row) => [`${row.tenant_id} ${row.sha256}`, row.invoice_id]));
  const lost = items.filter((item) => !holders.has(`${item.tenantId} ${item.content}`));
  if (lost.length === 0) return holders;
  const held = await rows<Held>(
    tx,
    `select c.tenant_id, c.sha256, c.invoice_id from unnest($1::uuid[], $2::text[]) as wanted(tenant_id, sha256)
     join content c on c.tenant_id = wanted.tenant_id and c.sha256 = wanted.sha256`,
    [lost.map((item) => item.tenantId), lost.map((item) => item.content)],
  );
  for (const row of held) holders.set(`${row.tenant_id} ${row.sha256}`, row.invoice_id);
  return holders;
}

/** Has the bytes of files claimed by the invoices that they belong to: the same file again is told to belong there. */
export async function giveContent(tx: Tx, files: readonly (InvoiceKey & { readonly ownerId: string })[]): Promise<void> {
  await tx.query(
    `update content c set invoice_id = f.owner_id from unnest($1::uuid[], $2::uuid[], $3::uuid[]) as f(tenant_id, invoice_id, owner_id)
     join document d on d.tenant_id = f.tenant_id and d.invoice_id = f.invoice_id
     where c.tenant_id = d.tenant_id and c.sha256 = d.sha256 and c.invoice_id = d.invoice_id`,
    [files.map(({ tenantId }) => tenantId), files.map(({ invoiceId }) => invoiceId), files.map(({ ownerId }) => ownerId)],
  );
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

/** A document as it was handed in. */
export type KnownFile = Pick<EventMap['invoice.submitted.v1'], 'submittedBy' | 'submittedAt' | 'channel' | 'document'>;

/** Documents as they were handed in, by invoice. */
export async function loadDocuments(tx: Tx, keys: readonly InvoiceKey[]): Promise<Map<string, KnownFile>> {
  const found = await rows<{
    invoice_id: string;
    sha256: string;
    storage_key: string;
    size_bytes: string;
    filename: string | null;
    channel: string;
    submitted_by: string;
    submitted_at: Date;
  }>(
    tx,
    `select d.invoice_id, d.sha256, d.storage_key, d.size_bytes, d.filename, d.channel, d.submitted_by, d.submitted_at from unnest($1::uuid[], $2::uuid[]) as wanted(tenant_id, invoice_id)
     join document d on d.tenant_id = wanted.tenant_id and d.invoice_id = wanted.invoice_id`,
    [keys.map(({ tenantId }) => tenantId), keys.map(({ invoiceId }) => invoiceId)],
  );
  return new Map(
    found.map(
      ({
        invoice_id: invoiceId,
        sha256,
        storage_key: storageKey,
        size_bytes: sizeBytes,
        filename,
        channel,
        submitted_by: subject,
        submitted_at: submittedAt,
      }) => [
        invoiceId,
        {
          submittedBy: { subject },
          submittedAt: submittedAt.toISOString(),
          channel,
          document: { storageKey, sizeBytes: Number(sizeBytes), sha256, ...(filename === null ? {} : { filename }) },
        },
      ],
    ),
  );
}
