import { readFile, writeFile } from 'node:fs/promises';
import { Option, type Command } from 'commander';
import { LaunchError } from '../launch.error.js';
import { toStderr } from '../progress.js';
import { GatewayClient } from './gateway-client.js';
import { asksOfTenant, inWords, type GatewayOptions } from './gateway-command.js';
import { mapColumns } from './import/column-map.js';
import { decodeText, readCsv, writeCsv, type CsvTable } from './import/csv-table.js';
import { planVendors, type Refused } from './import/plan-vendors.js';
import { sendVendors, type Sent } from './import/send-vendors.js';
import { VENDOR_FIELDS, type AccountState } from './import/vendor-row.js';

interface Options extends GatewayOptions {
  readonly map?: string;
  readonly delimiter?: string;
  readonly accounts: AccountState;
  readonly update?: boolean;
  readonly dryRun?: boolean;
  readonly errors?: string;
}

const SHOWN = 20;
const NOTHING: Sent = { added: 0, changed: 0, unchanged: 0, refused: [] };

async function readTable(file: string, delimiter: string | undefined): Promise<CsvTable> {
  const bytes = await readFile(file).catch((error: unknown) => {
    throw new LaunchError(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}.`);
  });
  return readCsv(decodeText(bytes), delimiter === String.raw`\t` ? '\t' : delimiter);
}

/** The rows that were not taken as a file: mended, it can be imported as it is. */
function errorFile({ headers, delimiter }: CsvTable, refused: readonly Refused[]): string {
  return writeCsv([...headers, 'line', 'reason'], refused.map(({ row, reasons }) => [...headers.map((header) => row.cells[header] ?? ''), String(row.line), reasons.join(' ')]), delimiter);
}

async function importVendors(file: string, options: Options): Promise<void> {
  const table = await readTable(file, options.delimiter);
  const map = mapColumns(table.headers, options.map, VENDOR_FIELDS, ['number', 'name']);
  const plan = planVendors(table.rows, map, options.accounts);
  const own = options.tenant ? { tenantId: options.tenant, role: 'integration' as const } : undefined;
  const sent = options.dryRun || plan.sendable.length === 0 ? NOTHING : await sendVendors(await GatewayClient.open(options, process.env, own), plan.sendable, options.update ? map : undefined, toStderr);
  const refused = [...plan.refused, ...sent.refused].toSorted((a, b) => a.row.line - b.row.line);
  if (options.errors) await writeFile(options.errors, errorFile(table, refused));
  const columns = Object.fromEntries(map);
  const errors = refused.map(({ row, reasons }) => ({ line: row.line, reasons }));
  if (options.json) process.stdout.write(`${JSON.stringify({ dryRun: options.dryRun === true, rows: table.rows.length, right: plan.sendable.length, added: sent.added, changed: sent.changed, unchanged: sent.unchanged, refused: refused.length, columns, errors })}\n`);
  else {
    process.stdout.write(`Columns: ${[...map].map(([field, headers]) => `${field} = ${headers.join(' + ')}`).join(', ')}\n`);
    for (const { line, reasons } of errors.slice(0, SHOWN)) process.stdout.write(`line ${line}: ${reasons.join(' ')}\n`);
    if (errors.length > SHOWN) process.stdout.write(`and ${errors.length - SHOWN} more${options.errors ? '' : ': --errors FILE writes them all'}\n`);
  }
  const done = options.dryRun ? `Dry run: ${plan.sendable.length} of ${table.rows.length} row(s) can be sent` : `${sent.added} vendor(s) added, ${sent.changed} changed, ${sent.unchanged} as they were`;
  const rest = refused.length === 0 ? '' : ` See ${options.errors ?? 'the reasons above'}, mend these rows and import them.`;
  toStderr(`${done}, ${refused.length} row(s) not taken.${rest}`);
  process.exitCode = refused.length > 0 ? 1 : 0;
}

const ADVICE = 'A token or API key with the role integration or controller is needed; for what npm start runs here, --tenant.';

/** `npm run smartap -- vendors import FILE.csv`. */
export function vendorsCommand(program: Command): void {
  const vendors = program.command('vendors').description('vendors of a running system');
  asksOfTenant(vendors.command('import'), 'integration or controller')
    .description('add vendors from a CSV file whose first line names the columns; every row is checked before the first is sent; exit 0 when all were taken, 1 when not')
    .argument('<file>', 'CSV in UTF-8, UTF-16 or Windows-1252')
    .option('--map <field=Header,...>', `which column holds what, where it cannot be told: ${Object.keys(VENDOR_FIELDS).join(', ')}`)
    .option('--delimiter <char>', String.raw`between cells (\t for a tab); by default told by the file`)
    .addOption(new Option('--accounts <state>', 'how accounts are taken: only approved ones are paid').choices(['proposed', 'approved']).default('proposed'))
    .option('--update', 'change vendors that are known: what has no column stays, accounts are only added')
    .option('--dry-run', 'check all rows, send nothing')
    .option('--errors <file>', 'write the rows that were not taken, with line and reason')
    .action((file: string, options: Options) => inWords(importVendors(file, options), ADVICE));
}
