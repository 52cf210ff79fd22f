import type { BusEvent } from '@smartap/contracts';
import { rows, type Tx } from '@smartap/database';
import type { InvoiceKey } from '@smartap/messaging';

type Submitted = BusEvent<'invoice.submitted.v1'>;

/** Keeps the event of a submission, so that it can be told again. */
export async function insertSubmission(tx: Tx, event: Submitted): Promise<void> {
  await tx.query('insert into submission (tenant_id, invoice_id, event) values ($1, $2, $3)', [event.tenantId, event.subject, JSON.stringify(event)]);
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
