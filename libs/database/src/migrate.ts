import { loadSettings } from '@smartap/runtime';
import { IsString } from 'class-validator';
import { DataSource } from 'typeorm';
import type { SchemaDefinition } from './data-source.js';
import { QueryLogger } from './query.logger.js';
import { alignTenantScopes } from './row-security.js';

/**
 * Brings a service's schema up to date, as its owner, past any pooler. An advisory lock lets one run at a time; a
 * second one waits and then finds nothing to do. Each migration is a transaction of its own.
 *
 * @param ownerUrl `DATABASE_OWNER_URL`
 * @returns names of the migrations that were run
 */
export async function migrate(definition: SchemaDefinition, ownerUrl: string): Promise<string[]> {
  const dataSource = new DataSource({
    type: 'postgres',
    url: ownerUrl,
    schema: definition.schema,
    migrations: [...definition.migrations],
    migrationsTableName: 'migration',
    applicationName: `smartap-${definition.schema}-migrate`,
    installExtensions: false,
    logger: new QueryLogger(),
    extra: { options: `-c search_path=${definition.schema}`, max: 2 },
  });
  await dataSource.initialize();
  const lock = dataSource.createQueryRunner();
  try {
    await lock.query('select pg_advisory_lock(hashtext($1))', [`smartap-migrate-${definition.schema}`]);
    const done = await dataSource.runMigrations({ transaction: 'each' });
    await alignTenantScopes(dataSource, definition.schema);
    return done.map((migration) => migration.name);
  } finally {
    await lock.query('select pg_advisory_unlock_all()').catch(() => undefined);
    await lock.release();
    await dataSource.destroy();
  }
}

class MigrationSettings {
  @IsString({ message: 'DATABASE_OWNER_URL must be the URL of the schema owner' })
  DATABASE_OWNER_URL!: string;
}

/** The body of a service's `migrate.js`: reads `DATABASE_OWNER_URL`, migrates, reports in one line, sets the exit code. */
export async function migrateFromEnvironment(definition: SchemaDefinition): Promise<void> {
  try {
    const names = await migrate(definition, loadSettings(MigrationSettings).DATABASE_OWNER_URL);
    process.stdout.write(`${definition.schema}: ${names.length === 0 ? 'up to date' : `migrated ${names.join(', ')}`}\n`);
  } catch (error) {
    process.stderr.write(`${definition.schema}: not migrated: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}
