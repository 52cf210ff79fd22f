import { Client } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { SERVICES } from '@smartap/contracts';

/** A table of a service, with the columns that a copy carries. */
export interface ServiceTable {
  /** `schema.table`. */
  readonly name: string;
  readonly schema: string;
  readonly table: string;
  readonly columns: readonly string[];
}

// What tells of the process and not of an invoice; seals are chained anew (see the audit chain).
const NOT_KEPT = ['migration', 'lease', 'audit_cursor', 'audit_seal', 'outbox', 'attempt'];

/** The tables in which services keep what they know, those that others refer to first. */
export async function serviceTables(client: Client): Promise<ServiceTable[]> {
  const { rows } = await client.query<{ schema: string; table: string; columns: string[] }>(
    `select n.nspname as schema, c.relname as table, array_agg(a.attname::text order by a.attnum) as columns
     from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
     where n.nspname = any($1) and c.relkind in ('r', 'p') and not c.relispartition and c.relname <> all($2)
       and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' and a.atttypid <> 'xid8'::regtype
     group by c.oid, 1, 2 order by exists (select 1 from pg_constraint f where f.conrelid = c.oid and f.contype = 'f'), 1, 2`,
    [SERVICES, NOT_KEPT],
  );
  return rows.map((row) => ({ ...row, name: `${row.schema}.${row.table}` }));
}

/** The rows of a table as lines of COPY. */
export async function linesOf(client: Client, table: ServiceTable): Promise<string[]> {
  const chunks: Buffer[] = [];
  for await (const chunk of client.query(copyTo(`copy (select ${table.columns.join(', ')} from ${table.name}) to stdout`))) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks)
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '');
}
