import { newId } from '@smartap/runtime';
import { TestDatabase } from '@smartap/testing';
import type { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { afterCommit, bulkInsert, inTransaction, rows } from '../src/index.js';
import { connect, thingsIn } from './things.js';

let database: TestDatabase;
let source: DataSource;

beforeAll(async () => {
  database = await TestDatabase.create(thingsIn('zeta'));
  source = await connect(database, 'zeta');
});
afterAll(async () => {
  await source.destroy();
  await database.drop();
});

const COLUMNS = { tenant_id: 'uuid', name: 'text', tags: 'text[]', data: 'jsonb', price: 'numeric' };

describe(afterCommit.name, () => {
  it('waits until others can see what was written', async () => {
    const tenant = newId();
    const seen: Promise<unknown[]>[] = [];
    const others = (): Promise<unknown[]> => inTransaction(source, [tenant], (tx) => rows(tx, 'select name from thing'));
    await inTransaction(source, [tenant], async (tx) => {
      await bulkInsert(tx, 'thing', COLUMNS, [{ tenant_id: tenant, name: 'a', tags: null, data: null, price: null }]);
      afterCommit(tx, () => void seen.push(others()));
      afterCommit(tx, () => void seen.push(others()));
      expect(seen).toEqual([]);
    });
    expect(await Promise.all(seen)).toEqual([[{ name: 'a' }], [{ name: 'a' }]]);
  });

  it('does nothing for a transaction that failed, nor for the next one', async () => {
    let done = 0;
    const failing = inTransaction(source, [newId()], async (tx) => {
      afterCommit(tx, () => (done += 1));
      await tx.query('select 1 / 0');
    });
    await expect(failing).rejects.toThrow(/division by zero/);
    await inTransaction(source, [newId()], (tx) => tx.query('select 1'));
    expect(done).toBe(0);
  });
});
