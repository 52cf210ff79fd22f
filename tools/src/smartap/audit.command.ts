import { verifyTrails, type TrailReport } from '@smartap/audit';
import type { Command } from 'commander';
import { Client } from 'pg';
import { LaunchError } from '../launch.error.js';
import { isRunning } from '../processes/pid.js';
import { readState } from '../processes/state-file.js';

interface Options {
  readonly databaseUrl?: string;
  readonly json?: boolean;
}

const MAIN = 'main';
/** Of the run that `npm start` makes. */
const DATABASE = 'smartap';
const say = (line: string): boolean => process.stderr.write(`${line}\n`);

/** The database as its administrator sees it: given, or the one that runs here. */
function databaseUrlOf({ databaseUrl }: Options): string {
  const given = databaseUrl ?? process.env['SMARTAP_DATABASE_URL'];
  if (given) return given;
  const local = readState(MAIN);
  if (!local || !isRunning(local.launcher))
    throw new LaunchError(
      'No database is known.',
      'Give --database-url (SMARTAP_DATABASE_URL) of a login that sees all rows, or start SmartAP here: npm start',
    );
  const url = new URL(local.urls.database);
  url.pathname = `/${DATABASE}`;
  return url.href;
}

async function connect(url: string): Promise<Client> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  await client.connect().catch((error: unknown) => {
    throw new LaunchError(
      `The database cannot be reached: ${error instanceof Error ? error.message : String(error)}.`,
      'Check the host, port, name and password of --database-url.',
    );
  });
  return client;
}

/** The reports as lines of a terminal. */
export function showTrails(reports: readonly TrailReport[]): string {
  const line = ({ schema, tenants, sealed, unsealed, fault }: TrailReport): string => {
    const found = fault ? `BROKEN for tenant ${fault.tenantId} ${fault.firstBadSeq === null ? '' : `at act ${fault.firstBadSeq} `}(${fault.reason})` : 'holds';
    return `${schema.padEnd(12)} ${String(sealed).padStart(9)} acts of ${tenants} tenant(s), ${unsealed} not chained yet: ${found}`;
  };
  return reports.map((report) => `${line(report)}\n`).join('');
}

async function verify(options: Options): Promise<void> {
  const client = await connect(databaseUrlOf(options));
  let reports: readonly TrailReport[];
  try {
    reports = await verifyTrails(async (sql, parameters) => (await client.query<Record<string, unknown>>(sql, [...(parameters ?? [])])).rows);
  } finally {
    await client.end();
  }
  if (reports.length === 0) throw new LaunchError('This database has no audit trail.', 'Give the database that the services were migrated in.');
  const broken = reports.filter(({ fault }) => fault !== null);
  process.stdout.write(options.json ? `${JSON.stringify({ holds: broken.length === 0, trails: reports })}\n` : showTrails(reports));
  say(
    broken.length === 0
      ? `All chains hold: ${reports.reduce((sum, { sealed }) => sum + sealed, 0)} acts in ${reports.length} trail(s).`
      : `${broken.length} of ${reports.length} trail(s) do not hold. Keep the database as it is and compare it with a backup from before.`,
  );
  process.exitCode = broken.length === 0 ? 0 : 1;
}

/** `npm run smartap -- audit`: whether what was done is still as it was written down. */
export function auditCommand(program: Command): void {
  const audit = program.command('audit').description('the hash chains of all that was done; exit 0 when every chain holds, 1 when not');
  audit
    .command('verify')
    .description('check every act of every tenant in every service')
    .option('--database-url <url>', 'of a login that sees all rows (SMARTAP_DATABASE_URL); by default what npm start runs here')
    .option('--json', 'JSON on stdout')
    .action((options: Options) => verify(options));
}
