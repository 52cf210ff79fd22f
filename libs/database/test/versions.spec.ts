import { newId } from '@smartap/runtime';
import { TestDatabase } from '@smartap/testing';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addVersion, inTransaction, nextVersion, tenantScoped } from '../src/index.js';
import { connect } from './things.js';

class CreateRules1768500000000 implements MigrationInterface {
  name = 'CreateRules1768500000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table rule_set (tenant_id uuid, version int, data jsonb not null, changed_by text not null, valid_from date, primary key (tenant_id, version));
      ${tenantScoped('rule_set')}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table rule_set');
  }
}

describe(nextVersion.name, () => {
  it('counts on from the newest, for whoever saw that one or does not care', () => {
    expect([nextVersion({ what: 'X', version: undefined, seenVersion: 0 }), nextVersion({ what: 'X', version: 4, seenVersion: 4 }), nextVersion({ what: 'X', version: 4 })]).toEqual([1, 5, 5]);
  });

  it('says which version there is to whoever saw another', () => {
    expect(() => nextVersion({ what: 'Order 7', version: 4, seenVersion: 3 })).toThrow('Order 7 has version 4 now, not 3. Read it again and repeat the change.');
    expect(() => nextVersion({ what: 'Order 7', version: undefined, seenVersion: 3 })).toThrow(/has version 0 now/);
  });
});

describe(addVersion.name, () => {
  let database: TestDatabase;
  let source: Awaited<ReturnType<typeof connect>>;

  beforeAll(async () => {
    database = await TestDatabase.create({ schema: 'gamma', migrations: [CreateRules1768500000000] });
    source = await connect(database, 'gamma');
  });
  afterAll(async () => {
    await source.destroy();
    await database.drop();
  });

  const add = (tenantId: string, more: { seenVersion?: number; validFrom?: string } = {}): Promise<number> =>
    inTransaction(source, [tenantId], (tx) => addVersion(tx, { table: 'rule_set', what: 'The rule set', tenantId, data: { strict: true }, by: 'anna', ...more }));

  it('gives those who add at once a version each, and counts for each tenant apart', async () => {
    const [one, other] = [newId(), newId()];
    const versions = await Promise.all([1, 2, 3].map(() => add(one)));
    expect(versions.toSorted((a, b) => a - b)).toEqual([1, 2, 3]);
    expect(await add(other, { seenVersion: 0, validFrom: '2026-02-03' })).toBe(1);
    expect(await database.query('select version, data, changed_by, valid_from::text from rule_set where tenant_id = $1', [other])).toEqual([{ version: 1, data: { strict: true }, changed_by: 'anna', valid_from: '2026-02-03' }]);
    await expect(add(one, { seenVersion: 2 })).rejects.toThrow('The rule set has version 3 now, not 2.');
  });
});
