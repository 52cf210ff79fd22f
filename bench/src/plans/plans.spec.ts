import { setTimeout as pause } from 'node:timers/promises';
import { SERVICES } from '@smartap/contracts';
import { startSystem, type RunningSystem } from '@smartap/tools';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addOrders } from '../load/masterdata.js';
import { preload } from '../load/preload/preload.js';
import { prepareTenant } from '../load/preload/seeds.js';
import { PlanLog, type PlanNode, type Ran } from './explain.js';
import { drive, ORDERS } from './traffic.js';

const STORED = 10_000;
// A table of so many rows is one that grows with the invoices.
const BIG = 5000;
// A hot statement may look at so many rows that it does not want, and never at a share of the table.
const WASTED = 500;

let system: RunningSystem | undefined;
let ran: Ran[] = [];
/** Tables that grow, as `schema.table`; partitions too. */
let big: ReadonlyMap<string, number>;

beforeAll(async () => {
  system = await startSystem({ name: 'plans', ephemeral: true, tracing: false, env: { LOG_LEVEL: 'warn' } });
  const own = await prepareTenant(system, [{ subject: 'plans-controller', name: 'Controller', roles: ['controller'], limit: null }]);
  const stored = await preload(system, own, STORED);
  await addOrders(system.databaseUrl, own.tenantId, ORDERS);
  await stored.fill();
  const client = new Client({ connectionString: system.databaseUrl });
  await client.connect();
  const { rows } = await client.query<{ name: string; rows: number }>(
    `select n.nspname || '.' || c.relname as name, c.reltuples::int as rows from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = any($1) and c.relkind = 'r' and c.reltuples >= $2`,
    [SERVICES, BIG],
  );
  await client.end();
  big = new Map(rows.map((row) => [row.name, row.rows]));
  const log = await PlanLog.open(system);
  await drive(system, own.tenantId, own.call);
  // The sealer, the sweeper and the reconciler have their round.
  await pause(2000);
  ran = log.read();
}, 180_000);

afterAll(() => system?.stop());

const tableOf = ({ role }: Ran, node: PlanNode): string => `${role.replace('smartap_', '')}.${node['Relation Name'] ?? ''}`;
/** Rows that a node looked at in vain, over all its loops. */
const wasted = (node: PlanNode): number => ((node['Rows Removed by Filter'] ?? 0) + (node['Rows Removed by Index Recheck'] ?? 0)) * (node['Actual Loops'] ?? 1);
const offences = (isOne: (node: PlanNode) => boolean): string[] =>
  [...new Set(ran.flatMap((own) => own.nodes.filter((node) => big.has(tableOf(own, node)) && isOne(node)).map((node) => `${node['Node Type']} on ${tableOf(own, node)} in: ${own.text.slice(0, 300)}`)))];

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
    expect(offences((node) => /Index/.test(node['Node Type']) && node['Index Cond'] === undefined && (node['Actual Rows'] ?? 0) > WASTED)).toEqual([]);
  });

  it('never look at many rows that they do not want', () => {
    expect(offences((node) => wasted(node) > WASTED)).toEqual([]);
  });
});
