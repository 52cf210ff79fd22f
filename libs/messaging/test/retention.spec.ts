import { createDataSource, LeasedJobs } from '@smartap/database';
import { newId } from '@smartap/runtime';
import { eventually, TestDatabase } from '@smartap/testing';
import type { DataSource } from 'typeorm';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { InboxKeeper } from '../dist/inbox.keeper.js';
import { INBOX_DAYS } from '../dist/index.js';
import { definition } from './toy/toy.service.js';

let database: TestDatabase;
let source: DataSource;

beforeAll(async () => {
  database = await TestDatabase.create(definition.schema);
  const settings = { DATABASE_URL: database.url('extraction'), DATABASE_POOL_SIZE: 1, DATABASE_POOL_MAX_OVERFLOW: 0, DATABASE_POOL_TIMEOUT: 5, DATABASE_POOL_RECYCLE: 3600 };
  source = await createDataSource(definition.schema, settings).initialize();
});
afterAll(async () => {
  await source.destroy();
  await database.drop();
});
beforeEach(() => database.query('truncate inbox, command_reply, attempt, lease'));

let jobs: LeasedJobs | undefined;
afterEach(() => jobs?.beforeApplicationShutdown());

/** One round of the job, as the service's login, which owns none of the tables. */
async function keep(): Promise<void> {
  await database.query("insert into attempt (consumer, event_id, started, finished, last_at) values ('sentinel', $1, 1, 1, now() - interval '1 year')", [newId()]);
  jobs = new LeasedJobs(source);
  expect(new InboxKeeper(source, jobs)).toBeDefined();
  jobs.onApplicationBootstrap();
  // What it trims last tells that the round is over.
  await eventually(async () => (await database.count("attempt where consumer = 'sentinel'")) === 0);
}

/** A UUIDv7 of so many days ago. */
const idOf = (daysAgo: number): string => {
  const time = Math.round(Date.now() - daysAgo * 86_400_000).toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-${newId().slice(-12)}`;
};
const take = (id: string, takenDaysAgo = 0): Promise<unknown> => database.query('insert into inbox (consumer, event_id, taken_on) values ($1, $2, current_date - $3::int)', ['main', id, takenDaysAgo]);
const taken = async (): Promise<string[]> => (await database.query<{ id: string }>('select event_id as id from inbox')).map(({ id }) => id).toSorted();
const partitionOf = async (id: string): Promise<string | undefined> => (await database.query<{ part: string }>('select tableoid::regclass::text as part from inbox where event_id = $1', [id]))[0]?.part;

describe('Retention', () => {
  it(`keeps the inbox ${INBOX_DAYS} days and drops older weeks whole`, async () => {
    for (const days of [INBOX_DAYS - 1, INBOX_DAYS + 8, INBOX_DAYS + 60]) await database.query('select make_inbox_partition(now() - make_interval(days => $1))', [days]);
    const [young, edge, old, older] = [idOf(0), idOf(INBOX_DAYS - 1), idOf(INBOX_DAYS + 8), idOf(INBOX_DAYS + 60)] as const;
    for (const id of [young, edge, old, older]) await take(id);
    for (const id of [young, edge, old, older]) expect(await partitionOf(id)).toMatch(/inbox_\d{4}_\d{2}$/);
    const parts = await database.count("pg_class where relname ~ '^inbox_[0-9]{4}_[0-9]{2}$' and relkind = 'r'");
    await keep();
    expect(await taken()).toEqual([young, edge].toSorted());
    expect(await database.count("pg_class where relname ~ '^inbox_[0-9]{4}_[0-9]{2}$' and relkind = 'r'")).toBe(parts - 2);
  });

  it('trims foreign ids, which tell no time, by the day they came', async () => {
    const [young, old] = ['11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222'] as const;
    await take(young, INBOX_DAYS - 1);
    await take(old, INBOX_DAYS + 1);
    expect(await partitionOf(old)).toBe('inbox_default');
    await keep();
    expect(await taken()).toEqual([young]);
  });

  it('moves what a clock that ran ahead has left in the default partition, so that the week can be made and a repeat is still known', async () => {
    const ahead = idOf(-20);
    const [{ part } = { part: '' }] = await database.query<{ part: string }>("select 'inbox_' || to_char(now() at time zone 'UTC' + interval '20 days', 'IYYY_IW') as part");
    await database.query(`drop table ${part}`);
    await take(ahead);
    expect(await partitionOf(ahead)).toBe('inbox_default');
    await keep();
    expect(await partitionOf(ahead)).toBe(part);
    await expect(take(ahead)).rejects.toThrow(/duplicate key/);
  });

  it('trims replies and attempts, and leaves those that are young', async () => {
    const age = `now() - make_interval(days => $2)`;
    for (const days of [INBOX_DAYS - 1, INBOX_DAYS + 1]) {
      await database.query(`insert into command_reply (tenant_id, command_id, request_hash, at) values ($1, $1, '', ${age})`, [newId(), days]);
      await database.query(`insert into attempt (consumer, event_id, started, finished, last_at) values ('main', $1, 1, 1, ${age})`, [newId(), days]);
    }
    await keep();
    expect(await database.count('command_reply')).toBe(1);
    expect(await database.count("attempt where consumer = 'main'")).toBe(1);
  });

  it('has a partition for every one of the next four weeks, however often it runs', async () => {
    await keep();
    for (const days of [0, 7, 14, 21, 28]) {
      const id = idOf(-days);
      await take(id);
      expect(await partitionOf(id)).toMatch(/inbox_\d{4}_\d{2}$/);
    }
  });
});
