import { setTimeout as pause } from 'node:timers/promises';
import { SERVICES } from '@smartap/contracts';
import { startSystem, type RunningSystem } from '@smartap/tools';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addOrders } from '../load/masterdata.js';
import { preload } from '../load/preload/preload.js';
import { prepareTenant } from '../load/preload/seeds.js';
import { PlanLog, type PlanNode, type Ran } from './explain.js';
import { drive, look, ORDERS, submitAndWait } from './traffic.js';

const STORED = 10_000;
// Few: a scan of all that a tenant has must stand out.
const TENANTS = 2;
// A table of so many rows is one that grows with the invoices.
const BIG = 5000;
// So many invoices come at once into an empty system.
const FIRST = 800;
// A batch compared with all that a young table has by then comes to many times that.
const COMPARED = 10_000;
// A batch has a hundred invoices, an invoice some lines: a statement that takes more takes a share of the table.
const MANY = 1500;
// Down an index to its leaf, and what a fresh row's versions need.
const FEW_BLOCKS = 25;
// Versions of the driven invoices that no vacuum could remove yet, because somebody might still have seen them.
const STALE_BLOCKS = ORDERS;

let system: RunningSystem | undefined;
let ran: Ran[] = [];
/** Run while every table began to fill and nothing was known of any. */
let young: Ran[] = [];
/** What the audit trails of the services have against themselves. */
const faults: unknown[] = [];
/** Tables that grow, as `schema.table`; partitions too. */
let big: ReadonlyMap<string, number>;

beforeAll(async () => {
  system = await startSystem({ name: 'plans', ephemeral: true, tracing: false, env: { LOG_LEVEL: 'warn' } });
  young = await fillFromNothing(system);
  const own = await prepareTenant(system, [{ subject: 'plans-controller', name: 'Controller', roles: ['controller'], limit: null }]);
  const stored = await preload(system, own, STORED, TENANTS);
  await addOrders(system.databaseUrl, own.tenantId, ORDERS);
  await stored.fill();
  const client = new Client({ connectionString: system.databaseUrl });
  await client.connect();
  const { rows } = await client.query<{ name: string; rows: number }>(
    `select n.nspname || '.' || c.relname as name, c.reltuples::int as rows from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = any($1) and c.relkind = 'r' and c.reltuples >= $2`,
    [SERVICES, BIG],
  );
  big = new Map(rows.map((row) => [row.name, row.rows]));
  const log = await PlanLog.open(system);
  await drive(system, own.tenantId, own.call);
  // As autovacuum does: what the batches have just left behind is not what the lists are judged by.
  for (const name of big.keys()) await client.query(`vacuum ${name}`);
  await look(own.call);
  // The sealer, the sweeper and the reconciler have their round.
  await pause(2000);
  ran = log.read();
  await Promise.all(SERVICES.map(async (service) => faults.push(...(await client.query(`select * from ${service}.verify_audit()`)).rows)));
  await client.end();
}, 300_000);

afterAll(() => system?.stop());

/** What the services run when invoices come in before Postgres has looked at any table. */
async function fillFromNothing(empty: RunningSystem): Promise<Ran[]> {
  const client = new Client({ connectionString: empty.databaseUrl });
  await client.connect();
  const autovacuum = async (change: string): Promise<void> => {
    await client.query(`alter system ${change}`);
    await client.query('select pg_reload_conf()');
  };
  await autovacuum('set autovacuum = off');
  const { tenantId } = await prepareTenant(empty);
  await addOrders(empty.databaseUrl, tenantId, FIRST);
  const log = await PlanLog.open(empty);
  await submitAndWait(empty, tenantId, FIRST);
  const plans = log.read();
  await autovacuum('reset autovacuum');
  await client.end();
  return plans;
}

