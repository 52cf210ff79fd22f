import { INBOX_DAYS } from '@smartap/messaging';
import { SERVICES } from '@smartap/contracts';
import { toStderr, type RunningSystem } from '@smartap/tools';
import { Client } from 'pg';
import { fillSchema, type FillPlan } from './fill.js';
import { prepareTenant, templates, type PreparedTenant } from './seeds.js';

const SEEDS = 3;
const TENANTS = 20;
const DAYS = 180;
// Schemas that are written at the same time.
const AT_ONCE = 2;

/** What a preload did. */
export interface Preloaded {
  readonly invoices: number;
  readonly seconds: number;
  readonly bytes: number;
}

/** A preload that is learnt and not yet written. */
export interface Preload {
  fill(): Promise<Preloaded>;
}

/**
 * Stores so many decided invoices: a few go through the real pipeline, and every row that they left in any table is copied
 * with new ids, numbers, hashes and times, by COPY. They are spread over 20 tenants, the given one among them, and half a
 * year. Learning needs an idle system that is still small.
 */
export async function preload(system: RunningSystem, own: PreparedTenant, count: number, tenantCount = TENANTS): Promise<Preload> {
  toStderr('Learning what an invoice leaves behind …');
  const made = await withClient(system.databaseUrl, (client) => templates(system, client, SEEDS));
  const tenants: PreparedTenant[] = [{ tenantId: own.tenantId, vendorId: own.vendorId }];
  while (tenants.length < tenantCount) tenants.push(await prepareTenant(system));
  const fill = async (client: Client): Promise<Preloaded> => {
    toStderr(`Preloading ${count} decided invoices …`);
    const before = await databaseBytes(client);
    const started = performance.now();
    await withRoomForWal(client, () => fillAll(system.databaseUrl, { count, templates: made, tenants, end: Date.now(), days: DAYS, inboxDays: INBOX_DAYS }));
    const seconds = Math.round((performance.now() - started) / 100) / 10;
    const bytes = (await databaseBytes(client)) - before;
    toStderr(`${count} decided invoices stored in ${seconds} s, ${Math.round(bytes / 1e6)} MB`);
    return { invoices: count, seconds, bytes };
  };
  return { fill: () => withClient(system.databaseUrl, fill) };
}

async function withClient<T>(databaseUrl: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function fillAll(databaseUrl: string, plan: FillPlan): Promise<void> {
  // The largest last, from where they are taken: it must not be what all wait for.
  const weight = (schema: string): number =>
    [...(plan.templates[0] ?? [])].reduce((sum, [name, lines]) => sum + (name.startsWith(`${schema}.`) ? lines.length : 0), 0);
  const left = SERVICES.toSorted((a, b) => weight(a) - weight(b));
  const worker = async (): Promise<void> => {
    for (let schema = left.pop(); schema !== undefined; schema = left.pop()) {
      const started = performance.now();
      await fillSchema(databaseUrl, schema, plan);
      toStderr(`${schema}: ${Math.round((performance.now() - started) / 1000)} s`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

async function databaseBytes(client: Client): Promise<number> {
  const { rows } = await client.query<{ bytes: string }>('select pg_database_size(current_database()) as bytes');
  return Number(rows[0]?.bytes ?? 0);
}

/** Keeps checkpoints from taking turns with the copy; what is measured afterwards has the settings of always. */
async function withRoomForWal(client: Client, work: () => Promise<void>): Promise<void> {
  const settings = ['max_wal_size', 'checkpoint_timeout', 'autovacuum'];
  await client.query("alter system set max_wal_size = '8GB'");
  await client.query("alter system set checkpoint_timeout = '30min'");
  await client.query('alter system set autovacuum = off');
  await client.query('select pg_reload_conf()');
  try {
    await work();
  } finally {
    for (const setting of settings) await client.query(`alter system reset ${setting}`);
    await client.query('select pg_reload_conf()');
    await client.query('checkpoint');
  }
}
