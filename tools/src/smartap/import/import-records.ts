import { readFile, writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { LaunchError } from '../../launch.error.js';
import { toStderr } from '../../progress.js';
import type { GatewayAccess } from '../gateway-client.js';
import { adviceFor, inWords, openFor } from '../gateway-command.js';
import { mapColumns, type ColumnMap, type Fields } from './column-map.js';
import { decodeText, readCsv, writeCsv, type CsvRow, type CsvTable } from './csv-table.js';
import { sendRecords, type Numbered, type RecordKind, type Refused, type Sendable, type Sent } from './send-records.js';

/** What every import may be told. */
export interface ImportOptions extends GatewayAccess {
  readonly map?: string;
  readonly delimiter?: string;
  readonly update?: boolean;
  readonly dryRun?: boolean;
  readonly errors?: string;
  readonly tenant?: string;
  readonly json?: boolean;
}

/** What an import takes, and what becomes of its rows. */
export interface Import<Item extends Numbered> {
  readonly kind: RecordKind<Item>;
  readonly fields: Fields;
  /** Fields without which the file says too little. */
  readonly required: (headers: readonly string[]) => readonly string[];
  readonly plan: (rows: readonly CsvRow[], map: ColumnMap) => { readonly sendable: readonly Sendable<Item>[]; readonly refused: readonly Refused[] };
  /** What a known record becomes by the file's columns. */
  readonly changed: (known: Item, given: Item, map: ColumnMap) => Item;
  /** Whether the columns are enough to add one; otherwise known ones are changed alone. */
  readonly isWhole?: (map: ColumnMap) => boolean;
}

const SHOWN = 20;
const NOTHING: Sent = { added: 0, changed: 0, unchanged: 0, refused: [] };

/**
 * Reads a CSV file.
 *
 * @throws LaunchError when it cannot be read
 */
export async function readTable(file: string, delimiter: string | undefined): Promise<CsvTable> {
  const bytes = await readFile(file).catch((error: unknown) => {
    throw new LaunchError(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}.`);
  });
  return readCsv(decodeText(bytes), delimiter === String.raw`\t` ? '\t' : delimiter);
}

/** The rows that were not taken as a file: mended, it can be imported as it is. */
function errorFile({ headers, delimiter }: CsvTable, refused: readonly Refused[]): string {
  return writeCsv(
    [...headers, 'line', 'reason'],
    refused.map(({ row, reasons }) => [...headers.map((header) => row.cells[header] ?? ''), String(row.line), reasons.join(' ')]),
    delimiter,
  );
}

/** Reads a file, holds every row against the rules before the first is sent, sends, and gives the wrong rows back. Exit code 1 when a row was not taken. */
export async function importRecords<Item extends Numbered>(
  file: string,
  options: ImportOptions,
  { kind, fields, required, plan: planOf, changed, isWhole = () => true }: Import<Item>,
): Promise<void> {
  const table = await readTable(file, options.delimiter);
  const map = mapColumns(table.headers, options.map, fields, required(table.headers));
  const whole = isWhole(map);
  if (!whole && !options.update)
    throw new LaunchError(
      `The file has too few columns to add ${kind.list}.`,
      `Give --update to change known ones. Columns known: ${[...map.keys()].join(', ')}.`,
    );
  const plan = planOf(table.rows, map);
  const change = options.update ? (known: Item, given: Item) => changed(known, given, map) : undefined;
  const sent =
    options.dryRun || plan.sendable.length === 0
      ? NOTHING
      : await sendRecords(await openFor('integration', options), kind, plan.sendable, change, toStderr, whole);
  const refused = [...plan.refused, ...sent.refused].toSorted((a, b) => a.row.line - b.row.line);
  if (options.errors) await writeFile(options.errors, errorFile(table, refused));
  const errors = refused.map(({ row, reasons }) => ({ line: row.line, reasons }));
  if (options.json)
    process.stdout.write(
      `${JSON.stringify({ dryRun: options.dryRun === true, rows: table.rows.length, right: plan.sendable.length, added: sent.added, changed: sent.changed, unchanged: sent.unchanged, refused: refused.length, columns: Object.fromEntries(map), errors })}\n`,
    );
  else {
    process.stdout.write(`Columns: ${[...map].map(([field, headers]) => `${field} = ${headers.join(' + ')}`).join(', ')}\n`);
    for (const { line, reasons } of errors.slice(0, SHOWN)) process.stdout.write(`line ${line}: ${reasons.join(' ')}\n`);
    if (errors.length > SHOWN) process.stdout.write(`and ${errors.length - SHOWN} more${options.errors ? '' : ': --errors FILE writes them all'}\n`);
  }
  const rowsRight = plan.sendable.flatMap(({ rows }) => rows).length;
  const done = options.dryRun
    ? `Dry run: ${rowsRight} of ${table.rows.length} row(s) can be sent`
    : `${sent.added} ${kind.name}(s) added, ${sent.changed} changed, ${sent.unchanged} as they were`;
  const rest = refused.length === 0 ? '' : ` See ${options.errors ?? 'the reasons above'}, mend these rows and import them.`;
  toStderr(`${done}, ${refused.length} row(s) not taken.${rest}`);
  process.exitCode = refused.length > 0 ? 1 : 0;
}

/** Puts the words of the gateway in place of a stack, for an import. */
export const importedInWords = (work: Promise<void>): Promise<void> => inWords(work, adviceFor('integration or controller'));

/** The command `<list> import`, with what every import may be told. */
export function importCommand(program: Command, { list, name }: Pick<RecordKind, 'list' | 'name'>, fields: Fields, description: string): Command {
  return program
    .command(list)
    .description(`${list} of a running system`)
    .command('import')
    .description(`${description}; every row is checked before the first is sent; exit 0 when all were taken, 1 when not`)
    .argument('<file>', 'CSV in UTF-8, UTF-16 or Windows-1252')
    .option('--map <field=Header,...>', `which column holds what, where it cannot be told: ${Object.keys(fields).join(', ')}`)
    .option('--delimiter <char>', String.raw`between cells (\t for a tab); by default told by the file`)
    .option('--update', `change ${list} that are known: what has no column stays`)
    .option('--dry-run', 'check all rows, send nothing')
    .option('--errors <file>', 'write the rows that were not taken, with line and reason')
    .option('--url <url>', 'of the gateway (SMARTAP_URL); by default what npm start runs here')
    .option('--token <jwt>', 'of somebody with the role integration or controller (SMARTAP_TOKEN)')
    .option('--api-key <key>', 'instead of a token (SMARTAP_API_KEY)')
    .option('--tenant <id>', `whose ${name}s, where npm start runs here and no token is given`)
    .option('--json', 'JSON on stdout');
}
