import { inTransaction } from '@smartap/database';
import type { DataSource } from 'typeorm';
import type { ExtractionOutcome } from '../domain/index.js';
import { layoutsOf, type KeptLayout } from '../store/layouts.js';

/** Reads a page, and once more by what corrections taught where its vendor has layouts: most have none and are read once. */
export async function readByLayouts(dataSource: DataSource, tenantId: string, read: (layouts: readonly KeptLayout[]) => Promise<ExtractionOutcome>): Promise<ExtractionOutcome> {
  const first = await read([]);
  const identities = first.outcome === 'extracted' ? (first.identities ?? []) : [];
  const layouts = identities.length === 0 ? [] : await inTransaction(dataSource, [tenantId], (tx) => layoutsOf(tx, tenantId, identities));
  return layouts.length === 0 ? first : read(layouts);
}
