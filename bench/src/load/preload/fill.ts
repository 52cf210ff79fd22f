import { waitUntil } from '@smartap/tools';
import { Client } from 'pg';
import { AuditChain, type Head } from './audit-chain.js';
import { copyIn } from './copy-in.js';
import type { PreparedTenant, Template } from './seeds.js';
import { serviceTables, type ServiceTable } from './service-tables.js';
import { render, type Target } from './template.js';

/** What is to be written. */
export interface FillPlan {
  readonly count: number;
  readonly templates: readonly Template[];
  readonly tenants: readonly PreparedTenant[];
  /** Milliseconds of the newest; ids are made of it, so it is the same for all tables. */
  readonly end: number;
  /** Over how many days before that the invoices are spread. */
  readonly days: number;
  /** Days after which the rows of {@link FORGOTTEN} are trimmed, and so are not written. */
  readonly inboxDays: number;
}

// Tables that a job trims.
const FORGOTTEN = ['inbox', 'command_reply'];
const DAY_MS = 86_400_000;
const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/** Writes what so many invoices have left in one schema: one transaction, so that the sealer never sees a half. */
export async function fillSchema(databaseUrl: string, schema: string, plan: FillPlan): Promise<void> {
  const client = new Client({ connectionString: databaseUrl, options: `-c search_path=${schema} -c timezone=UTC` });
  await client.connect();
  try {
    const tables = (await serviceTables(client)).filter((table) => table.schema === schema);
    for (let day = 0; day <= plan.inboxDays; day += 7) await client.query('select make_inbox_partition(now() - make_interval(days => $1))', [day]);
    await sealed(client);
    // The rows refer to each other as they did where they come from: that is not checked again.
    await client.query('begin; set local synchronous_commit = off; set local session_replication_role = replica; select 1 from audit_cursor for update');
    for (const table of tables) await copyIn(client, table.name, table.columns, linesFor(table, plan));
    const audit = tables.find((table) => table.table === 'audit_event');
    if (audit) await copyIn(client, 'audit_seal', ['tenant_id', 'seq', 'audit_id', 'hash'], seals(await chain(client, audit), audit, plan));
    await client.query(`update audit_cursor set xid = pg_current_xact_id(), id = '${LAST_ID}'`);
    await client.query('commit');
    for (const { table } of tables) await client.query(`vacuum (analyze) ${table}`);
    await client.query('vacuum (analyze) audit_seal');
  } finally {
    await client.end();
  }
}

/** Resolves when all audit rows are sealed: the cursor is about to be moved past them. */
async function sealed(client: Client): Promise<void> {
  const isSealed = await waitUntil(
    async () => {
      await client.query('select seal_audit(10000)');
      const { rowCount } = await client.query(
        'select 1 from audit_event e where not exists (select from audit_seal s where s.tenant_id = e.tenant_id and s.audit_id = e.id) limit 1',
      );
      return rowCount === 0;
    },
    60_000,
    100,
  );
  if (!isSealed) throw new Error('The audit trail is not sealed to its end.');
}

async function chain(client: Client, audit: ServiceTable): Promise<AuditChain> {
  const { rows } = await client.query<{ tenant_id: string; seq: string; hash: Buffer }>(
    'select distinct on (tenant_id) tenant_id, seq, hash from audit_seal order by tenant_id, seq desc',
  );
  return new AuditChain(new Map<string, Head>(rows.map((row) => [row.tenant_id, { seq: Number(row.seq), hash: row.hash }])), audit.columns);
}

function* seals(own: AuditChain, audit: ServiceTable, plan: FillPlan): Generator<string> {
  for (const line of linesFor(audit, plan)) yield own.seal(line);
}

/** The rows of a table, invoice by invoice, oldest first; tenants take turns. */
function* linesFor({ name, table }: ServiceTable, { count, templates, tenants, end, days, inboxDays }: FillPlan): Generator<string> {
  const kept = FORGOTTEN.includes(table) ? end - inboxDays * DAY_MS : 0;
  const lines = templates.map((template) => template.get(name) ?? []);
  for (let n = 0; n < count; n += 1) {
    const tenant = tenants[n % tenants.length];
    const at = Math.floor(end - days * DAY_MS * (1 - n / count));
    if (!tenant || at < kept) continue;
    const target: Target = { n, at, tenantId: tenant.tenantId, vendorId: tenant.vendorId };
    for (const line of lines[n % lines.length] ?? []) yield render(line, target);
  }
}
