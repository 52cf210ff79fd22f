import { loadSettings } from '@smartap/runtime';
import { OwnBus, testServers } from '@smartap/testing';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { provision, ProvisionSettings } from '../src/index.js';

const service = { name: 'parcel' };
const database = `test_provision_${process.pid}`;

function url(role: string, password: string): string {
  const parts = new URL(testServers().databaseAdminUrl);
  parts.username = role;
  parts.password = password;
  parts.pathname = `/${database}`;
  return parts.href;
}

function settings(password: string, more: Record<string, string> = {}): ProvisionSettings {
  return loadSettings(ProvisionSettings, { DATABASE_ADMIN_URL: testServers().databaseAdminUrl, DATABASE_OWNER_URL: url('smartap_parcel_owner', password), DATABASE_URL: url('smartap_parcel', password), ...more });
}

async function asks(connectionString: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

describe(provision.name, () => {
  let bus: OwnBus;

  beforeAll(async () => {
    bus = await OwnBus.open();
    // As on a server that was never used.
    for (const { config } of await bus.connection.jsm.streams.list().next()) await bus.connection.jsm.streams.delete(config.name);
  });

  afterAll(async () => {
    await bus.close();
    const admin = testServers().databaseAdminUrl;
    await asks(admin, `drop database if exists ${database} with (force)`);
    for (const role of ['smartap_parcel', 'smartap_parcel_owner']) await asks(admin, `drop role if exists ${role}`);
  });

  it('makes database, schema, roles and streams, also when several replicas of the job run at once', async () => {
    const done = await Promise.all([1, 2, 3].map(() => provision(service, settings('first', { NATS_ADMIN_URL: bus.url }))));
    const all = [`database ${database}, schema parcel and its roles`, 'streams'];
    expect(done).toEqual([all, all, all]);
    expect(await asks(url('smartap_parcel', 'first'), "select has_schema_privilege('parcel', 'create') as creates, has_schema_privilege('parcel', 'usage') as uses")).toEqual([{ creates: false, uses: true }]);
    const names = await bus.connection.jsm.streams.list().next();
    expect(names.map(({ config }) => config.name)).toEqual(expect.arrayContaining(['INVOICES', 'TASKS', 'MASTERDATA', 'DLQ', 'REDRIVE']));
  });

  it('takes a rotated password into force', async () => {
    await provision(service, settings('second'));
    expect(await asks(url('smartap_parcel', 'second'), 'select 1 as n')).toEqual([{ n: 1 }]);
    await expect(asks(url('smartap_parcel', 'first'), 'select 1 as n')).rejects.toThrow(/password authentication failed/);
  });

  it('does nothing without an administrator, and says so', async () => {
    expect(await provision(service, settings('second', { DATABASE_ADMIN_URL: '' }))).toEqual([]);
  });

  it('refuses a URL of another role, as which the service would be somebody it is not', async () => {
    await expect(provision(service, settings('second', { DATABASE_URL: url('postgres', 'x') }))).rejects.toThrow(/DATABASE_URL must be postgres:\/\/smartap_parcel:<password>@<host>\/<database>/);
  });
});
