import { newId } from '@smartap/runtime';
import { TestDatabase } from '@smartap/testing';
import type { DataSource } from 'typeorm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bulkInsert, execute, inTransaction, isConflict, isOutage, row, rows } from '../src/index.js';
import { connect, thingsIn } from './things.js';

let database: TestDatabase;
let source: DataSource;
let tenant: string;

beforeAll(async () => {
  database = await TestDatabase.create(thingsIn('epsilon'));
  source = await connect(database, 'epsilon');
});
afterAll(async () => {
  await source.destroy();
  await database.drop();
});
beforeEach(() => {
  tenant = newId();
});

const COLUMNS = { tenant_id: 'uuid', name: 'text', tags: 'text[]', data: 'jsonb', price: 'numeric' };

describe(bulkInsert.name, () => {
  it('writes every kind of value as it is', async () => {
    const items = [
      { tenant_id: tenant, name: "O'Brien, \"{}\" \\ NULL", tags: ['a,b', '{c}', '"d"', ''], data: { text: 'ä\n€', list: [1, null] }, price: '0.123456789' },
      { tenant_id: tenant, name: 'nothing', tags: null, data: null, price: undefined },
      { tenant_id: tenant, name: 'empty', tags: [], data: [], price: '-1' },
    ];
    const found = await inTransaction(source, [tenant], async (tx) => {
      await bulkInsert(tx, 'thing', COLUMNS, items);
      return rows(tx, 'select * from thing order by price nulls last');
    });
    expect(found).toEqual([items[2], items[0], { ...items[1], price: null }]);
  });

  it('gives what is returned of the new rows alone', async () => {
    const item = (name: string) => ({ tenant_id: tenant, name, tags: null, data: null, price: null });
    const returned = await inTransaction(source, [tenant], async (tx) => {
      await bulkInsert(tx, 'thing', COLUMNS, [item('a')]);
      return bulkInsert(tx, 'thing', COLUMNS, [item('a'), item('b')], 'on conflict do nothing returning name');
    });
    expect(returned).toEqual([{ name: 'b' }]);
  });

  it('writes nothing for nothing, and thousands by one statement', async () => {
    const many = Array.from({ length: 5000 }, (_, i) => ({ tenant_id: tenant, name: `n${i}`, tags: null, data: null, price: String(i) }));
    const count = await inTransaction(source, [tenant], async (tx) => {
      expect(await bulkInsert(tx, 'thing', COLUMNS, [])).toEqual([]);
      await bulkInsert(tx, 'thing', COLUMNS, many);
      return row<{ n: number }>(tx, 'select count(*)::int as n from thing');
    });
    expect(count?.n).toBe(5000);
  });
});

describe('rows and execute', () => {
  it.each([[[]], [['plain', 'A-1:2.3+4']], [['null', 'NULL', 'nullable']], [['a,b', '{c}', '"d"', '', ' ', 'ä\\n']], [[null, 'x']]])('give an array as it is: %j', async (texts) => {
    expect(await row(source.manager, 'select $1::text[] as texts', [texts])).toEqual({ texts });
  });

  it('read the same whatever the statement begins with', async () => {
    const result = await inTransaction(source, [tenant], async (tx) => {
      await execute(tx, "insert into thing (tenant_id, name) values ($1, 'a'), ($1, 'b')", [tenant]);
      const updated = await rows(tx, "update thing set price = 1 returning name");
      const changed = await execute(tx, 'update thing set price = 2');
      const deleted = await rows(tx, "delete from thing where name = 'a' returning name");
      return { updated, changed, deleted, left: await rows(tx, 'select name from thing') };
    });
    expect(result).toEqual({ updated: [{ name: 'a' }, { name: 'b' }], changed: 2, deleted: [{ name: 'a' }], left: [{ name: 'b' }] });
  });
});

describe(inTransaction.name, () => {
  it('takes everything back when the work throws, and gives the connection back', async () => {
    for (let i = 0; i < 10; i += 1) {
      await expect(inTransaction(source, [tenant], async (tx) => {
        await tx.query("insert into thing (tenant_id, name) values ($1, 'gone')", [tenant]);
        throw new Error('no');
      })).rejects.toThrow('no');
    }
    expect(await inTransaction(source, [tenant], (tx) => rows(tx, 'select * from thing'))).toEqual([]);
  });

  it('takes no tenant that is no id', async () => {
    await expect(inTransaction(source, ["x' or true --"], async () => undefined)).rejects.toMatchObject({ code: 'TENANT_INVALID' });
  });

  it('fails by an outage when the server ends the connection, and works again after it', async () => {
    const failing = inTransaction(source, [tenant], async (tx) => {
      await tx.query('select 1');
      await database.terminate('epsilon');
      await tx.query('select 1');
    });
    await expect(failing).rejects.toSatisfy(isOutage);
    expect(await inTransaction(source, [tenant], (tx) => rows(tx, 'select 1 as one'))).toEqual([{ one: 1 }]);
  });

  it('fails by an outage when the server takes nobody in', async () => {
    await database.accept(false);
    await database.terminate('epsilon');
    await expect(inTransaction(source, [tenant], (tx) => tx.query('select 1'))).rejects.toSatisfy(isOutage);
    await database.accept(true);
    expect(await inTransaction(source, [tenant], (tx) => rows(tx, 'select 1 as one'))).toEqual([{ one: 1 }]);
  });

  it('fails by a conflict when two wait for each other', async () => {
    await inTransaction(source, [tenant], (tx) => tx.query("insert into thing (tenant_id, name) values ($1, 'a'), ($1, 'b')", [tenant]));
    const locked = { a: Promise.withResolvers<void>(), b: Promise.withResolvers<void>() };
    const take = (first: 'a' | 'b', second: 'a' | 'b') =>
      inTransaction(source, [tenant], async (tx) => {
        await tx.query('select 1 from thing where name = $1 for update', [first]);
        locked[first].resolve();
        await locked[second].promise;
        await tx.query('select 1 from thing where name = $1 for update', [second]);
      });
    const results = await Promise.allSettled([take('a', 'b'), take('b', 'a')]);
    const failed = results.flatMap((result) => (result.status === 'rejected' ? [result.reason as unknown] : []));
    expect(failed).toHaveLength(1);
    expect(isConflict(failed[0])).toBe(true);
  });
});
