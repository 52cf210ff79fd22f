import type { ReExtracted, ReExtractionResult } from '@smartap/contracts';
import type { Command } from 'commander';
import { table } from '../commands/table.js';
import { LaunchError } from '../launch.error.js';
import { toStderr } from '../progress.js';
import { GatewayClient, GatewayRefusal } from './gateway-client.js';
import { adviceFor, asksOfTenant, inWords, openFor, type GatewayOptions } from './gateway-command.js';
import { endOf } from './operation.js';

interface Options extends GatewayOptions {
  readonly vendor?: string;
  readonly readBefore?: string;
  readonly limit: string;
  readonly apply?: boolean;
}

const PATH = '/api/v1/re-extractions';
const ROLE = 'clerk or controller';
const PAGE = 200;
const MAX_CELL = 60;

/** What became of each invoice, all pages of it. */
async function allOf(client: GatewayClient, operationId: string): Promise<ReExtracted[]> {
  const all: ReExtracted[] = [];
  for (let after: string | null = ''; after !== null;) {
    const page: { invoices: ReExtracted[]; next: string | null } = await client.get(
      `${PATH}/${operationId}/invoices?limit=${PAGE}${after ? `&after=${after}` : ''}`,
    );
    all.push(...page.invoices);
    after = page.next;
  }
  return all;
}

const short = (value: string | null): string => (value === null ? 'none' : value.length > MAX_CELL ? `${value.slice(0, MAX_CELL - 1)}…` : value);

/** The differences as lines of a terminal. */
function showReExtracted(invoices: readonly ReExtracted[]): string {
  return invoices
    .filter(({ outcome }) => outcome !== 'same')
    .map(({ invoiceId, message, fields, asks }) => {
      const asked =
        asks.before.join() === asks.after.join()
          ? ''
          : `  a person is asked about ${asks.after.join(', ') || 'nothing'}; it was ${asks.before.join(', ') || 'nothing'}\n`;
      const lines =
        fields.length === 0
          ? ''
          : table(
              ['field', 'term', 'before', 'after'],
              fields.map(({ field, term, before, after }) => [field, term ?? '', short(before), short(after)]),
            ).replaceAll(/^/gm, '  ');
      return `${invoiceId} ${message}\n${lines === '' ? '' : `${lines}\n`}${asked}`;
    })
    .join('');
}

async function begin(client: GatewayClient, ids: readonly string[], { vendor, readBefore, limit, apply }: Options): Promise<string | undefined> {
  const choice = {
    ...(ids.length > 0 ? { invoiceIds: ids } : {}),
    ...(vendor ? { vendorId: vendor } : {}),
    ...(readBefore ? { readBefore: Number(readBefore) } : {}),
    limit: Math.max(Number(limit), ids.length),
    dryRun: apply !== true,
  };
  try {
    return (await client.post<{ operationId: string }>(PATH, choice)).operationId;
  } catch (error) {
    if (error instanceof GatewayRefusal && error.code === 'NOTHING_CHOSEN') return undefined;
    throw error;
  }
}

async function reExtract(ids: readonly string[], options: Options): Promise<void> {
  if (ids.length === 0 && !options.vendor && !options.readBefore)
    throw new LaunchError('Which invoices?', 'Give their ids, --vendor with the id of a vendor, or --read-before with the number of an engine.');
  const client = await openFor('clerk', options);
  const operationId = await begin(client, ids, options);
  if (operationId === undefined) {
    if (options.json) process.stdout.write(`${JSON.stringify({ invoices: [] })}\n`);
    toStderr('No such invoice is to be read again.');
    return;
  }
  const result = await endOf<ReExtractionResult>(client, operationId);
  const invoices = await allOf(client, operationId);
  process.stdout.write(options.json ? `${JSON.stringify({ ...result, operationId, invoices })}\n` : showReExtracted(invoices));
  const { same, differs, revised, refused, skipped } = result;
  const changed = result.dryRun ? `${differs} would be revised (--apply does it)` : `${revised} revised`;
  toStderr(`Engine ${result.engine}: ${changed}, ${same} read as they stand, ${refused} not read as an invoice any more, ${skipped} left alone.`);
  process.exitCode = refused > 0 ? 1 : 0;
}

/** `npm run smartap -- re-extract`: invoices read again by the present engine. */
export function reExtractCommand(program: Command): void {
  asksOfTenant(program.command('re-extract'), ROLE)
    .description(
      'read invoices again by the present engine and show which fields would change; --apply makes revisions of what differs, and keeps what persons corrected; exit 0, or 1 when a document is not read as an invoice any more',
    )
    .argument('[invoices...]', 'their ids')
    .option('--vendor <id>', 'invoices of a vendor, the newest first')
    .option('--read-before <engine>', 'invoices that an older engine than this number has read')
    .option('--limit <n>', 'at most so many, up to 1000', '100')
    .option('--apply', 'make revisions; without it nothing is changed')
    .action((ids: string[], options: Options) => inWords(reExtract(ids, options), adviceFor(ROLE)));
}
