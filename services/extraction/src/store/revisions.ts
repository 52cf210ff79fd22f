import type { Invoice } from '@smartap/en16931';
import type { ReviewItem } from '@smartap/contracts';
import { bulkInsert, row, rows, type Tx } from '@smartap/database';
import type { InvoiceKey } from '@smartap/messaging';
import { ENGINE_VERSION, type FieldEvidence } from '../domain/index.js';

/** One revision of an invoice with the evidence of its values. */
export interface RevisionRow extends InvoiceKey {
  readonly revision: number;
  readonly invoice: Invoice;
  readonly evidence: Readonly<Record<string, FieldEvidence>>;
  readonly review: readonly ReviewItem[];
  readonly revisedBy: string;
  /** That read it; a correction keeps the one of the revision before. */
  readonly engine: number;
  readonly revisedAt: Date;
}

const COLUMNS = {
  tenant_id: 'uuid',
  invoice_id: 'uuid',
  revision: 'int',
  invoice: 'json',
  evidence: 'json',
  review: 'json',
  revised_by: 'text',
  revised_at: 'timestamptz',
  engine: 'int',
};

/** Keeps revisions; a revision is minted once. */
export async function insertRevisions(tx: Tx, revisions: readonly RevisionRow[]): Promise<void> {
  const cells = revisions.map((own) => ({
    tenant_id: own.tenantId,
    invoice_id: own.invoiceId,
    revision: own.revision,
    invoice: own.invoice,
    evidence: own.evidence,
    review: own.review,
    revised_by: own.revisedBy,
    revised_at: own.revisedAt,
    engine: own.engine,
  }));
  await bulkInsert(tx, 'invoice_revision', COLUMNS, cells, 'on conflict do nothing');
}

/** How one revision came to be. */
export interface Origin {
  readonly evidence: Readonly<Record<string, FieldEvidence>>;
  readonly engine: number;
}

/** The evidence of one revision, and the engine that read it. */
export async function originOf(tx: Tx, key: InvoiceKey, revision: number): Promise<Origin> {
  const found = await row<Origin>(tx, 'select evidence, engine from invoice_revision where tenant_id = $1 and invoice_id = $2 and revision = $3', [
    key.tenantId,
    key.invoiceId,
    revision,
  ]);
  return found ?? { evidence: {}, engine: ENGINE_VERSION };
}

/** Notes that the engine of today reads a revision as it stands. */
export async function noteEngine(tx: Tx, key: InvoiceKey, revision: number): Promise<void> {
  await tx.query('update invoice_revision set engine = $4 where tenant_id = $1 and invoice_id = $2 and revision = $3', [
    key.tenantId,
    key.invoiceId,
    revision,
    ENGINE_VERSION,
  ]);
}

/** Invoices whose newest revision an older engine has read, by id. */
export async function readBefore(
  tx: Tx,
  tenantId: string,
  { engine, after, limit }: { readonly engine: number; readonly after?: string; readonly limit: number },
): Promise<string[]> {
  const found = await rows<{ invoice_id: string }>(
    tx,
    `select invoice_id from invoice_revision r
     where tenant_id = $1 and ($3::uuid is null or invoice_id > $3) and engine < $2
       and not exists (select 1 from invoice_revision n where n.tenant_id = r.tenant_id and n.invoice_id = r.invoice_id and n.revision > r.revision)
     order by invoice_id limit $4`,
    [tenantId, engine, after ?? null, limit],
  );
  return found.map(({ invoice_id: id }) => id);
}
