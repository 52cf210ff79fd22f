import { CodingValue, type listCodingValues, type putCodingValues } from '@smartap/contracts';
import type { Static } from '@sinclair/typebox';
import { table } from '../../commands/table.js';
import { toStderr } from '../../progress.js';
import { openFor, type GatewayOptions } from '../gateway-command.js';
import { Cells, contractFaults } from '../import/cells.js';
import { mapColumns, type ColumnMap, type Fields } from '../import/column-map.js';
import type { CsvRow } from '../import/csv-table.js';
import { readTable } from '../import/import-records.js';

type Page = Static<typeof listCodingValues.reply>;
type Put = Static<typeof putCodingValues.reply>;

/** What the commands about values are told. */
export interface ValueOptions extends GatewayOptions {
  readonly kind: string;
  readonly after?: string;
  readonly limit: string;
  readonly map?: string;
  readonly delimiter?: string;
  readonly dryRun?: boolean;
}

/** Columns of values. */
// prettier-ignore
export const VALUE_FIELDS: Fields = {
  code: ['account', 'gl account', 'cost center', 'cost centre', 'project', 'number', 'Konto', 'Sachkonto', 'Kostenstelle', 'Projekt', 'SAKNR', 'KOSTL', 'Nummer'],
  name: ['description', 'text', 'Bezeichnung', 'KTEXT', 'TXT20'],
  active: ['aktiv', 'state', 'status'],
};
/** Words for a value that is in use; the first stands where the cell is empty. */
const ACTIVE: readonly [string, ...string[]] = ['yes', 'true', '1', 'ja', 'active'];
const CLOSED = ['no', 'false', '0', 'nein', 'closed'];
const AT_ONCE = 5000;
const SHOWN = 20;

/** Rows as values, and what is wrong with the others. */
export function planValues(
  rows: readonly CsvRow[],
  map: ColumnMap,
): { readonly values: CodingValue[]; readonly faults: { readonly line: number; readonly reasons: readonly string[] }[] } {
  const read = rows.map((row) => {
    const cells = new Cells(row, map);
    const name = cells.text('name');
    const value: CodingValue = { code: cells.needed('code'), ...(name ? { name } : {}), active: ACTIVE.includes(cells.word('active', [...ACTIVE, ...CLOSED])) };
    return { line: row.line, value, reasons: cells.faults.length > 0 ? cells.faults : contractFaults(CodingValue, value, `Value ${value.code}`) };
  });
  const first = new Map(read.toReversed().map(({ line, value }) => [value.code, line]));
  const faults = read.flatMap(({ line, value, reasons }) => {
    const all = [...reasons, ...(value.code !== '' && first.get(value.code) !== line ? [`${value.code} is in line ${first.get(value.code)} already.`] : [])];
    return all.length > 0 ? [{ line, reasons: all }] : [];
  });
  return { values: read.map(({ value }) => value), faults };
}

/** Takes a list from a CSV file: all of it, or nothing where a row is wrong. Exit code 1 then. */
export async function importValues(file: string, options: ValueOptions): Promise<void> {
  const { headers, rows } = await readTable(file, options.delimiter);
  const { values, faults } = planValues(rows, mapColumns(headers, options.map, VALUE_FIELDS, ['code']));
  const counts = { added: 0, changed: 0, unchanged: 0 };
  if (faults.length === 0 && !options.dryRun) {
    const client = await openFor('controller', options);
    for (let at = 0; at < values.length; at += AT_ONCE) {
      const put = await client.put<Put>(`/api/v1/coding-values/${options.kind}`, { values: values.slice(at, at + AT_ONCE) });
      for (const what of ['added', 'changed', 'unchanged'] as const) counts[what] += put[what];
    }
  }
  if (options.json) process.stdout.write(`${JSON.stringify({ dryRun: options.dryRun === true, rows: rows.length, ...counts, errors: faults })}\n`);
  else for (const { line, reasons } of faults.slice(0, SHOWN)) process.stdout.write(`line ${line}: ${reasons.join(' ')}\n`);
  const done = options.dryRun
    ? `Dry run: ${rows.length} row(s) are right.`
    : `${counts.added} value(s) added, ${counts.changed} changed, ${counts.unchanged} as they were. What is not in the list of this kind is refused from now on.`;
  toStderr(
    faults.length > 0
      ? `${faults.length} row(s) are wrong, and nothing was taken: half a list would refuse what is right. Mend them and import the file again.`
      : done,
  );
  process.exitCode = faults.length > 0 ? 1 : 0;
}

/** Shows the values of a kind. */
export async function listValues(options: ValueOptions): Promise<void> {
  const query = new URLSearchParams({ limit: options.limit, ...(options.after ? { after: options.after } : {}) });
  const page = await (await openFor('controller', options)).get<Page>(`/api/v1/coding-values/${options.kind}?${query.toString()}`);
  if (options.json) process.stdout.write(`${JSON.stringify(page)}\n`);
  else if (page.values.length > 0)
    process.stdout.write(
      `${table(
        ['code', 'name', ''],
        page.values.map(({ code, name, active }) => [code, name ?? null, active ? null : 'closed']),
      )}\n`,
    );
  const more = page.next === null ? '' : `, and more: --after ${page.next}`;
  toStderr(page.values.length === 0 && !options.after ? 'There is no list of this kind: any value is taken.' : `${page.values.length} value(s)${more}.`);
}
