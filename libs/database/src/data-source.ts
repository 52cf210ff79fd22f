import type { CommonSettings } from '@smartap/runtime';
import { DataSource, type EntitySchema, type MigrationInterface } from 'typeorm';
import { PreparingClient } from './preparing-client.js';
import { QueryLogger } from './query.logger.js';

/** A class of entities or migrations, as TypeORM takes them. */
export type EntityClass = (new () => object) | EntitySchema;

/** What is a service's own: its schema and its tables. */
export interface SchemaDefinition {
  /** The Postgres schema, named as the service. */
  readonly schema: string;
  readonly entities?: readonly EntityClass[];
  readonly migrations: readonly (new () => MigrationInterface)[];
}

/** The pool part of {@link CommonSettings}. */
export type PoolSettings = Pick<
  CommonSettings,
  'DATABASE_URL' | 'DATABASE_REPLICA_URL' | 'DATABASE_POOL_SIZE' | 'DATABASE_POOL_MAX_OVERFLOW' | 'DATABASE_POOL_TIMEOUT' | 'DATABASE_POOL_RECYCLE'
>;

// A statement slower than this is logged by TypeORM's logger as a warning.
const SLOW_QUERY_MS = 1000;

/** The data source of a service: its login role, its schema first in the search path, a small pool. */
export function createDataSource(definition: SchemaDefinition, settings: PoolSettings): DataSource {
  const connections = settings.DATABASE_POOL_SIZE + settings.DATABASE_POOL_MAX_OVERFLOW;
  return new DataSource({
    type: 'postgres',
    ...(settings.DATABASE_REPLICA_URL
      ? { replication: { master: { url: settings.DATABASE_URL }, slaves: [{ url: settings.DATABASE_REPLICA_URL }] } }
      : { url: settings.DATABASE_URL }),
    schema: definition.schema,
    entities: [...(definition.entities ?? [])],
    maxQueryExecutionTime: SLOW_QUERY_MS,
    logging: ['error'],
    logger: new QueryLogger(),
    installExtensions: false,
    applicationName: `smartap-${definition.schema}`,
    poolSize: connections,
    extra: {
      Client: PreparingClient,
      connectionTimeoutMillis: settings.DATABASE_POOL_TIMEOUT * 1000,
      maxLifetimeSeconds: settings.DATABASE_POOL_RECYCLE,
      // Idle connections above none are closed after this, so that a burst does not hold the server's slots.
      idleTimeoutMillis: 30_000,
      keepAlive: true,
      options: `-c search_path=${definition.schema}`,
    },
  });
}
