import { setTimeout as delay } from 'node:timers/promises';
import type { Lineage, RecognisedKind } from '@smartap/contracts';
import type { Command } from 'commander';
import { wholeNumber } from '../commands/whole-number.js';
import { toStderr } from '../progress.js';
import type { GatewayClient } from './gateway-client.js';
import { adviceFor, asksOfTenant, inWords, openFor, type GatewayOptions } from './gateway-command.js';

interface Options extends GatewayOptions {
  readonly wait: number;
}

/** What an invoice shows of itself once its document was read. */
export interface TakenView {
  readonly invoiceId: string;
  readonly stage: string;
  readonly outcome: string | null;
  readonly explanation: string | null;
  readonly lineage: Lineage;
  readonly number: string | null;
  readonly sellerName: string | null;
  readonly total: string | null;
  readonly currency: string | null;
  readonly recognised: RecognisedKind | null;
}

const ROLE = 'clerk or controller';
const LOOK_MS = 500;
/** A scan is read for three minutes at most, and may have to wait for another one. */
const WAIT_SECONDS = 240;

/** Waits until what became of a refused document is told: the revision after its refusal. Undefined when that takes longer. */
async function readAfter([refusal = 0]: Lineage, path: string, client: GatewayClient, waitMs: number): Promise<TakenView | undefined> {
  for (const deadline = Date.now() + waitMs; Date.now() < deadline; await delay(LOOK_MS)) {
    const invoice = await client.get<TakenView>(path);
    if ((invoice.lineage[0] ?? 0) > refusal) return invoice;
  }
  return undefined;
}

/** What became of the document, in a line. */
export function showTaken({ stage, explanation, lineage: [revision], number, sellerName, total, currency }: TakenView): string {
  if (stage === 'refused') return `It is refused again: ${explanation ?? 'no reason is told'}`;
  const amount = total === null ? 'no total' : `${total} ${currency ?? ''}`.trim();
  return `It is an invoice now, revision ${revision}: number ${number ?? 'unknown'} of ${sellerName ?? 'an unknown seller'}, ${amount}. It goes on as any other.`;
}

async function take(invoiceId: string, options: Options): Promise<void> {
  const client = await openFor('clerk', options);
  const path = `/api/v1/invoices/${encodeURIComponent(invoiceId)}`;
  const { lineage } = await client.post<{ lineage: Lineage }>(`${path}/take`, {});
  const taken = await readAfter(lineage, path, client, options.wait * 1000);
  if (options.json) process.stdout.write(`${JSON.stringify(taken ?? { invoiceId, lineage })}\n`);
  toStderr(taken === undefined ? `It was not read within ${options.wait} s, and still will be: GET ${path} shows what becomes of it.` : showTaken(taken));
  process.exitCode = taken === undefined || taken.stage === 'refused' ? 1 : 0;
}

/** `npm run smartap -- take`: a person overrules that a document is no invoice. */
export function takeCommand(program: Command): void {
  asksOfTenant(program.command('take'), ROLE)
    .description(
      'take as an invoice what was refused as none, and wait until it is read; exit 0 when it is an invoice now, 1 when it is refused again or not read yet',
    )
    .argument('<invoice>', 'the id that the document was given when it was handed in')
    .option('--wait <seconds>', 'at most so long', wholeNumber, WAIT_SECONDS)
    .action((id: string, options: Options) => inWords(take(id, options), adviceFor(ROLE)));
}
