import { waitUntil, type RunningSystem } from '@smartap/tools';
import { SERVICES } from '@smartap/contracts';
import { Client } from 'pg';
import { addTenant, callerOf, type Call, type Person } from '../api.js';
import { benchDocument, ORDER_LINES, orderNumber, VENDOR } from '../invoices.js';
import { addVendor } from '../masterdata.js';
import { linesOf, serviceTables, type ServiceTable } from './service-tables.js';
import { templatesOf, type TemplateLine } from './template.js';

/** What one invoice leaves behind, by `schema.table`. */
export type Template = ReadonlyMap<string, readonly TemplateLine[]>;

// Digits that occur nowhere else.
const FIRST_SEED = 987_650_001;
const WITHIN_MS = 30_000;
const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

type Snapshot = ReadonlyMap<string, ReadonlySet<string>>;

/** A tenant with its vendor. */
export interface PreparedTenant {
  readonly tenantId: string;
  readonly vendorId: string;
}

/** Adds a tenant and its vendor by the API. */
export async function prepareTenant(system: RunningSystem, persons: readonly Person[] = []): Promise<PreparedTenant & { readonly call: Call }> {
  const tenantId = await addTenant(system, persons);
  const call = await callerOf(system, tenantId, 'bench', ['integration', 'clerk']);
  return { tenantId, vendorId: await addVendor(call), call };
}

/** Sends real invoices through the pipeline, one by one, and makes templates of every row that each has left in any table. */
export async function templates(system: RunningSystem, client: Client, count: number): Promise<Template[]> {
  await client.query("set timezone = 'UTC'");
  const tables = await serviceTables(client);
  const { tenantId, vendorId, call } = await prepareTenant(system);
  const made: Template[] = [];
  let before = await quietSnapshot(client, tables);
  for (let n = FIRST_SEED; n < FIRST_SEED + count; n += 1) {
    const at = Date.now();
    await approveOne(call, client, n);
    const after = await quietSnapshot(client, tables);
    const left = new Map([...after].map(([table, lines]) => [table, [...lines].filter((line) => !before.get(table)?.has(line))] as const));
    const foreign = new Set([...before.values()].flatMap((lines) => [...lines].flatMap((line) => line.match(UUID) ?? [])));
    made.push(templatesOf(left, { digits: String(n), at, tenantId, vendorId }, foreign));
    before = after;
  }
  return made;
}

/** Order, receipt, document: approved without a person. */
async function approveOne(call: Call, client: Client, n: number): Promise<void> {
  const order = orderNumber(n);
  await must(call, '/api/v1/orders', { number: order, vendorNumber: VENDOR.number, currency: 'EUR', basis: 'received', status: 'open', lines: ORDER_LINES });
  const lines = ORDER_LINES.map(({ line, quantity }) => ({ line, orderNumber: order, orderLine: line, quantity }));
  await must(call, '/api/v1/receipts', { number: `GR-${order}`, receivedOn: '2026-01-10', lines });
  const { invoiceId } = await must(call, '/api/v1/invoices', benchDocument(n), { 'content-type': 'application/xml' });
  const outcome = async (): Promise<string | undefined> =>
    (await client.query<{ outcome: string }>('select outcome from gateway.invoice_view where invoice_id = $1', [invoiceId])).rows[0]?.outcome;
  if (!(await waitUntil(async () => (await outcome()) === 'approved', WITHIN_MS, 50)))
    throw new Error(`The invoice to learn from was not approved but is ${(await outcome()) ?? 'missing'}.`);
}

async function must(call: Call, path: string, body: unknown, headers?: Readonly<Record<string, string>>): Promise<Record<string, unknown>> {
  const { status, body: answer } = await call('POST', path, body, headers);
  if (status >= 300) throw new Error(`${path} answered ${status}: ${JSON.stringify(answer)}`);
  return answer;
}

/** All rows, when nothing moves any more: outboxes are empty, the trail is sealed, and two looks see the same. */
async function quietSnapshot(client: Client, tables: readonly ServiceTable[]): Promise<Snapshot> {
  let last = await snapshot(client, tables);
  const isQuiet = await waitUntil(
    async () => {
      const busy = await client.query(
        `select 1 where ${SERVICES.map((schema) => `exists (select from ${schema}.outbox) or (select count(*) from ${schema}.audit_event) <> (select count(*) from ${schema}.audit_seal)`).join(' or ')}`,
      );
      const next = await snapshot(client, tables);
      const same = [...next].every(([table, lines]) => lines.size === last.get(table)?.size && [...lines].every((line) => last.get(table)?.has(line)));
      last = next;
      return same && busy.rowCount === 0;
    },
    WITHIN_MS,
    300,
  );
  if (!isQuiet) throw new Error('The system does not come to rest.');
  return last;
}

async function snapshot(client: Client, tables: readonly ServiceTable[]): Promise<Snapshot> {
  const found = new Map<string, Set<string>>();
  for (const table of tables) found.set(table.name, new Set(await linesOf(client, table)));
  return found;
}
