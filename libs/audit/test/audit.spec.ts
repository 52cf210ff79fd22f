import { createDataSource, inTransaction, LeasedJobs, type SchemaDefinition } from '@smartap/database';
import { newId } from '@smartap/runtime';
import { platformTables } from '@smartap/service';
import { eventually, TestDatabase } from '@smartap/testing';
import type { DataSource, MigrationInterface, QueryRunner } from 'typeorm';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { appendAudit, AuditSealer, verifyTrails, type AuditEntry } from '../src/index.js';

class CreateTrail1768500000000 implements MigrationInterface {
  name = 'CreateTrail1768500000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(platformTables('trail'));
  }

  async down(): Promise<void> {
    // The database is dropped.
  }
}

const definition: SchemaDefinition = { schema: 'trail', migrations: [CreateTrail1768500000000] };
let database: TestDatabase;
let source: DataSource;
let sealer: AuditSealer;
let tenant: string;

beforeAll(async () => {
  database = await TestDatabase.create(definition);
});
afterAll(() => database.drop());
beforeEach(async () => {
  tenant = newId();
  await database.query("truncate audit_event, audit_seal; update audit_cursor set xid = '0', id = '00000000-0000-0000-0000-000000000000'");
  source = await createDataSource(definition, { DATABASE_URL: database.url('trail'), DATABASE_POOL_SIZE: 4, DATABASE_POOL_MAX_OVERFLOW: 0, DATABASE_POOL_TIMEOUT: 5, DATABASE_POOL_RECYCLE: 3600 }).initialize();
  sealer = new AuditSealer(source, new LeasedJobs(source));
});
afterEach(() => source.destroy());

const entry = (tenantId: string, details: Record<string, unknown> = {}): AuditEntry => ({ tenantId, at: new Date('2026-01-15T09:30:00.123Z'), actor: 'anna', action: 'invoice.approved', entity: 'invoice', entityId: newId(), details });
const append = (...entries: AuditEntry[]): Promise<void> => inTransaction(source, entries.map(({ tenantId }) => tenantId), (tx) => appendAudit(tx, entries));
const sealed = (): Promise<number> => database.count('audit_seal');

/** Seals all; a transaction that runs elsewhere on the server may keep rows waiting for a moment. */
async function sealAll(): Promise<void> {
  await eventually(async () => {
    await sealer.sealAll();
    return (await sealed()) === (await database.count('audit_event'));
  });
}

describe('Sealing', () => {
  it('chains the rows of each tenant from 1 on', async () => {
    const other = newId();
    await append(entry(tenant), entry(other));
    await append(entry(tenant));
    await sealAll();
    expect(await database.query('select seq::int, count(*)::int as tenants from audit_seal group by 1 order by 1')).toEqual([{ seq: 1, tenants: 2 }, { seq: 2, tenants: 1 }]);
    expect(await sealer.verify()).toBeUndefined();
    await append(entry(tenant));
    await sealAll();
    expect(await sealer.verify()).toBeUndefined();
  });

  it('skips no row that is committed after a younger one', async () => {
    const runner = source.createQueryRunner();
    await runner.query(`begin; set local app.tenants = '${tenant}'`);
    await appendAudit(runner.manager, [entry(tenant, { which: 'older' })]);
    await append(entry(tenant, { which: 'younger' }));
    await sealer.sealAll();
    expect(await sealed()).toBe(0);
    await runner.query('commit');
    await runner.release();
    await sealAll();
    expect(await database.query("select e.details ->> 'which' as which from audit_seal s join audit_event e on e.id = s.audit_id order by s.seq")).toEqual([{ which: 'older' }, { which: 'younger' }]);
    expect(await sealer.verify()).toBeUndefined();
  });

  it('forgets what was rolled back', async () => {
    await expect(inTransaction(source, [tenant], async (tx) => {
      await appendAudit(tx, [entry(tenant)]);
      throw new Error('no');
    })).rejects.toThrow('no');
    await append(entry(tenant));
    await sealAll();
    expect(await sealed()).toBe(1);
    expect(await sealer.verify()).toBeUndefined();
  });

  it('chains each row once when two seal at a time, and more than one batch', async () => {
    await append(...Array.from({ length: 2500 }, () => entry(tenant)));
    await eventually(async () => {
      await Promise.all([sealer.sealAll(), sealer.sealAll(), sealer.sealAll()]);
      return (await sealed()) === 2500;
    });
    expect(await sealer.verify()).toBeUndefined();
  });

  it('verifies the same under another session’s settings', async () => {
    await append(entry(tenant, { amount: '1.10', nested: { b: 1, a: [0.1, 1e21] } }));
    await sealAll();
    const [fault] = await database.query<{ n: number }>("select count(*)::int as n from (select set_config('timezone', 'Asia/Tokyo', false), set_config('extra_float_digits', '0', false), set_config('datestyle', 'SQL, DMY', false)) s, verify_audit()");
    expect(fault?.n).toBe(0);
  });
});

