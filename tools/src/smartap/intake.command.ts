import type { ChannelItem } from '@smartap/contracts';
import { Option, type Command } from 'commander';
import { table } from '../commands/table.js';
import { toStderr } from '../progress.js';
import { GatewayRefusal } from './gateway-client.js';
import { adviceFor, asksOfTenant, inWords, openFor, type GatewayOptions } from './gateway-command.js';

interface Choice extends GatewayOptions {
  readonly channel?: string;
  readonly outcome?: string;
  readonly invoice?: string;
  readonly limit: string;
}

const PATH = '/api/v1/intake-items';
const ROLE = 'clerk, controller or integration';
const ADVICE = adviceFor(ROLE);

const became = ({ outcome, admission, reason, invoiceId }: ChannelItem): string =>
  outcome === 'failed'
    ? `put aside: ${reason ?? ''}`
    : outcome === 'joined'
      ? `kept with ${invoiceId ?? ''}`
      : admission === 'refused'
        ? `refused: ${reason ?? ''}`
        : (invoiceId ?? '');

async function ledger({ limit, channel, outcome, invoice, ...options }: Choice): Promise<void> {
  const query = new URLSearchParams({ limit, ...(channel ? { channel } : {}), ...(outcome ? { outcome } : {}), ...(invoice ? { invoiceId: invoice } : {}) });
  const page = await (await openFor('clerk', options)).get<{ items: ChannelItem[]; next: string | null }>(`${PATH}?${query.toString()}`);
  if (options.json) process.stdout.write(`${JSON.stringify(page)}\n`);
  else if (page.items.length > 0)
    process.stdout.write(
      `${table(
        ['item', 'channel', 'when', 'file', 'times', 'became'],
        page.items.map((item) => [item.itemId, item.channel, item.takenAt, item.filename, item.times, became(item)]),
      )}\n`,
    );
  toStderr(
    page.items.length === 0
      ? 'No channel has brought anything.'
      : `${page.items.length} document(s)${page.next === null ? '' : ', and more: --limit'}. npm run smartap -- intake reprocess <item> hands one in again.`,
  );
}

async function reprocess(ids: readonly string[], options: GatewayOptions): Promise<void> {
  const client = await openFor('clerk', options);
  const results: { itemId: string; invoiceId?: string; problem?: string }[] = [];
  for (const itemId of ids) {
    try {
      results.push(await client.post<{ itemId: string; invoiceId: string }>(`${PATH}/${encodeURIComponent(itemId)}/reprocess`, {}));
    } catch (error) {
      if (!(error instanceof GatewayRefusal) || error.status === 401 || error.status === 403) throw error;
      results.push({ itemId, problem: error.message });
    }
  }
  if (options.json) process.stdout.write(`${JSON.stringify({ items: results })}\n`);
  else for (const { itemId, invoiceId, problem } of results) process.stdout.write(`${itemId} ${problem ?? `is invoice ${invoiceId ?? ''} now`}\n`);
  const failed = results.filter(({ problem }) => problem !== undefined).length;
  toStderr(`${results.length - failed} handed in again, ${failed} not.`);
  process.exitCode = failed > 0 ? 1 : 0;
}

/** `npm run smartap -- intake`: what channels brought. */
export function intakeCommand(program: Command): void {
  const intake = program.command('intake').description('what watched folders, mail boxes and buckets brought to a running system');
  asksOfTenant(intake.command('ledger'), ROLE)
    .description('every document with what became of it, newest first')
    .option('--channel <name>', 'folder, mail or bucket')
    .addOption(
      new Option(
        '--outcome <outcome>',
        'only those: kept with their invoice (joined), put aside in their channel (failed), or taken and not let in (refused)',
      ).choices(['taken', 'joined', 'failed', 'refused']),
    )
    .option('--invoice <id>', 'what became this invoice, or is kept with it')
    .option('--limit <n>', 'at most so many, up to 200', '50')
    .action((options: Choice) => inWords(ledger(options), ADVICE));
  asksOfTenant(intake.command('reprocess'), ROLE)
    .description('hand documents in again from the bytes that are kept; each becomes a new invoice; exit 0 when all were, 1 when not')
    .argument('<items...>', 'their ids')
    .action((ids: string[], options: GatewayOptions) => inWords(reprocess(ids, options), ADVICE));
}
