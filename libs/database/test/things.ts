import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createDataSource, leaseTable, tenantScoped, type SchemaDefinition } from '../src/index.js';
import type { DataSource } from 'typeorm';
import type { TestDatabase } from '@smartap/testing';

/** A table of things of tenants. */
export class CreateThings1768500000000 implements MigrationInterface {
  name = 'CreateThings1768500000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table thing (tenant_id uuid not null, name text not null, tags text[], data jsonb, price numeric, primary key (tenant_id, name));
      create table note (id int primary key);
      ${leaseTable()};
      ${tenantScoped('thing')}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table thing, note, lease');
  }
}

/** A schema with things. */
export const thingsIn = (schema: string): SchemaDefinition => ({ schema, migrations: [CreateThings1768500000000] });

/** Connects as the service of a schema. */
export function connect(database: TestDatabase, schema: string): Promise<DataSource> {
  const settings = {
    DATABASE_URL: database.url(schema),
    DATABASE_POOL_SIZE: 2,
    DATABASE_POOL_MAX_OVERFLOW: 2,
    DATABASE_POOL_TIMEOUT: 5,
    DATABASE_POOL_RECYCLE: 3600,
  };
  return createDataSource(thingsIn(schema), settings).initialize();
}
