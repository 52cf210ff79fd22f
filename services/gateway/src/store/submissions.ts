import type { BusEvent } from '@smartap/contracts';
import { rows, type Tx } from '@smartap/database';
import type { InvoiceKey } from '@smartap/messaging';
import { standingOf } from '../domain/index.js';

type Submitted = BusEvent<'invoice.submitted.v1'>;

const INSERT = `
  with kept as (insert into submission (tenant_id, invoice_id, event) values ($1, $2, $3)),
    shown as (
      insert into invoice_view (tenant_id, invoice_id, lineage, stage, explanation, content_lineage, filename, channel, submitted_by, submitted_at, storage_key)
      values ($1, $2, '{}', 'submitted', $4, '{}', $5, $6, $7, $8, $9))
  insert into invoice_event (tenant_id, invoice_id, event_id, type, at, lineage, summary) values ($1, $2, $10, $11, $12, '{}', $4)`;

/** Keeps a submission, its row in the list and the first line of its timeline, by one statement: its event, so that it can be told again. */
export async function insertSubmission(tx: Tx, event: Submitted): Promise<void> {
  const { tenantId, subject, data } = event;
  const explanation = standingOf(event)?.explanation ?? '';
  await tx.query(INSERT, [tenantId, subject, JSON.stringify(event), explanation, data.document.filename ?? null, data.channel, data.submittedBy.subject, data.submittedAt, data.document.storageKey, event.id, event.type, event.time]);
}

/** The events of submissions. */
export async function loadSubmissions(tx: Tx, keys: readonly InvoiceKey[]): Promise<Submitted[]> {
  const found = await rows<{ event: Submitted }>(
    tx,
    'select s.event from unnest($1::uuid[], $2::uuid[]) as w(tenant_id, invoice_id) join submission s on s.tenant_id = w.tenant_id and s.invoice_id = w.invoice_id',
    [keys.map((key) => key.tenantId), keys.map((key) => key.invoiceId)],
  );
  return found.map((item) => item.event);
}
