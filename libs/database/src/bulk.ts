import { rows as query, type Tx } from './tx.js';

/** Column names with their Postgres types, in the order they are written. */
export type Columns = Readonly<Record<string, string>>;

/** A value of one column; objects and arrays go to `jsonb` and array columns. */
export type Cell = string | number | boolean | Date | null | undefined | object;

/**
 * Inserts many rows by one statement, however many there are: one array parameter a column, unnested by the server.
 *
 * @param tail what follows the select: `on conflict … returning …`
 * @returns the rows that `returning` gives
 * @example await bulkInsert(tx, 'inbox', { consumer: 'text', event_id: 'uuid' }, items, 'on conflict do nothing returning event_id');
 */
export async function bulkInsert<C extends Columns, Returned = unknown>(
  tx: Tx,
  table: string,
  columns: C,
  items: readonly Readonly<Record<keyof C & string, Cell>>[],
  tail = '',
): Promise<Returned[]> {
  if (items.length === 0) return [];
  const names = Object.keys(columns) as (keyof C & string)[];
  const selected = names.map((name, i) => (isArray(columns[name]) ? `c${i}::${columns[name]}` : `c${i}`));
  const unnested = names.map((name, i) => `$${i + 1}::${isArray(columns[name]) ? 'text' : columns[name]}[]`);
  const sql = `insert into ${table} (${names.join(', ')})
    select ${selected.join(', ')} from unnest(${unnested.join(', ')}) as input(${names.map((_, i) => `c${i}`).join(', ')}) ${tail}`;
  return query<Returned>(tx, sql, names.map((name) => items.map((item) => encode(item[name], columns[name] ?? 'text'))));
}

function isArray(type: string | undefined): boolean {
  return type?.endsWith('[]') ?? false;
}

function encode(value: Cell, type: string): Cell {
  if (value === null || value === undefined) return null;
  if (type === 'jsonb') return JSON.stringify(value);
  if (isArray(type) && Array.isArray(value)) return `{${value.map((element) => JSON.stringify(element)).join(',')}}`;
  return value;
}
