import { newId } from '@smartap/runtime';
import { TestDatabase } from '@smartap/testing';
import type { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inTransaction, migrate, ownerRole, rows, tenantScoped } from '../src/index.js';
import { connect, thingsIn } from './things.js';

const [mine, other] = [newId(), newId()];
let database: TestDatabase;
let alpha: DataSource;

beforeAll(async () => {
  database = await TestDatabase.create(thingsIn('alpha'), thingsIn('beta'));
  alpha = await connect(database, 'alpha');
  for (const schema of ['alpha', 'beta']) await database.query(`insert into ${schema}.thing (tenant_id, name) values ($1, 'mine'), ($2, 'other')`, [mine, other]);
});
afterAll(async () => {
  await alpha.destroy();
  await database.drop();
});

const names = (tenants: string[]): Promise<string[]> => inTransaction(alpha, tenants, async (tx) => (await rows<{ name: string }>(tx, 'select name from thing order by name')).map(({ name }) => name));

describe(tenantScoped.name, () => {
  it('shows a transaction the rows of its tenants, and none without a tenant', async () => {
    expect(await names([mine])).toEqual(['mine']);
    expect(await names([mine, other])).toEqual(['mine', 'other']);
    expect(await names([newId()])).toEqual([]);
    expect(await names([])).toEqual([]);
    expect(await alpha.query('select name from thing')).toEqual([]);
  });

  it('leaves no scope behind on the connection', async () => {
    for (let i = 0; i < 8; i += 1) await names([mine]);
    const seen = await Promise.all(Array.from({ length: 4 }, () => alpha.query('select name from thing')));
    expect(seen).toEqual([[], [], [], []]);
  });

  it.each([
    ['insert', 'insert into thing (tenant_id, name) values ($1, $2)'],
    ['move', "update thing set tenant_id = $1 where name <> $2"],
  ])('lets nobody %s a row to a tenant out of scope', async (_, sql) => {
    await expect(inTransaction(alpha, [mine], (tx) => tx.query(sql, [other, newId()]))).rejects.toThrow(/row-level security/);
  });

  it('changes and deletes nothing out of scope', async () => {
    await inTransaction(alpha, [mine], async (tx) => {
      await tx.query("update thing set price = 5 where tenant_id = $1", [other]);
      await tx.query('delete from thing where tenant_id = $1', [other]);
    });
    expect(await database.query('select price from alpha.thing where tenant_id = $1', [other])).toEqual([{ price: null }]);
  });

  it('is not to be got round by the login', async () => {
    await expect(inTransaction(alpha, [mine], async (tx) => {
      await tx.query('set local row_security = off');
      await tx.query('select * from thing');
    })).rejects.toThrow(/row-level security/);
    await expect(alpha.query('alter table thing disable row level security')).rejects.toThrow(/must be owner/);
    await expect(alpha.query(`set role ${ownerRole('alpha')}`)).rejects.toThrow(/permission denied/);
    await expect(alpha.query('drop policy tenant_scope on thing')).rejects.toThrow(/must be owner/);
  });
});

describe(migrate.name, () => {
  it('gives tables that an earlier release scoped the scope of this one', async () => {
    const scope = "select pg_get_expr(polqual, polrelid) as scope from pg_policy where polrelid = 'alpha.thing'::regclass";
    const [now] = await database.query(scope);
    await database.query("alter policy tenant_scope on alpha.thing using (tenant_id = any ((select string_to_array(current_setting('app.tenants', true), ','))::uuid[]))");
    expect(await database.query(scope)).not.toEqual([now]);
    expect(await migrate(thingsIn('alpha'), database.ownerUrl('alpha'))).toEqual([]);
    expect(await database.query(scope)).toEqual([now]);
    expect(await names([mine])).toEqual(['mine']);
  });
});

describe('A young table', () => {
  it('is read by key for each of a batch, though nothing is known of it yet', async () => {
    await database.query("alter table alpha.thing set (autovacuum_enabled = off); insert into alpha.thing (tenant_id, name) select $1::uuid, 'thing ' || n from generate_series(1, 3000) as n".replace('$1', `'${mine}'`));
    const batch = Array.from({ length: 100 }, (_, i) => `thing ${i * 7}`);
    const plan = await inTransaction(alpha, [mine], (tx) =>
      rows<{ 'QUERY PLAN': string }>(tx, 'explain analyze select t.name from unnest($1::uuid[], $2::text[]) as w(tenant_id, name) join thing t on t.tenant_id = w.tenant_id and t.name = w.name', [batch.map(() => mine), batch]),
    );
    const text = plan.map((line) => line['QUERY PLAN']).join('\n');
    expect(text).toMatch(/Index Cond: \(\(tenant_id = w\.tenant_id\) AND \(name = w\.name\)\)/);
    expect(text).not.toContain('Removed by Join Filter');
  });
});

describe('The login of a service', () => {
  it.each([
    ['reads', 'select * from beta.thing'],
    ['writes', "insert into beta.note values (1)"],
    ['looks into', 'select * from beta.migration'],
    ['makes tables in', 'create table beta.mine (id int)'],
  ])('never %s another schema', async (_, sql) => {
    await expect(alpha.query(sql)).rejects.toThrow(/permission denied for schema beta/);
  });

  it('makes no tables, neither in its own schema nor in the public one', async () => {
    await expect(alpha.query('create table alpha.mine (id int)')).rejects.toThrow(/permission denied/);
    await expect(alpha.query('create table public.mine (id int)')).rejects.toThrow(/permission denied/);
  });

  it('is no superuser and may not pass row security', async () => {
    const [role] = await alpha.query<{ rolsuper: boolean; rolbypassrls: boolean; rolcreaterole: boolean; rolcreatedb: boolean }[]>('select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb from pg_roles where rolname = current_user');
    expect(role).toEqual({ rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false });
  });
});