const tableOf = ({ role }: Ran, node: PlanNode): string => `${role.replace('smartap_', '')}.${node['Relation Name'] ?? ''}`;
const loopsOf = (node: PlanNode): number => node['Actual Loops'] ?? 1;
/** How often an index is gone down: once a loop, and in each for every value of a list. */
const lookupsOf = (node: PlanNode): number => loopsOf(node) * Math.max(1, ...[...(node['Index Cond'] ?? '').matchAll(/= ANY \('\{([^}]*)\}'/g)].map(([, list = '']) => list.split(',').length));
const rowsOf = (node: PlanNode): number => ((node['Actual Rows'] ?? 0) + (node['Rows Removed by Filter'] ?? 0)) * loopsOf(node);
const blocks = (node: PlanNode): number => (node['Shared Hit Blocks'] ?? 0) + (node['Shared Read Blocks'] ?? 0);
const ownBlocks = (node: PlanNode): number => blocks(node) - (node.Plans ?? []).reduce((sum, child) => sum + blocks(child), 0);
const isScan = (node: PlanNode): boolean => node['Node Type'].includes('Scan');
const offences = (isOne: (node: PlanNode) => boolean): string[] =>
  [...new Set(ran.flatMap((own) => own.nodes.filter((node) => big.has(tableOf(own, node)) && isOne(node)).map((node) => `${node['Node Type']} on ${tableOf(own, node)} (${node['Index Name'] ?? ''}: ${node['Index Cond'] ?? ''}; ${rowsOf(node)} rows, ${ownBlocks(node)} blocks, ${loopsOf(node)} loops) in: ${own.text.slice(0, 300)}`)))];

describe('What is stored by COPY', () => {
  it('has audit trails that hold, and that went on from there', () => {
    expect(faults).toEqual([]);
  });
});

describe('The plans of a system that begins to fill', () => {
  it('were seen', () => {
    expect(young.length).toBeGreaterThan(100);
  });

  it('never compare a batch with all there is', () => {
    const compared = young.flatMap((own) => own.nodes.filter((node) => rowsOf(node) > COMPARED).map((node) => `${node['Node Type']} on ${tableOf(own, node)} (${node['Index Name'] ?? ''}; ${rowsOf(node)} rows in ${loopsOf(node)} loops) in: ${own.text.slice(0, 300)}`));
    expect([...new Set(compared)]).toEqual([]);
  });
});

describe('The plans of what the services really run', () => {
  it('were seen for every table that grows with the invoices, and for every service', () => {
    expect(big.size).toBeGreaterThan(15);
    const seen = new Set(ran.flatMap((own) => own.nodes.map((node) => tableOf(own, node))));
    const weeks = /inbox_\d{4}_\d{2}$/;
    // A command's reply is looked for when the command is repeated, which is not every day; weeks of the inbox are past.
    const unseen = [...big.keys()].filter((table) => !seen.has(table) && !weeks.test(table) && !table.endsWith('.command_reply'));
    expect(unseen).toEqual([]);
    expect([...new Set(ran.map(({ role }) => role))].toSorted()).toEqual(SERVICES.map((service) => `smartap_${service}`).toSorted());
  });

  it('never read a large table from end to end', () => {
    expect(offences((node) => node['Node Type'] === 'Seq Scan')).toEqual([]);
  });

  it('never hash or merge a table with a batch', () => {
    const joins = ran.filter(({ text, nodes }) => !/full join/i.test(text) && nodes.some((node) => /^(?:Hash|Merge) Join$/.test(node['Node Type'])));
    expect([...new Set(joins.map(({ role, text }) => `${role}: ${text.slice(0, 200)}`))]).toEqual([]);
  });

  it('never take all that a tenant has', () => {
    expect(offences((node) => isScan(node) && rowsOf(node) > MANY)).toEqual([]);
  });

  it('find what they look for: they look at few blocks for each row', () => {
    expect(offences((node) => isScan(node) && ownBlocks(node) > STALE_BLOCKS + lookupsOf(node) * FEW_BLOCKS + 4 * rowsOf(node))).toEqual([]);
  });
});
