import { bulkInsert, rows, type Tx } from '@smartap/database';
import type { InvoiceKey } from '@smartap/messaging';
import type { LineLink } from '../domain/index.js';

/** What persons have linked, by invoice. */
export async function findLinks(tx: Tx, invoices: readonly InvoiceKey[]): Promise<Map<string, LineLink[]>> {
  if (invoices.length === 0) return new Map();
  const found = await rows<{ invoice_id: string; line_id: string; order_number: string; order_line: string }>(
    tx,
    'select l.invoice_id, l.line_id, l.order_number, l.order_line from unnest($1::uuid[], $2::uuid[]) as w(tenant_id, invoice_id) join line_link l on l.tenant_id = w.tenant_id and l.invoice_id = w.invoice_id',
    [invoices.map((key) => key.tenantId), invoices.map((key) => key.invoiceId)],
  );
  return new Map(
    [...Map.groupBy(found, (item) => item.invoice_id)].map(([id, own]) => [
      id,
      own.map((item) => ({ lineId: item.line_id, orderNumber: item.order_number, orderLine: item.order_line })),
    ]),
  );
}

/** Keeps what a person links; the last word on a line counts. */
export async function putLinks(tx: Tx, { tenantId, invoiceId }: InvoiceKey, links: readonly LineLink[], by: string, reason: string): Promise<void> {
  await bulkInsert(
    tx,
    'line_link',
    { tenant_id: 'uuid', invoice_id: 'uuid', line_id: 'text', order_number: 'text', order_line: 'text', linked_by: 'text', reason: 'text' },
    [...new Map(links.map((link) => [link.lineId, link])).values()].map((link) => ({
      tenant_id: tenantId,
      invoice_id: invoiceId,
      line_id: link.lineId,
      order_number: link.orderNumber,
      order_line: link.orderLine,
      linked_by: by,
      reason,
    })),
    'on conflict (tenant_id, invoice_id, line_id) do update set order_number = excluded.order_number, order_line = excluded.order_line, linked_by = excluded.linked_by, reason = excluded.reason',
  );
}
