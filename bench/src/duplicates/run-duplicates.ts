import { createDataSource, inTransaction, serviceRole, type Tx } from '@smartap/database';
import { newId } from '@smartap/runtime';
import { startSystem, toStderr } from '@smartap/tools';
import { DEFAULT_DUPLICATE_SETTINGS, findDuplicates } from '@smartap/validation/domain';
import { loadDuplicates } from '@smartap/validation/duplicates';
import { percentile } from '../load/read-model.js';
import { round } from '../pipeline/result.js';
import { fillRecords, type Sample } from './fill-records.js';
import { keyedAgain } from './invoices.js';
import { explaining, type Look } from './plans.js';

export interface DuplicatesOptions {
  readonly stored: number;
  readonly checks: number;
}

/** What `bench -- duplicates` prints. */
export interface DuplicatesResult extends DuplicatesOptions {
  readonly fillSeconds: number;
  /** Checks that found the invoice that was keyed a second time. */
  readonly found: number;
  /** Of one check: keeping the invoice, finding what is like it, comparing. */
  readonly checkMs: { readonly p50: number; readonly p95: number; readonly p99: number };
  /** How the last check went at the tables. */
  readonly looks: readonly Look[];
}

type Source = ReturnType<typeof createDataSource>;

const WARM_UP = 20;
const POOL = { DATABASE_POOL_SIZE: 1, DATABASE_POOL_MAX_OVERFLOW: 0, DATABASE_POOL_TIMEOUT: 10, DATABASE_POOL_RECYCLE: 3600 };

/** Stores invoices, keys some of them a second time, and measures how long the search for each takes. */
export async function runDuplicates({ stored, checks }: DuplicatesOptions): Promise<DuplicatesResult> {
  const system = await startSystem({
    name: 'bench',
    ephemeral: true,
    tracing: false,
    services: ['validation'],
    onProgress: toStderr,
    env: { LOG_LEVEL: 'warn' },
  });
  const source = createDataSource({ schema: 'validation', migrations: [] }, { DATABASE_URL: system.databaseUrl, DATABASE_REPLICA_URL: '', ...POOL });
  try {
    const tenantId = newId();
    const started = performance.now();
    const samples = await fillRecords(system.databaseUrl, tenantId, stored, checks + WARM_UP);
    const fillSeconds = round((performance.now() - started) / 1000);
    await source.initialize();
    toStderr(`${checks} checks …`);
    const measured = await measure(source, tenantId, samples);
    const sorted = measured.times.toSorted((a, b) => a - b);
    const at = (share: number): number => round(percentile(sorted, share));
    return {
      stored,
      checks: sorted.length,
      fillSeconds,
      found: measured.found,
      checkMs: { p50: at(0.5), p95: at(0.95), p99: at(0.99) },
      looks: measured.looks,
    };
  } finally {
    if (source.isInitialized) await source.destroy();
    await system.stop();
  }
}

/** The checks one after the other; the first few only warm up, and one more tells its plans. */
async function measure(source: Source, tenantId: string, samples: readonly Sample[]): Promise<{ times: number[]; found: number; looks: Look[] }> {
  const times: number[] = [];
  const looks: Look[] = [];
  let found = 0;
  for (const [i, sample] of samples.entries()) {
    const { ms, isFound } = await asService(source, tenantId, (tx) => check(tx, tenantId, sample));
    if (i < WARM_UP) continue;
    times.push(ms);
    if (isFound) found += 1;
  }
  const [first] = samples;
  if (first) await asService(source, tenantId, (tx) => check(explaining(tx, looks), tenantId, first));
  return { times, found, looks };
}

async function check(tx: Tx, tenantId: string, { invoice, invoiceId: original }: Sample): Promise<{ ms: number; isFound: boolean }> {
  const invoiceId = newId();
  const before = performance.now();
  const facts = (
    await loadDuplicates(tx, [{ tenantId, invoiceId, invoice: keyedAgain(invoice), vendors: [], settings: DEFAULT_DUPLICATE_SETTINGS, isLive: true }])
  ).duplicates.get(invoiceId);
  const hits = facts ? findDuplicates(facts.record, { ...facts, settings: DEFAULT_DUPLICATE_SETTINGS }).hits : [];
  return { ms: performance.now() - before, isFound: hits.some(({ against }) => against === original) };
}

/** As validation works: under its role, so that row security holds, in one transaction. */
function asService<T>(source: Source, tenantId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  return inTransaction(source, [tenantId], async (tx) => {
    await tx.query(`set local role ${serviceRole('validation')}`);
    return work(tx);
  });
}
