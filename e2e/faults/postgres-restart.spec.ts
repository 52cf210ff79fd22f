import type { RunningSystem } from '@smartap/tools';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectSound, fire, processOf, startUnderFire } from './support/system-under-fire.js';
import { waitFor } from './support/wait-for.js';

const INVOICES = 240;

let system: RunningSystem;

beforeAll(async () => {
  system = await startUnderFire('postgres-restart');
});
afterAll(() => system?.stop());

/** Holds up whoever writes to a table, in the middle of their transactions. Gives how many wait, and the way to end it. */
async function holdUp(table: string): Promise<{ waiting: () => Promise<number>; end: () => Promise<void> }> {
  const client = new Client({ connectionString: system.databaseUrl });
  client.on('error', () => undefined);
  await client.connect();
  await client.query(`begin; lock table ${table} in exclusive mode`);
  return {
    waiting: async () => (await client.query<{ n: number }>('select count(distinct pid)::int as n from pg_locks where relation = $1::regclass and not granted', [table])).rows[0]?.n ?? 0,
    end: () => client.end().catch(() => undefined),
  };
}

describe('Postgres restarted in mid-transaction', () => {
  it.each([
    ['a fast shutdown', 'SIGINT', 'matching.allocation'],
    ['an immediate shutdown', 'SIGQUIT', 'validation.duplicate_claim'],
    ['kill -9', 'SIGKILL', 'gateway.outbox'],
  ] as const)('by %s: what was begun is undone, done again once, and nobody is given up', async (_, signal, table) => {
    let caught = 0;
    const result = await fire(system, INVOICES, async ({ pressure, journal }) => {
      const { waiting, end } = await holdUp(table);
      pressure.hurry(80);
      await waitFor('transactions are held up', async () => (caught = await waiting()) > 0);
      journal.note(signal === 'SIGKILL' ? 'kill' : 'term', 'postgres', await pressure.inFlight());
      const postgres = processOf(system, 'postgres');
      await postgres.kill(signal);
      await waitFor('Postgres has ended', () => postgres.pid === undefined);
      await end();
      await postgres.restart();
      journal.note('ready', 'postgres', await pressure.inFlight());
    });
    expect(caught).toBeGreaterThan(0);
    expectSound(result, INVOICES);
    expect(result.deadLetters).toBe(0);
  });
});
