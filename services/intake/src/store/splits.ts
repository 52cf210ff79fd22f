import type { PageRange } from '@smartap/contracts';
import { bulkInsert, type Tx } from '@smartap/database';

/** One invoice of several in a file. */
export interface SplitRow {
  readonly tenantId: string;
  /** The invoice under which the file was handed in. */
  readonly fileId: string;
  /** From 1, which is that invoice itself. */
  readonly part: number;
  readonly invoiceId: string;
  readonly pages: PageRange;
}

const COLUMNS = { tenant_id: 'uuid', file_id: 'uuid', part: 'int', invoice_id: 'uuid', first_page: 'int', last_page: 'int' };

/** Keeps which invoices a file was split into; once. */
export async function insertSplits(tx: Tx, splits: readonly SplitRow[]): Promise<void> {
  const cells = splits.map(({ tenantId, fileId, part, invoiceId, pages }) => ({
    tenant_id: tenantId,
    file_id: fileId,
    part,
    invoice_id: invoiceId,
    first_page: pages.from,
    last_page: pages.to,
  }));
  await bulkInsert(tx, 'split', COLUMNS, cells, 'on conflict do nothing');
}
