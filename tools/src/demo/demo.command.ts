import { randomInt } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import type { Command } from 'commander';
import { stopRequested } from '../commands/stopping.js';
import { wholeNumber } from '../commands/whole-number.js';
import { step, toStderr } from '../progress.js';
import { buildSamples, type SampleSet } from '../samples/index.js';
import { isAsIntended, type DemoResult } from './demo-result.js';
import { findOrStart, type DemoSystem } from './demo-system.js';
import { demoTable } from './demo-table.js';
import { APPROVER_LIMIT, makeTenant, type DemoTenant } from './demo-tenant.js';
import { LiveLine } from './live-line.js';
import { postMasterData } from './master-data.js';
import { ownFiles } from './own-files.js';
import { runSamples, type Submission } from './run-samples.js';

interface Options {
  exit?: boolean;
  dir?: string;
  count?: number;
  seed?: string;
  json?: string | true;
}

const WIDE = 220;

/** `npm run demo`: the system with sample documents. */
export function demoCommand(program: Command): void {
  program
    .command('demo')
    .description('start everything, or use what npm start has started, and submit sample documents, each with a known outcome')
    .option('--exit', 'end after the table; exit 0 only when every document ended as intended')
    .option('--dir <path>', 'submit the files of a folder of yours instead')
    .option('--count <n>', 'so many sample documents (default: each case once)', wholeNumber)
    .option('--seed <seed>', 'the seed the samples are made from (default: a random one, printed)')
    .option('--json [file]', 'JSON on stdout, or into a file')
    .action(run);
}

async function run(options: Options): Promise<void> {
  const started = Date.now();
  // The samples come first: a folder that is not there is told before anything is started.
  const own = options.dir === undefined ? undefined : ownFiles(options.dir);
  const set = await buildSamples(options.seed ?? String(randomInt(1, 1_000_000)), own ? 1 : options.count);
  const submissions: readonly Submission[] = own ?? set.samples;
  const stopping = { forced: (): void => process.exit(130) };
  const abort = new AbortController();
  const stop = stopRequested(() => stopping.forced()).then(() => abort.abort());
  const system = await findOrStart(toStderr, abort.signal).catch((error: unknown) => {
    if (!abort.signal.aborted) throw error;
    process.stderr.write('\nStopped before everything was ready.\n');
    return process.exit(130);
  });
  stopping.forced = () => {
    system.killAll();
    process.exit(130);
  };
  try {
    const outcome = await Promise.race([submitAll(system, submissions, own ? undefined : set, started), stop]);
    if (outcome) {
      report(outcome.result, options);
      const isRight = outcome.result.asIntended === outcome.result.documents.length;
      process.exitCode = isRight ? 0 : 1;
      if (!options.exit && !system.ranAlready) {
        process.stderr.write(waysOn(system, outcome.tenant));
        await stop;
        process.exitCode = 0;
      } else if (system.ranAlready) process.stderr.write(waysOn(system, outcome.tenant));
    } else process.exitCode = 130;
  } finally {
    if (!system.ranAlready) process.stderr.write('\nStopping …\n');
    await system.stop();
  }
  if (!system.ranAlready)
    process.stderr.write(
      options.exit ? 'Stopped; nothing is kept. npm run demo stays up to look around, npm start runs it without samples.\n' : 'Stopped; nothing is kept.\n',
    );
  process.exit();
}

async function submitAll(
  system: DemoSystem,
  submissions: readonly Submission[],
  set: SampleSet | undefined,
  started: number,
): Promise<{ tenant: DemoTenant; result: DemoResult }> {
  const { buyer } = set ?? (await buildSamples('0', 1));
  const tenant = await makeTenant(system, buyer);
  if (set) {
    const { vendors, orders, receipts } = set.master;
    toStderr(`${submissions.length} documents from seed ${set.seed}, with ${vendors.length} vendors, ${orders.length} orders and ${receipts.length} receipts.`);
    await step('Handing in vendors, orders and receipts', toStderr, () => postMasterData(tenant.purchasing, set.master));
  }
  const progress = new LiveLine(process.stderr, submissions.length);
  const documents = await runSamples(submissions, tenant, progress).finally(() => progress.end());
  const seconds = Math.round((Date.now() - started) / 100) / 10;
  return { tenant, result: { documents, asIntended: documents.filter(isAsIntended).length, seconds, seed: set?.seed ?? null } };
}

function report({ documents, asIntended, seconds, seed }: DemoResult, { json }: Options): void {
  const stream = json === true ? process.stderr : process.stdout;
  const text = `${JSON.stringify({ documents, asIntended, seconds, seed }, null, 2)}\n`;
  stream.write(`\n${demoTable(documents, stream.isTTY ? stream.columns || 80 : WIDE)}\n\n`);
  stream.write(
    seed === null
      ? `${asIntended} of ${documents.length} have an outcome, after ${seconds} s.\n`
      : `${asIntended} of ${documents.length} as intended, after ${seconds} s. The same again: npm run demo -- --seed ${seed}\n`,
  );
  if (json === true) process.stdout.write(text);
  else if (json) writeFileSync(json, text);
}

function waysOn({ gatewayUrl, ranAlready }: DemoSystem, { controller }: DemoTenant): string {
  return [
    '',
    `API            ${gatewayUrl}/api/v1`,
    `Documentation  ${gatewayUrl}/docs`,
    `What waits     curl -s -H 'Authorization: Bearer ${controller.token}' '${gatewayUrl}/api/v1/tasks?limit=5'`,
    `The token is of a controller of the demo's tenant, for a day. Its approver may agree up to ${APPROVER_LIMIT}.`,
    ranAlready
      ? 'The system goes on running: npm run status shows it, npm run stop ends it.'
      : 'Running until Ctrl-C, which ends all that was started and keeps nothing.',
    '',
  ].join('\n');
}
