import type { Invoice } from '@smartap/en16931';
import type { ReviewItem } from '@smartap/contracts';
import { bulkInsert, row, type Tx } from '@smartap/database';
import type { InvoiceKey } from '@smartap/messaging';
import type { FieldEvidence } from '../domain/index.js';

/** One revision of an invoice with the evidence of its values. */
export interface RevisionRow extends InvoiceKey {
  readonly revision: number;
  readonly invoice: Invoice;
  readonly evidence: Readonly<Record<string, FieldEvidence>>;
  readonly review: readonly ReviewItem[];
  readonly revisedBy: string;
  readonly revisedAt: Date;
}

const COLUMNS = { tenant_id: 'uuid', invoice_id: 'uuid', revision: 'int', invoice: 'json', evidence: 'json', review: 'json', revised_by: 'text', revised_at: 'timestamptz' };

/** Keeps revisions; a revision is minted once. */
export async function insertRevisions(tx: Tx, revisions: readonly RevisionRow[]): Promise<void> {
  const cells = revisions.map((own) => ({
    tenant_id: own.tenantId, invoice_id: own.invoiceId, revision: own.revision, invoice: own.invoice, evidence: own.evidence, review: own.review, revised_by: own.revisedBy, revised_at: own.revisedAt,
  }));
  await bulkInsert(tx, 'invoice_revision', COLUMNS, cells, 'on conflict do nothing');
}

/** The evidence of one revision. */
export async function evidenceOfRevision(tx: Tx, key: InvoiceKey, revision: number): Promise<Record<string, FieldEvidence>> {
  const found = await row<{ evidence: Record<string, FieldEvidence> }>(tx, 'select evidence from invoice_revision where tenant_id = $1 and invoice_id = $2 and revision = $3', [key.tenantId, key.invoiceId, revision]);
  return found?.evidence ?? {};
}
