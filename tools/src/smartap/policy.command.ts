import { readFileSync } from 'node:fs';
import type { ChangedVerdict, PolicyReplayResult } from '@smartap/contracts';
import type { Command } from 'commander';
import { table } from '../commands/table.js';
import { LaunchError } from '../launch.error.js';
import { toStderr } from '../progress.js';
import { GatewayClient } from './gateway-client.js';
import { adviceFor, asksOfTenant, inWords, openFor, type GatewayOptions } from './gateway-command.js';
import { endOf } from './operation.js';

interface Options extends GatewayOptions {
  readonly limit: string;
}

const PATH = '/api/v1/validation-policy/replays';
const ROLE = 'controller';
const PAGE = 200;

function policyIn(file: string | undefined): object {
  if (file === undefined) return {};
  try {
    return { policy: JSON.parse(readFileSync(file, 'utf8')) as unknown };
  } catch (error) {
    throw new LaunchError(
      `${file} is no JSON file: ${error instanceof Error ? error.message : String(error)}`,
      'GET /api/v1/validation-policy gives the policy of now to start from.',
    );
  }
}

async function changedOf(client: GatewayClient, operationId: string, most: number): Promise<ChangedVerdict[]> {
  const all: ChangedVerdict[] = [];
  for (let after: string | null = ''; after !== null && all.length < most;) {
    const page: { invoices: ChangedVerdict[]; next: string | null } = await client.get(
      `${PATH}/${operationId}/invoices?limit=${PAGE}${after ? `&after=${after}` : ''}`,
    );
    all.push(...page.invoices);
    after = page.next;
  }
  return all.slice(0, most);
}

/** The changes as a table of a terminal. */
function showReplayed(invoices: readonly ChangedVerdict[]): string {
  return table(
    ['invoice', 'number', 'before', 'after', 'comes', 'goes'],
    invoices.map(({ invoiceId, number, before, after, come, gone }) => [invoiceId, number, before, after, come.join(', '), gone.join(', ')]),
  );
}

async function replay(file: string | undefined, options: Options): Promise<void> {
  const asked = policyIn(file);
  const client = await openFor(ROLE, options);
  const { operationId } = await client.post<{ operationId: string }>(PATH, asked);
  const result = await endOf<PolicyReplayResult>(client, operationId);
  const invoices = await changedOf(client, operationId, Number(options.limit));
  if (options.json) process.stdout.write(`${JSON.stringify({ operationId, ...result, invoices })}\n`);
  else if (invoices.length > 0) process.stdout.write(`${showReplayed(invoices)}\n`);
  const verdicts = Object.entries(result.verdicts).map(([change, n]) => `${n} ${change.replace('>', ' → ')}`);
  toStderr(
    `${result.looked} invoices: ${result.changed} would come out otherwise${verdicts.length > 0 ? ` (${verdicts.join(', ')})` : ''}. Nothing was changed${file === undefined ? '' : '; PUT /api/v1/validation-policy sets the policy'}.`,
  );
}

/** `npm run smartap -- policy replay`: what a validation policy would change. */
export function policyCommand(program: Command): void {
  const policy = program.command('policy').description('validation policies before they are set');
  asksOfTenant(policy.command('replay'), ROLE)
    .description('hold a policy against all past invoices and show which verdicts change; exit 0 when it ran to its end')
    .argument('[file]', 'the policy as JSON; without it, the rules and the policy of now')
    .option('--limit <n>', 'invoices to show', '50')
    .action((file: string | undefined, options: Options) => inWords(replay(file, options), adviceFor(ROLE)));
}
