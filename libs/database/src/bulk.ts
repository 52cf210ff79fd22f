import { BINARY_ELEMENTS, binaryArray } from './binary-array.js';
import { rows as query, type Tx } from './tx.js';

/** Column names with their Postgres types, in the order they are written. */
export type Columns = Readonly<Record<string, string>>;

/** A value of one column; objects and arrays go to `json`, `jsonb` and array columns. A {@link RawJson} is JSON already. */
export type Cell = string | number | boolean | Date | null | undefined | object;

/** A document that was written as JSON before, for a `json` or `jsonb` column. */
export class RawJson {
  constructor(readonly text: string) {}
}

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
  return query<Returned>(
    tx,
    sql,
    names.map((name) =>
      column(
        items.map((item) => item[name]),
        columns[name] ?? 'text',
      ),
    ),
  );
}

function isArray(type: string | undefined): boolean {
  return type?.endsWith('[]') ?? false;
}

/** One parameter with the values of a column: in binary where the type allows. */
function column(values: readonly Cell[], type: string): unknown {
  const encoded = values.map((value) => encode(value, type));
  const element = BINARY_ELEMENTS[isArray(type) ? 'text' : type];
  return element ? binaryArray(encoded.map(asText), element) : encoded;
}

/** An encoded cell of a type that is sent in binary. */
function asText(value: Cell): string | null {
  if (value === null || value === undefined) return null;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function encode(value: Cell, type: string): Cell {
  if (value === null || value === undefined) return null;
  if (type === 'json' || type === 'jsonb') return value instanceof RawJson ? value.text : JSON.stringify(value);
  if (isArray(type) && Array.isArray(value)) return `{${value.map((element) => JSON.stringify(element)).join(',')}}`;
  return value;
}
