import { compareLineage, type Lineage } from '@smartap/contracts';
import { bulkInsert, rows, type Tx } from '@smartap/database';
import type { InvoiceKey } from './decisions.js';

const COLUMNS = { tenant_id: 'uuid', invoice_id: 'uuid', lineage: 'int[]' };

/** Notes that invoices have ended up to a lineage. */
export async function noteEnds(tx: Tx, ends: readonly (InvoiceKey & { readonly lineage: Lineage })[]): Promise<void> {
  await bulkInsert(
    tx,
    'invoice_end',
    COLUMNS,
    ends.map((end) => ({ tenant_id: end.tenantId, invoice_id: end.invoiceId, lineage: end.lineage })),
    'on conflict (tenant_id, invoice_id) do update set lineage = excluded.lineage where excluded.lineage > invoice_end.lineage',
  );
}

/** Up to where invoices have ended. */
export class Ends {
  constructor(private readonly byInvoice: ReadonlyMap<string, Lineage>) {}

  /** True when the invoice has ended at this lineage or a newer one. */
  covers(invoiceId: string, lineage: Lineage): boolean {
    const end = this.byInvoice.get(invoiceId);
    return end !== undefined && compareLineage(end, lineage) >= 0;
  }
}

/** Loads the ends of invoices. */
export async function loadEnds(tx: Tx, keys: readonly InvoiceKey[]): Promise<Ends> {
  const found = await rows<{ invoice_id: string; lineage: number[] }>(
    tx,
    'select e.invoice_id, e.lineage from unnest($1::uuid[], $2::uuid[]) as w(tenant_id, invoice_id) join invoice_end e on e.tenant_id = w.tenant_id and e.invoice_id = w.invoice_id',
    [keys.map((key) => key.tenantId), keys.map((key) => key.invoiceId)],
  );
  return new Ends(new Map(found.map((row) => [row.invoice_id, row.lineage])));
}
