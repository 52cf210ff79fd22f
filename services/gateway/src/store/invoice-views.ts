import type { InvoiceEvent, Projection } from '../domain/index.js';
import { asideOf, discountOf, standingOf } from '../domain/index.js';
import { bulkInsert, type Cell, type Tx } from '@smartap/database';
import type { InvoiceKey } from '@smartap/messaging';

// prettier-ignore
const VIEW = {
  tenant_id: 'uuid', invoice_id: 'uuid', lineage: 'int[]', stage: 'text', reason: 'text', explanation: 'text', content_lineage: 'int[]', number: 'text', seller_name: 'text',
  seller_vat_id: 'text', issue_date: 'date', due_date: 'date', type_code: 'text', currency: 'text', total: 'numeric', due: 'numeric', order_number: 'text', format: 'text', vendor_id: 'uuid',
  vendor_name: 'text', filename: 'text', channel: 'text', submitted_by: 'text', submitted_at: 'timestamptz', storage_key: 'text', media_type: 'text', discount_until: 'date', discount: 'numeric', risk: 'int', recognised: 'jsonb',
};

const STANDING = ['stage', 'reason', 'explanation', 'recognised'];
// prettier-ignore
const CONTENT = ['number', 'seller_name', 'seller_vat_id', 'issue_date', 'due_date', 'type_code', 'currency', 'total', 'due', 'order_number', 'format', 'vendor_id', 'vendor_name', 'discount_until', 'discount'];
const ONCE = ['filename', 'channel', 'submitted_by', 'submitted_at', 'storage_key', 'media_type'];

// Each group of columns takes the newest that was said of it, in whatever order events come.
const UPSERT = `on conflict (tenant_id, invoice_id) do update set
  ${STANDING.map((name) => `${name} = case when excluded.lineage > invoice_view.lineage then excluded.${name} else invoice_view.${name} end`).join(', ')},
  ${CONTENT.map((name) => `${name} = case when excluded.content_lineage > invoice_view.content_lineage then excluded.${name} else invoice_view.${name} end`).join(', ')},
  ${ONCE.map((name) => `${name} = coalesce(invoice_view.${name}, excluded.${name})`).join(', ')},
  risk = coalesce(excluded.risk, invoice_view.risk),
  lineage = greatest(excluded.lineage, invoice_view.lineage),
  content_lineage = greatest(excluded.content_lineage, invoice_view.content_lineage),
  updated_at = now()`;

/** What the events of one invoice in a batch say. */
export interface ViewChange extends InvoiceKey {
  readonly projection: Projection;
}

/** Brings the list columns up to date, in the order of their keys, so that two projectors never deadlock. */
export async function upsertViews(tx: Tx, changes: readonly ViewChange[]): Promise<void> {
  const sorted = changes.toSorted((a, b) => (a.invoiceId < b.invoiceId ? -1 : 1));
  await bulkInsert(tx, 'invoice_view', VIEW, sorted.map(cells), UPSERT);
}

function cells({ tenantId, invoiceId, projection }: ViewChange): Record<keyof typeof VIEW, Cell> {
  const { standing, content, submission, mediaType, risk } = projection;
  const invoice = content?.invoice;
  const discount = invoice && discountOf(invoice);
  return {
    tenant_id: tenantId,
    invoice_id: invoiceId,
    lineage: standing?.lineage ?? [],
    stage: standing?.stage ?? 'submitted',
    reason: standing?.reason,
    explanation: standing?.explanation,
    content_lineage: content?.lineage ?? [],
    number: invoice?.number,
    seller_name: invoice?.seller.name,
    seller_vat_id: invoice?.seller.vatId ?? invoice?.seller.taxRegistrationId,
    issue_date: invoice?.issueDate,
    due_date: invoice?.dueDate,
    type_code: invoice?.typeCode,
    currency: invoice?.currency,
    total: amount(invoice?.totals.withVat),
    due: amount(invoice?.totals.due),
    order_number: invoice?.purchaseOrderReference,
    format: content?.format,
    vendor_id: content?.vendor?.vendorId,
    vendor_name: content?.vendor?.name,
    filename: submission?.document.filename,
    channel: submission?.channel,
    submitted_by: submission?.submittedBy.subject,
    submitted_at: submission?.submittedAt,
    storage_key: submission?.document.storageKey,
    media_type: mediaType,
    discount_until: discount?.until,
    discount: amount(discount?.amount),
    risk,
    recognised: standing?.recognised,
  };
}

// An amount beyond numeric(19,4) is shown as none: the findings say what is wrong with it.
function amount(value: string | undefined): string | undefined {
  return value !== undefined && (value.replace('-', '').split('.')[0] ?? '').length <= 15 ? value : undefined;
}

const EVENT = { tenant_id: 'uuid', invoice_id: 'uuid', event_id: 'uuid', type: 'text', at: 'timestamptz', lineage: 'int[]', summary: 'text' };

/** Appends to the timelines of invoices. */
export async function insertTimeline(tx: Tx, events: readonly InvoiceEvent[]): Promise<void> {
  const lines = events.map((event) => ({
    tenant_id: event.tenantId,
    invoice_id: event.subject,
    event_id: event.id,
    type: event.type,
    at: event.time,
    lineage: 'lineage' in event.data ? event.data.lineage : [],
    summary: standingOf(event)?.explanation ?? asideOf(event),
  }));
  await bulkInsert(tx, 'invoice_event', EVENT, lines, 'on conflict do nothing');
}
