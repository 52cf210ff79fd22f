import type { BusEvent } from '@smartap/contracts';
import { bulkInsert, RawJson, rows, type Tx } from '@smartap/database';
import type { InvoiceKey } from '@smartap/messaging';
import { standingOf } from '../domain/index.js';
import { insertTimeline } from './invoice-views.js';

type Submitted = BusEvent<'invoice.submitted.v1'>;

const SUBMISSION = { tenant_id: 'uuid', invoice_id: 'uuid', event: 'jsonb' };
const VIEW = {
  tenant_id: 'uuid',
  invoice_id: 'uuid',
  lineage: 'int[]',
  stage: 'text',
  explanation: 'text',
  content_lineage: 'int[]',
  filename: 'text',
  channel: 'text',
  submitted_by: 'text',
  submitted_at: 'timestamptz',
  storage_key: 'text',
};

/** Keeps submissions, their rows in the list and the first lines of their timelines: with the events, so that they can be told again. */
export async function insertSubmissions(tx: Tx, events: readonly Submitted[]): Promise<void> {
  await bulkInsert(
    tx,
    'submission',
    SUBMISSION,
    events.map((event) => ({ tenant_id: event.tenantId, invoice_id: event.subject, event: new RawJson(JSON.stringify(event)) })),
  );
  await bulkInsert(tx, 'invoice_view', VIEW, events.map(view));
  await insertTimeline(tx, events);
}

function view(event: Submitted): Record<keyof typeof VIEW, string | readonly number[] | undefined> {
  const { document, channel, submittedBy, submittedAt } = event.data;
  return {
    tenant_id: event.tenantId,
    invoice_id: event.subject,
    lineage: [],
    stage: 'submitted',
    explanation: standingOf(event)?.explanation ?? '',
    content_lineage: [],
    filename: document.filename,
    channel,
    submitted_by: submittedBy.subject,
    submitted_at: submittedAt,
    storage_key: document.storageKey,
  };
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
