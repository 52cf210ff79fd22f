import { AppError } from '@smartap/runtime';
import type { DataSource } from 'typeorm';
import type { SchemaDefinition } from './data-source.js';
import { rows } from './tx.js';

/**
 * Refuses to go on upon a schema that lacks a migration of this version, as one does whose migration broke half-way. One
 * that has more is right: an older version goes on while the next is rolled out.
 *
 * @throws AppError `SCHEMA_BEHIND`, saying what is missing and what to do
 */
export async function assertMigrated(dataSource: DataSource, { schema, migrations }: SchemaDefinition): Promise<void> {
  const [table] = await rows<{ found: string | null }>(dataSource.manager, 'select to_regclass($1)::text as found', [`${schema}.migration`]);
  const done = table?.found ? await rows<{ name: string }>(dataSource.manager, 'select name from migration') : [];
  const known = new Set(done.map(({ name }) => name));
  const missing = migrations.map((migration) => new migration().name ?? migration.name).filter((name) => !known.has(name));
  if (missing.length === 0) return;
  throw new AppError(
    'SCHEMA_BEHIND',
    `Schema ${schema} lacks ${missing.length} of ${migrations.length} migrations (${missing.join(', ')}). Run bundle/migrate.js of this service with DATABASE_OWNER_URL (the launcher and the chart do it before they start a service), then start again.`,
  );
}
