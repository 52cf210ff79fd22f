import type { listOrderResponses, settleOrderResponse } from '@smartap/contracts';
import type { Static } from '@sinclair/typebox';
import type { Command } from 'commander';
import { table } from '../commands/table.js';
import { toStderr } from '../progress.js';
import { adviceFor, asksOfTenant, inWords, openFor, type GatewayOptions } from './gateway-command.js';
import { importCommand, importedInWords, importRecords, type ImportOptions } from './import/import-records.js';
import { planOrderResponses, RESPONSE_FIELDS, responseIdentity } from './import/plan-order-responses.js';

type Page = Static<typeof listOrderResponses.reply>;
type Record = Page['responses'][number];
type Settled = Static<typeof settleOrderResponse.reply>;

const PATH = '/api/v1/order-responses';
const KIND = { list: 'order-responses', name: 'response', entries: 'responses', identityOf: responseIdentity };
const ROLE = 'integration or controller';
const ADVICE = adviceFor(ROLE);

async function list(options: GatewayOptions & { readonly order?: string; readonly after?: string; readonly limit: string }): Promise<void> {
  const query = new URLSearchParams({
    limit: options.limit,
    ...(options.order ? { orderNumber: options.order } : {}),
    ...(options.after ? { after: options.after } : {}),
  });
  const page = await (await openFor('controller', options)).get<Page>(`${PATH}?${query.toString()}`);
  if (options.json) process.stdout.write(`${JSON.stringify(page)}\n`);
  else if (page.responses.length > 0) process.stdout.write(showResponses(page.responses));
  const waiting = page.responses.filter(({ state }) => state === 'open').length;
  const more = page.next === null ? '' : `, and more: --after ${page.next}`;
  toStderr(
    page.responses.length === 0
      ? 'No seller has answered.'
      : `${page.responses.length} answer(s), ${waiting} to be settled${more}. npm run smartap -- order-responses adopt|decline <response> --reason TEXT settles one.`,
  );
}

/** Answers as a table, with what they would change. */
export function showResponses(responses: readonly Record[]): string {
  const change = ({ orderLine, what, before, after }: Record['changes'][number]): string =>
    `${orderLine === null ? '' : `line ${orderLine} `}${what} ${before === null ? '' : `${before} → `}${after ?? '?'}`;
  return `${table(
    ['response', 'number', 'order', 'of', 'answer', 'state', 'would change'],
    responses.map(({ responseId, response, state, changes }) => [
      responseId,
      response.number,
      response.orderNumber,
      response.respondedOn,
      response.answer,
      state,
      changes.map(change).join('; '),
    ]),
  )}\n`;
}

async function settle(outcome: 'adopted' | 'declined', id: string, options: GatewayOptions & { readonly reason: string }): Promise<void> {
  const client = await openFor('controller', options);
  const path = `${PATH}/${encodeURIComponent(id)}`;
  const seen = await client.get<Record>(path);
  const settled = await client.post<Settled>(`${path}/settlement`, { outcome, reason: options.reason }, { 'if-match': `"v${seen.version}"` });
  if (options.json) process.stdout.write(`${JSON.stringify(settled)}\n`);
  const order = settled.response.response.orderNumber;
  toStderr(
    settled.order
      ? `Adopted: order ${order} has version ${settled.order.version}, and invoices that wait for it are matched again.`
      : `Declined: order ${order} stands.`,
  );
}

/** `npm run smartap -- order-responses`: what sellers answer to orders. */
export function orderResponsesCommand(program: Command): void {
  const imported = importCommand(
    program,
    KIND,
    RESPONSE_FIELDS,
    'take what sellers answer to orders from a CSV file with one row a line, whose first line names the columns',
  ).action((file: string, options: ImportOptions) =>
    importedInWords(
      importRecords(file, options, {
        kind: KIND,
        fields: RESPONSE_FIELDS,
        required: () => ['number', 'orderNumber', 'respondedOn', 'answer'],
        plan: planOrderResponses,
        changed: (_, given) => given,
      }),
    ),
  );
  const responses = imported.parent ?? program;
  asksOfTenant(responses.command('list'), ROLE)
    .description('answers, the newest first: where they stand, and what they would change of the order')
    .option('--order <number>', 'of this order alone')
    .option('--after <next>', 'the page after this one')
    .option('--limit <n>', 'at most so many, up to 200', '50')
    .action((options: GatewayOptions & { limit: string }) => inWords(list(options), ADVICE));
  for (const [verb, outcome, what] of [
    ['adopt', 'adopted', 'change the order as the seller wants it'],
    ['decline', 'declined', 'let the order stand'],
  ] as const) {
    asksOfTenant(responses.command(verb), ROLE)
      .description(what)
      .argument('<response>', 'its id')
      .requiredOption('--reason <text>', 'why')
      .action((id: string, options: GatewayOptions & { reason: string }) => inWords(settle(outcome, id, options), ADVICE));
  }
}
