import type { DuplicateReindexResult } from '@smartap/contracts';
import type { Command } from 'commander';
import { table } from '../commands/table.js';
import { toStderr } from '../progress.js';
import { adviceFor, asksOfTenant, inWords, openFor, type GatewayOptions } from './gateway-command.js';
import { endOf } from './operation.js';

const ROLE = 'controller';

async function reindex(options: GatewayOptions): Promise<void> {
  const client = await openFor(ROLE, options);
  const { operationId } = await client.post<{ operationId: string }>('/api/v1/findings/reindex-duplicates', {});
  const result = await endOf<DuplicateReindexResult>(client, operationId);
  const { looked, kept, collisions } = result;
  if (options.json) process.stdout.write(`${JSON.stringify({ operationId, ...result })}\n`);
  else if (collisions.length > 0)
    process.stdout.write(
      `${table(
        ['invoice', 'has the number of'],
        collisions.map(({ invoiceId, otherInvoiceId }) => [invoiceId, otherInvoiceId]),
      )}\n`,
    );
  toStderr(
    `${looked} invoices: ${kept} kept anew, ${collisions.length} with the number of another. Their duplicates are found when they are approved, paid, or validated again.`,
  );
  process.exitCode = collisions.length > 0 ? 1 : 0;
}

/** `npm run smartap -- duplicates reindex`: all invoices under the keys of now. */
export function duplicatesCommand(program: Command): void {
  const duplicates = program.command('duplicates').description('what the search for duplicates compares');
  asksOfTenant(duplicates.command('reindex'), ROLE)
    .description('keep all invoices for the search as it is now, after an upgrade that says so; exit 0, or 1 when two live invoices have one number')
    .action((options: GatewayOptions) => inWords(reindex(options), adviceFor(ROLE)));
}
