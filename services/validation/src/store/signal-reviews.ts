import { bulkInsert, rows, type Tx } from '@smartap/database';
import type { InvoiceKey } from '@smartap/messaging';
import type { SignalReviews } from '../domain/index.js';

/** What a person decided of an invoice that signals of risk had stopped. */
export interface SignalReview extends InvoiceKey {
  readonly codes: readonly string[];
  readonly outcome: 'confirmed' | 'dismissed';
}

const COLUMNS = { tenant_id: 'uuid', code: 'text', invoice_id: 'uuid', outcome: 'text' };

/** Keeps what persons decided; the last word on an invoice counts. */
export async function keepReviews(tx: Tx, reviews: readonly SignalReview[]): Promise<void> {
  const cells = reviews.flatMap(({ tenantId, invoiceId, codes, outcome }) =>
    codes.map((code) => ({ tenant_id: tenantId, code, invoice_id: invoiceId, outcome })),
  );
  await bulkInsert(tx, 'signal_review', COLUMNS, cells, 'on conflict (tenant_id, code, invoice_id) do update set outcome = excluded.outcome');
}

/** How often each signal was right, by tenant. */
export async function loadReviews(tx: Tx, tenantIds: readonly string[]): Promise<Map<string, SignalReviews[]>> {
  if (tenantIds.length === 0) return new Map();
  const found = await rows<SignalReviews & { tenant_id: string }>(
    tx,
    `select tenant_id, code, count(*) filter (where outcome = 'confirmed')::int as confirmed, count(*) filter (where outcome = 'dismissed')::int as dismissed
     from signal_review where tenant_id = any($1) group by tenant_id, code`,
    [[...new Set(tenantIds)]],
  );
  return new Map(
    [...Map.groupBy(found, (own) => own.tenant_id)].map(([tenant, own]) => [
      tenant,
      own.map(({ code, confirmed, dismissed }) => ({ code, confirmed, dismissed })),
    ]),
  );
}
