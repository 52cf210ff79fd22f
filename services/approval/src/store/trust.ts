import { bulkInsert, execute, row, rows, type Tx } from '@smartap/database';
import type { InvoiceKey } from '@smartap/messaging';
import type { InvoiceOutcome, Source, VendorRecord, VendorStanding } from '../domain/index.js';

/** How an invoice ended, with what it says of whom. */
export interface EndedRow extends InvoiceKey, InvoiceOutcome {
  readonly vendorId: string | null;
  readonly source: Source;
  readonly on: string;
}

/** Keeps how invoices ended, each once, and what that says of their vendors. */
export async function keepOutcomes(tx: Tx, ended: readonly EndedRow[], at: Date): Promise<void> {
  const fresh = await bulkInsert<Record<string, string>, { invoice_id: string }>(
    tx,
    'invoice_outcome',
    { tenant_id: 'uuid', invoice_id: 'uuid', vendor_id: 'uuid', source: 'text', decided_on: 'date', how: 'text', outcome: 'text', strict: 'boolean' },
    ended.map((own) => ({
      tenant_id: own.tenantId,
      invoice_id: own.invoiceId,
      vendor_id: own.vendorId,
      source: own.source,
      decided_on: own.on,
      how: own.how,
      outcome: own.outcome,
      strict: own.isStrict,
    })),
    'on conflict do nothing returning invoice_id',
  );
  const ids = new Set(fresh.map((item) => item.invoice_id));
  const counted = ended.filter(({ invoiceId, vendorId }) => vendorId !== null && ids.has(invoiceId));
  const byVendor = Map.groupBy(
    counted.filter(({ outcome }) => outcome !== 'error'),
    ({ tenantId, vendorId, source }) => `${tenantId} ${vendorId} ${source}`,
  );
  await bulkInsert(
    tx,
    'vendor_record',
    { tenant_id: 'uuid', vendor_id: 'uuid', source: 'text', clean: 'int', corrected: 'int' },
    [...byVendor]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([, own]) =>
        own[0]
          ? {
              tenant_id: own[0].tenantId,
              vendor_id: own[0].vendorId,
              source: own[0].source,
              clean: own.filter(({ outcome }) => outcome === 'clean').length,
              corrected: own.filter(({ outcome }) => outcome === 'corrected').length,
            }
          : [],
      ),
    'on conflict (tenant_id, vendor_id, source) do update set clean = vendor_record.clean + excluded.clean, corrected = vendor_record.corrected + excluded.corrected',
  );
  for (const { tenantId, vendorId, source, outcome } of counted) if (outcome === 'error' && vendorId) await demote(tx, tenantId, vendorId, source, at);
}

/** A confirmed error: the vendor earns trust anew. */
async function demote(tx: Tx, tenantId: string, vendorId: string, source: Source, at: Date): Promise<void> {
  await tx.query(
    `insert into vendor_record (tenant_id, vendor_id, source, clean, corrected, demoted_at) values ($1, $2, $3, 0, 1, $4)
     on conflict (tenant_id, vendor_id, source) do update set clean = 0, corrected = 1, demoted_at = excluded.demoted_at`,
    [tenantId, vendorId, source, at],
  );
}

/** Makes the outcome of an invoice an error; the vendor it demotes, or undefined when it is none that is counted, or is one already. */
export async function reportError(
  tx: Tx,
  { tenantId, invoiceId }: InvoiceKey,
  by: string,
  reason: string,
  at: Date,
): Promise<{ readonly vendorId: string | null } | undefined> {
  const found = await row<{ vendor_id: string | null; source: Source }>(
    tx,
    "select vendor_id, source from invoice_outcome where tenant_id = $1 and invoice_id = $2 and outcome <> 'error' for update",
    [tenantId, invoiceId],
  );
  if (!found) return undefined;
  await execute(tx, "update invoice_outcome set outcome = 'error', reported_by = $3, reason = $4 where tenant_id = $1 and invoice_id = $2", [
    tenantId,
    invoiceId,
    by,
    reason,
  ]);
  if (found.vendor_id) await demote(tx, tenantId, found.vendor_id, found.source, at);
  return { vendorId: found.vendor_id };
}

const NOTHING: VendorRecord = { clean: 0, corrected: 0 };

/** Where vendors stand, by tenant, vendor and source. */
export async function loadStandings(
  tx: Tx,
  wanted: readonly { readonly tenantId: string; readonly vendorId: string }[],
): Promise<(tenantId: string, vendorId: string, source: Source) => VendorStanding> {
  const tenants = [...new Set(wanted.map(({ tenantId }) => tenantId))];
  const own =
    tenants.length === 0
      ? []
      : await rows<{ tenant_id: string; vendor_id: string; source: Source; clean: number; corrected: number; demoted: boolean }>(
          tx,
          'select r.tenant_id, r.vendor_id, r.source, r.clean, r.corrected, r.demoted_at is not null as demoted from unnest($1::uuid[], $2::uuid[]) as w(tenant_id, vendor_id) join vendor_record r on r.tenant_id = w.tenant_id and r.vendor_id = w.vendor_id',
          [wanted.map(({ tenantId }) => tenantId), wanted.map(({ vendorId }) => vendorId)],
        );
  const pools =
    tenants.length === 0
      ? []
      : await rows<{ tenant_id: string; source: Source; clean: number; corrected: number }>(
          tx,
          'select tenant_id, source, sum(clean)::int as clean, sum(corrected)::int as corrected from vendor_record where tenant_id = any($1) group by 1, 2',
          [tenants],
        );
  return (tenantId, vendorId, source) => {
    const record = own.find((item) => item.tenant_id === tenantId && item.vendor_id === vendorId && item.source === source);
    const pool = pools.find((item) => item.tenant_id === tenantId && item.source === source);
    return {
      source,
      own: record ? { clean: record.clean, corrected: record.corrected } : NOTHING,
      isDemoted: record?.demoted ?? false,
      pool: pool ? { clean: pool.clean, corrected: pool.corrected } : NOTHING,
    };
  };
}

/** How many invoices of some days ended how. */
export async function countOutcomes(
  tx: Tx,
  tenantId: string,
  from: string,
  to: string,
): Promise<{ readonly approved: number; readonly touchless: number; readonly strict: number; readonly rejected: number; readonly errors: number }> {
  const found = await row<{ approved: number; touchless: number; strict: number; rejected: number; errors: number }>(
    tx,
    `select count(*) filter (where how <> 'rejected')::int as approved, count(*) filter (where how = 'touchless')::int as touchless, count(*) filter (where strict and outcome <> 'error')::int as strict,
       count(*) filter (where how = 'rejected')::int as rejected, count(*) filter (where outcome = 'error')::int as errors
     from invoice_outcome where tenant_id = $1 and decided_on >= $2::date and decided_on <= $3::date`,
    [tenantId, from, to],
  );
  return found ?? { approved: 0, touchless: 0, strict: 0, rejected: 0, errors: 0 };
}
