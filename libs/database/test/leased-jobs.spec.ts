import { eventually, TestDatabase } from '@smartap/testing';
import type { DataSource } from 'typeorm';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { LeasedJobs } from '../src/index.js';
import { connect, thingsIn } from './things.js';

let database: TestDatabase;
let source: DataSource;
const started: LeasedJobs[] = [];

beforeAll(async () => {
  database = await TestDatabase.create(thingsIn('zeta'));
  source = await connect(database, 'zeta');
});
afterAll(async () => {
  await source.destroy();
  await database.drop();
});
afterEach(async () => {
  await Promise.all(started.splice(0).map((jobs) => jobs.beforeApplicationShutdown()));
});

/** One replica with a job; gives how often it has run here. */
function replica(name: string, work: (signal: AbortSignal) => Promise<void> = async () => undefined): { runs: number; jobs: LeasedJobs } {
  const jobs = new LeasedJobs(source);
  const own = { runs: 0, jobs };
  jobs.add({
    name,
    everyMs: 5,
    run: async (signal) => {
      own.runs += 1;
      await work(signal);
    },
  });
  jobs.onApplicationBootstrap();
  started.push(jobs);
  return own;
}

describe(LeasedJobs.name, () => {
  it('lets one replica do a job, and another when the first has been gone long enough', async () => {
    const first = replica('alone');
    await eventually(() => first.runs > 3);
    const second = replica('alone');
    const before = first.runs;
    await eventually(() => first.runs > before + 10);
    expect(second.runs).toBe(0);
    await first.jobs.beforeApplicationShutdown();
    const last = first.runs;
    await database.query("update lease set until = now() where name = 'alone'");
    await eventually(() => second.runs > 0);
    expect(first.runs).toBe(last);
  });

  it('does different jobs side by side', async () => {
    const [a, b] = [replica('a'), replica('b')];
    await eventually(() => a.runs > 2 && b.runs > 2);
  });

  it('tries a job that failed again', async () => {
    const failing = replica('failing', async () => {
      throw new Error('not yet');
    });
    await eventually(() => failing.runs > 2);
  });

  it('outlives an outage of the database', async () => {
    const job = replica('patient');
    await eventually(() => job.runs > 0);
    await database.accept(false);
    await database.terminate('zeta');
    const before = job.runs;
    await database.accept(true);
    await eventually(() => job.runs > before + 2);
  });

  it('tells a job that it must end, and waits for it', async () => {
    let ended = false;
    const long = replica('long', (signal) =>
      new Promise((resolve) => {
        signal.addEventListener('abort', () => {
          ended = true;
          resolve();
        });
      }));
    await eventually(() => long.runs === 1);
    await long.jobs.beforeApplicationShutdown();
    expect(ended).toBe(true);
  });
});
