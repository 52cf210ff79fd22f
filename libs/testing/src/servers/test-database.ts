import { bootstrapDatabase, migrate, ownerRole, serviceRole, type SchemaDefinition } from '@smartap/database';
import { newId } from '@smartap/runtime';
import { Pool } from 'pg';
import { quiet } from '../quiet.js';
import { testServers } from './servers.js';

// Roles belong to the whole server and every test bootstraps them anew: all must set the same.
const PASSWORD = 'only-for-tests';

/** A database of its own for one test file, with the roles and schemas that services have in production. */
export class TestDatabase {
  private constructor(
    private readonly name: string,
    private readonly adminUrl: string,
    private readonly admin: Pool,
  ) {}

  /** Makes the database, the roles and schemas of these services, and migrates each as its owner. */
  static async create(...definitions: readonly SchemaDefinition[]): Promise<TestDatabase> {
    quiet();
    const { databaseAdminUrl } = testServers();
    const name = `test_${newId().replaceAll('-', '')}`;
    const services = definitions.map(({ schema }) => ({ name: schema, ownerPassword: PASSWORD, servicePassword: PASSWORD }));
    await bootstrapDatabase({ adminUrl: databaseAdminUrl, database: name, services });
    const url = new URL(databaseAdminUrl);
    url.pathname = `/${name}`;
    const options = `-c search_path=${definitions.map(({ schema }) => schema).join(',')}`;
    const database = new TestDatabase(name, databaseAdminUrl, new Pool({ connectionString: url.href, options, max: 3 }));
    for (const definition of definitions) await migrate(definition, database.ownerUrl(definition.schema));
    return database;
  }

  /** URL of the role a service logs in as. */
  url(service: string): string {
    return this.urlOf(serviceRole(service));
  }

  /** URL of the role that owns a service's schema. */
  ownerUrl(service: string): string {
    return this.urlOf(ownerRole(service));
  }

  /** Runs SQL as the administrator, past row security; the schemas are in the search path. */
  async query<Row = unknown>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    const result = await this.admin.query(sql, [...parameters]);
    return result.rows as Row[];
  }

  /** How many rows `from …` gives. */
  async count(from: string, parameters: readonly unknown[] = []): Promise<number> {
    const [found] = await this.query<{ n: number }>(`select count(*)::int as n from ${from}`, parameters);
    return found?.n ?? 0;
  }

  /** Ends all connections that a service has to this database, as an outage does; it may connect again. */
  async terminate(service: string): Promise<void> {
    await this.query("select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'smartap-' || $1", [
      service,
    ]);
  }

  /** Connections of a service to this database. */
  async connections(service: string): Promise<number> {
    return this.count("pg_stat_activity where datname = current_database() and application_name = 'smartap-' || $1", [service]);
  }

  /** Whether some transaction waits for a lock of another. */
  async hasWaiting(): Promise<boolean> {
    return (await this.count('pg_locks where not granted and database = (select oid from pg_database where datname = current_database())')) > 0;
  }

  /** Lets the services connect, or keeps them out: with {@link terminate}, a database that is down. */
  async accept(allowed: boolean): Promise<void> {
    const admin = new Pool({ connectionString: this.adminUrl, max: 1 });
    // A superuser gets in where the limit is 0.
    await admin.query(`alter database ${this.name} connection limit ${allowed ? -1 : 0}`).finally(() => admin.end());
  }

  /** Drops the database, whoever is connected. */
  async drop(): Promise<void> {
    await this.admin.end();
    const admin = new Pool({ connectionString: this.adminUrl, max: 1 });
    await admin.query(`drop database if exists ${this.name} with (force)`).finally(() => admin.end());
  }

  private urlOf(role: string): string {
    const url = new URL(this.adminUrl);
    url.pathname = `/${this.name}`;
    url.username = role;
    url.password = PASSWORD;
    return url.href;
  }
}
