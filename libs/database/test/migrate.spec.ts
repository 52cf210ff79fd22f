import { TestDatabase, testServers } from '@smartap/testing';
import { Client } from 'pg';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assertMigrated, bootstrapDatabase, migrate } from '../src/index.js';
import { connect, CreateThings1768500000000, thingsIn } from './things.js';

class BreakHalfway1768500000001 implements MigrationInterface {
  name = 'BreakHalfway1768500000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create table half (id int)');
    await runner.query('select 1 / 0');
  }

  async down(): Promise<void> {
    // Never got that far.
  }
}

let database: TestDatabase;

beforeAll(async () => {
  database = await TestDatabase.create({ schema: 'gamma', migrations: [] });
});
afterAll(() => database.drop());

describe(migrate.name, () => {
  it('lets one run at a time: the others wait and find nothing to do', async () => {
    const runs = await Promise.all([1, 2, 3].map(() => migrate(thingsIn('gamma'), database.ownerUrl('gamma'))));
    expect(runs.map((names) => names.length).toSorted((a, b) => a - b)).toEqual([0, 0, 1]);
    expect(await migrate(thingsIn('gamma'), database.ownerUrl('gamma'))).toEqual([]);
    expect(await database.query('select name from gamma.migration')).toEqual([{ name: 'CreateThings1768500000000' }]);
  });

  it('takes back a migration that breaks, and says so', async () => {
    const broken = { schema: 'gamma', migrations: [CreateThings1768500000000, BreakHalfway1768500000001] };
    await expect(migrate(broken, database.ownerUrl('gamma'))).rejects.toThrow(/division by zero/);
    expect(await database.query("select to_regclass('gamma.half') as half")).toEqual([{ half: null }]);
    expect(await migrate(thingsIn('gamma'), database.ownerUrl('gamma'))).toEqual([]);
  });

  it('holds its lock no longer than it runs', async () => {
    expect(await database.count("pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())")).toBe(0);
  });
});

describe(assertMigrated.name, () => {
  const withAll = { schema: 'gamma', migrations: [CreateThings1768500000000, BreakHalfway1768500000001] };

  it('refuses a schema whose migrations are half done, naming what is missing and what to do', async () => {
    const login = await connect(database, 'gamma');
    await expect(assertMigrated(login, withAll)).rejects.toMatchObject({ code: 'SCHEMA_BEHIND', message: expect.stringMatching(/lacks 1 of 2 migrations \(BreakHalfway1768500000001\)\. Run bundle\/migrate\.js/) });
    await login.destroy();
  });

  it('refuses a schema without any, and takes one that is newer than the code', async () => {
    const empty = await TestDatabase.create({ schema: 'epsilon', migrations: [] });
    const login = await connect(empty, 'epsilon');
    await empty.query('drop table if exists epsilon.migration');
    await expect(assertMigrated(login, { ...withAll, schema: 'epsilon' })).rejects.toMatchObject({ message: expect.stringContaining('lacks 2 of 2') });
    await login.destroy();
    await empty.drop();
    const newer = await connect(database, 'gamma');
    await expect(assertMigrated(newer, { schema: 'gamma', migrations: [] })).resolves.toBeUndefined();
    await newer.destroy();
  });
});

describe(bootstrapDatabase.name, () => {
  it('may be repeated, and sets passwords anew', async () => {
    const name = `delta`;
    const once = await TestDatabase.create({ schema: name, migrations: [] });
    const url = new URL(once.url(name));
    await bootstrapDatabase({ adminUrl: testServers().databaseAdminUrl, database: url.pathname.slice(1), services: [{ name, ownerPassword: 'rotated-owner', servicePassword: 'rotated-login' }] });
    const login = async (password: string): Promise<string> => {
      url.password = password;
      const client = new Client({ connectionString: url.href });
      await client.connect();
      const { rows } = await client.query<{ current_user: string }>('select current_user');
      await client.end();
      return rows[0]?.current_user ?? '';
    };
    expect(await login('rotated-login')).toBe('smartap_delta');
    await once.drop();
  });

  it('takes no name that could be more than a name', async () => {
    const services = [{ name: 'x; drop table y', ownerPassword: 'a', servicePassword: 'b' }];
    await expect(bootstrapDatabase({ adminUrl: testServers().databaseAdminUrl, database: 'none', services })).rejects.toMatchObject({ code: 'NAME_INVALID' });
  });
});
