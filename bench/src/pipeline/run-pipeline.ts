import { toStderr, startSystem, waitUntil, type RunningSystem } from '@smartap/tools';
import { setTimeout as pause } from 'node:timers/promises';
import { addTenant, callerOf, type Call } from '../load/api.js';
import { benchDocument, benchInvoice } from '../load/invoices.js';
import { addOrders, addVendor } from '../load/masterdata.js';
import { ProcessMeter, type ProcessUse } from '../load/process-meter.js';
import { percentile, ReadModel } from '../load/read-model.js';
import { openSubmitter } from '../load/submissions.js';
import { Floor } from './floor.js';

/** What `bench -- pipeline` is asked. */
export interface PipelineOptions {
  readonly invoices: number;
  /** Seconds that each floor run takes at least. */
  readonly floorSeconds: number;
}

/** What `bench -- pipeline --json` prints. */
export interface PipelineResult {
  readonly invoices: number;
  readonly seconds: number;
  readonly invoicesPerSecond: number;
  readonly floorInvoicesPerSecond: number;
  readonly ratio: number;
  /** From submission to outcome, at half the measured rate. */
  readonly latencyMs: { readonly p50: number; readonly p95: number; readonly p99: number };
  readonly preloaded: number;
  readonly replicas: number;
  readonly floorRuns: readonly number[];
  readonly processes: readonly ProcessUse[];
  readonly httpIngest: { readonly invoices: number; readonly invoicesPerSecond: number };
  readonly outcomes: Readonly<Record<string, number>>;
}

const HTTP_INVOICES = 500;
const HTTP_AT_ONCE = 16;
const LATENCY_SECONDS = 15;

const round = (value: number): number => Math.round(value * 100) / 100;

/** Floor, pipeline, floor in one run, with the processes as in production. */
export async function runPipeline(options: PipelineOptions): Promise<PipelineResult> {
  const { invoices } = options;
  const latencyBudget = Math.max(500, invoices);
  const system = await startSystem({ name: 'bench', ephemeral: true, tracing: false, autoRestart: false, onProgress: toStderr, env: { LOG_LEVEL: 'warn' } });
  try {
    const tenantId = await addTenant(system);
    const call = await callerOf(system, tenantId, 'bench', ['integration', 'clerk']);
    await addVendor(call);
    toStderr(`Orders and receipts for ${invoices + latencyBudget + HTTP_INVOICES} invoices …`);
    await addOrders(system.databaseUrl, tenantId, invoices + latencyBudget + HTTP_INVOICES);

    const before = await floorRun(system, options);
    const readModel = await ReadModel.open(system.databaseUrl, tenantId);
    const submitter = await openSubmitter(system.adminUrls.nats, system.storageUrl, tenantId);
    try {
      const run = await measure(system, readModel, submitter, invoices);
      const latencyMs = await latencies(readModel, submitter, invoices, Math.min(latencyBudget, Math.round((run.rate / 2) * LATENCY_SECONDS)), run.rate / 2);
      const httpIngest = await ingest(call, invoices + latencyBudget);
      const outcomes = await readModel.outcomes();
      const after = await floorRun(system, options);
      const floor = (before + after) / 2;
      return {
        invoices, seconds: round(run.seconds), invoicesPerSecond: round(run.rate), floorInvoicesPerSecond: round(floor), ratio: Math.round((run.rate / floor) * 1000) / 1000,
        latencyMs, preloaded: 0, replicas: 1, floorRuns: [round(before), round(after)], processes: run.processes, httpIngest, outcomes,
      };
    } finally {
      await submitter.close();
      await readModel.close();
    }
  } finally {
    await system.stop();
  }
}

async function floorRun(system: RunningSystem, { floorSeconds }: PipelineOptions): Promise<number> {
  toStderr(`The floor: plain pg and nats, at least ${floorSeconds} s …`);
  const floor = await Floor.open(system.adminUrls.nats, system.databaseUrl, JSON.stringify(benchInvoice(0)));
  try {
    const { invoicesPerSecond } = await floor.run(floorSeconds);
    toStderr(`The floor: ${round(invoicesPerSecond)} invoices/s`);
    return invoicesPerSecond;
  } finally {
    await floor.close();
  }
}

type Submitter = Awaited<ReturnType<typeof openSubmitter>>;

/** Fills the stream while intake is down, then lets it run until the last invoice is in the read model. */
async function measure(system: RunningSystem, readModel: ReadModel, submitter: Submitter, invoices: number): Promise<{ seconds: number; rate: number; processes: ProcessUse[] }> {
  const intake = system.processes.find((process) => process.name === 'intake');
  if (!intake) throw new Error('The system has no intake.');
  await intake.kill('SIGTERM');
  toStderr(`Submitting ${invoices} invoices to the stream …`);
  const submitted = await submitter.submitMany(0, invoices);
  await intake.restart();
  const meter = new ProcessMeter(system);
  const decided = await readModel.waitFor(invoices, (n) => toStderr(`${n} of ${invoices} decided`));
  const processes = meter.stop();
  if (decided === undefined) throw new Error(`The pipeline stands still: ${JSON.stringify(await readModel.outcomes())}`);
  const seconds = await readModel.spanSeconds(submitted.map((submission) => submission.invoiceId));
  return { seconds, rate: invoices / seconds, processes };
}

/** Paced submissions at a rate; how long each takes to its outcome. */
async function latencies(readModel: ReadModel, submitter: Submitter, from: number, count: number, perSecond: number): Promise<PipelineResult['latencyMs']> {
  toStderr(`Latency at ${round(perSecond)} invoices/s …`);
  const ids: string[] = [];
  const started = performance.now();
  const pending: Promise<unknown>[] = [];
  for (let i = 0; i < count; i += 1) {
    const due = started + (i / perSecond) * 1000;
    if (due > performance.now()) await pause(due - performance.now());
    pending.push(submitter.submit(from + i).then(({ invoiceId }) => ids.push(invoiceId)));
  }
  await Promise.all(pending);
  const all = await waitUntil(async () => (await readModel.latenciesMs(ids)).length === ids.length, 60_000, 200);
  if (!all) throw new Error(`Not all paced invoices were decided: ${JSON.stringify(await readModel.outcomes())}`);
  const sorted = await readModel.latenciesMs(ids);
  return { p50: round(percentile(sorted, 0.5)), p95: round(percentile(sorted, 0.95)), p99: round(percentile(sorted, 0.99)) };
}

/** Uploads by HTTP, as fast as a few callers can. */
async function ingest(call: Call, from: number): Promise<PipelineResult['httpIngest']> {
  toStderr(`HTTP ingest of ${HTTP_INVOICES} invoices …`);
  let next = 0;
  const started = performance.now();
  await Promise.all(
    Array.from({ length: HTTP_AT_ONCE }, async () => {
      while (next < HTTP_INVOICES) {
        const n = next;
        next += 1;
        const { status, body } = await call('POST', '/api/v1/invoices', benchDocument(from + n), { 'content-type': 'application/xml' });
        if (status !== 202) throw new Error(`An upload was answered ${status}: ${JSON.stringify(body)}`);
      }
    }),
  );
  const seconds = (performance.now() - started) / 1000;
  return { invoices: HTTP_INVOICES, invoicesPerSecond: round(HTTP_INVOICES / seconds) };
}