describe('Verifying', () => {
  const untouched = newId();

  beforeEach(async () => {
    await append(entry(tenant, { n: 1 }), entry(untouched));
    await append(entry(tenant, { n: 2 }));
    await append(entry(tenant, { n: 3 }));
    await sealAll();
    expect(await sealer.verify()).toBeUndefined();
  });

  it.each([
    ['a changed row', `update audit_event set details = '{"n": 9}' where details ->> 'n' = '2'`, 2, 'the row was changed'],
    ['another actor', `update audit_event set actor = 'eve' where details ->> 'n' = '1'`, 1, 'the row was changed'],
    ['another time', `update audit_event set at = at + interval '1 microsecond' where details ->> 'n' = '3'`, 3, 'the row was changed'],
    ['a removed row', `delete from audit_event where details ->> 'n' = '2'`, 2, 'the row is missing'],
    ['a removed seal', `delete from audit_seal s using audit_event e where e.id = s.audit_id and details ->> 'n' = '1'`, 1, 'a seal is missing'],
    ['a removed last seal', `delete from audit_seal s using audit_event e where e.id = s.audit_id and details ->> 'n' = '3'`, null, 'slipped past the sealer'],
    ['two seals exchanged', `update audit_seal s set audit_id = o.audit_id from audit_seal o where s.tenant_id = o.tenant_id and s.seq + o.seq = 3`, 1, 'the row was changed'],
    ['a row put in afterwards', `insert into audit_event (tenant_id, id, at, actor, action, entity, entity_id, details, xid) select tenant_id, gen_random_uuid(), at, actor, action, entity, entity_id, details, '1' from audit_event where details ->> 'n' = '2'`, null, 'slipped past the sealer'],
  ])('finds %s', async (_, tampering, seq, reason) => {
    await database.query(tampering);
    expect(await sealer.verify()).toMatchObject({ tenantId: tenant, firstBadSeq: seq, reason: expect.stringContaining(reason) });
  });
});

describe('The login of the service', () => {
  it.each([
    ["update audit_event set actor = 'eve'"],
    ['delete from audit_event'],
    ['truncate audit_event'],
    ['insert into audit_seal (tenant_id, seq, audit_id, hash) values (gen_random_uuid(), 1, gen_random_uuid(), decode(\'00\', \'hex\'))'],
    ['update audit_seal set seq = 5'],
    ['delete from audit_seal'],
    ["update audit_cursor set xid = '0'"],
  ])('may not %s', async (sql) => {
    await append(entry(tenant));
    await expect(inTransaction(source, [tenant], (tx) => tx.query(sql))).rejects.toThrow(/permission denied/);
  });

  it('sees and adds lines of the tenants of its transaction alone', async () => {
    await append(entry(tenant));
    expect(await inTransaction(source, [newId()], (tx) => tx.query('select * from audit_event'))).toEqual([]);
    await expect(inTransaction(source, [newId()], (tx) => appendAudit(tx, [entry(tenant)]))).rejects.toThrow(/row-level security/);
  });
});

describe(verifyTrails.name, () => {
  const run = (sql: string, parameters: readonly unknown[] = []) => database.query<Record<string, unknown>>(sql, [...parameters]);

  it('reports every trail of a database, with what is not chained yet', async () => {
    await append(entry(tenant), entry(newId()));
    await sealAll();
    await append(entry(tenant));
    expect(await verifyTrails(run)).toEqual([{ schema: 'trail', tenants: 2, sealed: 2, unsealed: 1, fault: null }]);
  });

  it('says in which schema, for which tenant and at which act a chain does not hold', async () => {
    await append(entry(tenant, { n: 1 }), entry(tenant, { n: 2 }));
    await sealAll();
    await database.query(`update audit_event set actor = 'eve' where details ->> 'n' = '2'`);
    expect(await verifyTrails(run)).toMatchObject([{ schema: 'trail', fault: { tenantId: tenant, firstBadSeq: 2, reason: 'the row was changed' } }]);
  });
});
