import { Client } from 'pg';
import { SERVICES } from '@smartap/contracts';

/** How large a table is, its partitions and indexes included, before the measured runs and after them. */
export interface TableSize {
  readonly name: string;
  readonly rows: number;
  readonly bytes: number;
  readonly rowsBefore: number;
  readonly bytesBefore: number;
}

type Sizes = ReadonlyMap<string, { readonly rows: number; readonly bytes: number }>;

// Tables that must not grow without end are counted, whatever the statistics say; they are small.
const TRIMMED = ['outbox', 'attempt', 'inbox_default'];

/** The sizes of all tables of services, by `schema.table`. */
export async function tableSizes(databaseUrl: string): Promise<Sizes> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string; rows: string; bytes: string }>(
      `select n.nspname || '.' || c.relname as name, sum(pg_total_relation_size(t.relid)) as bytes, sum(coalesce(s.n_live_tup, 0)) as rows
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
         cross join lateral (select relid from pg_partition_tree(c.oid) where isleaf union select c.oid where c.relkind = 'r') t
         left join pg_stat_all_tables s on s.relid = t.relid
       where n.nspname = any($1) and c.relkind in ('r', 'p') and (not c.relispartition or c.relname = 'inbox_default') group by 1`,
      [SERVICES],
    );
    const sizes = new Map(rows.map((row) => [row.name, { rows: Number(row.rows), bytes: Number(row.bytes) }]));
    for (const [name, size] of sizes) {
      if (!TRIMMED.includes(name.split('.')[1] ?? '')) continue;
      const counted = await client.query<{ n: string }>(`select count(*) as n from ${name}`);
      sizes.set(name, { ...size, rows: Number(counted.rows[0]?.n ?? 0) });
    }
    return sizes;
  } finally {
    await client.end();
  }
}

/** Before and after side by side, the largest first. */
export function grownFrom(before: Sizes, after: Sizes): TableSize[] {
  return [...after]
    .map(([name, { rows, bytes }]) => ({ name, rows, bytes, rowsBefore: before.get(name)?.rows ?? 0, bytesBefore: before.get(name)?.bytes ?? 0 }))
    .toSorted((a, b) => b.bytes - a.bytes);
}
