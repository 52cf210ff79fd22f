import { setTimeout as pause } from 'node:timers/promises';
import { toStderr, startSystem, waitUntil, type RunningSystem } from '@smartap/tools';
import type { Call } from '../load/api.js';
import { check } from '../load/checks.js';
import { benchDocument, benchInvoice } from '../load/invoices.js';
import { addOrders } from '../load/masterdata.js';
import { preload, type Preloaded } from '../load/preload/preload.js';
import { prepareTenant } from '../load/preload/seeds.js';
import { ProcessMeter, type ProcessUse } from '../load/process-meter.js';
import { profileEnv } from '../load/profile-env.js';
import { percentile, ReadModel } from '../load/read-model.js';
import { openSubmitter, type Submitter } from '../load/submissions.js';
import { grownFrom, tableSizes } from '../load/table-sizes.js';
import { Floor } from './floor.js';
import { IDLE_INVOICES, idleLatency } from './idle.js';
import { round, type PipelineOptions, type PipelineResult } from './result.js';

const HTTP_INVOICES = 500;
const HTTP_AT_ONCE = 16;
const LATENCY_SECONDS = 15;
const WARM_UP_INVOICES = 1000;

/** Floor, pipeline, floor in one run, with the processes as in production. */
export async function runPipeline(options: PipelineOptions): Promise<PipelineResult> {
  const system = await startSystem({
    name: 'bench',
    ephemeral: true,
    tracing: false,
    autoRestart: false,
    replicas: options.replicas,
    onProgress: toStderr,
    env: { LOG_LEVEL: 'warn', ...profileEnv(options.profile) },
  });
  try {
    const own = await prepareTenant(system);
    const readModel = await ReadModel.open(system.databaseUrl, own.tenantId);
    const submitter = await openSubmitter(system.adminUrls.nats, system.storageUrl, own.tenantId);
    try {
      return await new PipelineRun(system, options, own, readModel, submitter).run();
    } finally {
      await submitter.close();
      await readModel.close();
    }
  } finally {
    await system.stop();
  }
}

interface Measured {
  readonly seconds: number;
  readonly rate: number;
  readonly processes: readonly ProcessUse[];
}

const cpuOf = (run: Measured, invoices: number): number => round((run.processes.reduce((sum, use) => sum + use.cpuSeconds, 0) / invoices) * 1000);

/** One run on a system that was just started. Each invoice has a number of its own and an order by that number. */
class PipelineRun {
  private next = 0;
  private readonly submitted: string[] = [];

  constructor(
    private readonly system: RunningSystem,
    private readonly options: PipelineOptions,
    private readonly own: { readonly tenantId: string; readonly vendorId: string; readonly call: Call },
    private readonly readModel: ReadModel,
    private readonly submitter: Submitter,
  ) {}

  async run(): Promise<PipelineResult> {
    const { invoices, replicas } = this.options;
    const latencyBudget = Math.max(500, invoices);
    const { empty, stored } = await this.prepare(WARM_UP_INVOICES + invoices + latencyBudget + IDLE_INVOICES + HTTP_INVOICES);
    const sizes = await tableSizes(this.system.databaseUrl);
    const before = await this.floor();
    const run = await this.measure(invoices);
    const latencyMs = await this.latencies(Math.min(latencyBudget, Math.round((run.rate / 2) * LATENCY_SECONDS)), run.rate / 2);
    toStderr('Latency on an idle system …');
    const { invoiceIds, ...idleLatencyMs } = await idleLatency(this.readModel, this.submitter, this.take(IDLE_INVOICES));
    this.submitted.push(...invoiceIds);
    const httpIngest = await this.ingest();
    const outcomes = await this.readModel.outcomes();
    const checked = await check(this.system.databaseUrl, this.own.tenantId, this.submitted);
    const tables = grownFrom(sizes, await tableSizes(this.system.databaseUrl));
    const after = await this.floor();
    const floor = (before + after) / 2;
    return {
      invoices,
      seconds: round(run.seconds),
      invoicesPerSecond: round(run.rate),
      floorInvoicesPerSecond: round(floor),
      ratio: Math.round((run.rate / floor) * 1000) / 1000,
      latencyMs,
      idleLatencyMs,
      preloaded: stored?.invoices ?? 0,
      preloadSeconds: stored?.seconds ?? 0,
      preloadBytes: stored?.bytes ?? 0,
      emptyInvoicesPerSecond: empty ? round(empty.rate) : null,
      ratioToEmpty: empty ? round(run.rate / empty.rate) : null,
      replicas,
      floorRuns: [round(before), round(after)],
      processes: run.processes,
      cpuSecondsPerThousand: cpuOf(run, invoices),
      emptyCpuSecondsPerThousand: empty ? cpuOf(empty, invoices) : null,
      httpIngest,
      outcomes,
      checked,
      tables,
    };
  }

  /** Orders for all that will come; with a preload, the rate before it, which needs as many again. */
  private async prepare(orders: number): Promise<{ empty?: Measured; stored?: Preloaded }> {
    const { invoices, preload: count } = this.options;
    const { databaseUrl } = this.system;
    const all = orders + (count > 0 ? WARM_UP_INVOICES + invoices : 0);
    const withOrders = async (): Promise<void> => {
      toStderr(`Orders and receipts for ${all} invoices …`);
      await addOrders(databaseUrl, this.own.tenantId, all);
    };
    if (count === 0) {
      await withOrders();
      return {};
    }
    const filled = await preload(this.system, this.own, count);
    await withOrders();
    const empty = await this.measure(invoices);
    toStderr(`${round(empty.rate)} invoices/s with nothing stored`);
    const stored = await filled.fill();
    // Memory and connections of the first run are not those of the second.
    await Promise.all(this.system.processes.map((process) => process.restart()));
    return { empty, stored };
  }

  private async floor(): Promise<number> {
    const { floorSeconds } = this.options;
    toStderr(`The floor: plain pg and nats, at least ${floorSeconds} s …`);
    const floor = await Floor.open(this.system.adminUrls.nats, this.system.databaseUrl, JSON.stringify(benchInvoice(0)));
    try {
      const { invoicesPerSecond } = await floor.run(floorSeconds);
      toStderr(`The floor: ${round(invoicesPerSecond)} invoices/s`);
      return invoicesPerSecond;
    } finally {
      await floor.close();
    }
  }

  /**
   * Fills the stream while intake stands still, then lets it run until the last invoice is in the read model. What is
   * measured is a system at work: some invoices go through first, so that all processes have compiled what they run.
   */
  private async measure(invoices: number): Promise<Measured> {
    toStderr(`Warming up with ${WARM_UP_INVOICES} invoices …`);
    await this.decide(WARM_UP_INVOICES, () => undefined);
    toStderr(`Submitting ${invoices} invoices to the stream …`);
    let meter: ProcessMeter | undefined;
    const ids = await this.decide(
      invoices,
      (n) => toStderr(`${n} of ${invoices} decided`),
      () => {
        meter = new ProcessMeter(this.system);
      },
    );
    const seconds = await this.readModel.spanSeconds(ids);
    return { seconds, rate: invoices / seconds, processes: meter?.stop() ?? [] };
  }

  /** Has so many invoices decided, all of which are in the stream before the first is begun. */
  private async decide(invoices: number, onProgress: (decided: number) => void, onBegin: () => void = () => undefined): Promise<string[]> {
    const intakes = this.system.processes.filter(({ name }) => name === 'intake' || name.startsWith('intake-'));
    const signal = (name: NodeJS.Signals): void => {
      for (const { pid } of intakes) if (pid !== undefined) process.kill(pid, name);
    };
    this.readModel.begin();
    signal('SIGSTOP');
    let ids: string[] = [];
    try {
      ids = (await this.submitter.submitMany(this.take(invoices), invoices)).map(({ invoiceId }) => invoiceId);
      onBegin();
    } finally {
      signal('SIGCONT');
    }
    const decided = await this.readModel.waitFor(invoices, onProgress);
    if (decided === undefined) throw new Error(`The pipeline stands still: ${JSON.stringify(await this.readModel.outcomes())}`);
    this.submitted.push(...ids);
    return ids;
  }

  /** Paced submissions at a rate; how long each takes to its outcome. */
  private async latencies(count: number, perSecond: number): Promise<PipelineResult['latencyMs']> {
    toStderr(`Storing ${count} documents …`);
    const stored = await this.submitter.storeMany(this.take(count), count);
    toStderr(`Latency at ${round(perSecond)} invoices/s …`);
    const ids: string[] = [];
    const started = performance.now();
    const pending: Promise<unknown>[] = [];
    for (const [i, own] of stored.entries()) {
      const due = started + (i / perSecond) * 1000;
      if (due > performance.now()) await pause(due - performance.now());
      pending.push(this.submitter.send(own).then(({ invoiceId }) => ids.push(invoiceId)));
    }
    await Promise.all(pending);
    const all = await waitUntil(async () => (await this.readModel.latenciesMs(ids)).length === ids.length, 60_000, 200);
    if (!all) throw new Error(`Not all paced invoices were decided: ${JSON.stringify(await this.readModel.outcomes())}`);
    this.submitted.push(...ids);
    const sorted = await this.readModel.latenciesMs(ids);
    return { p50: round(percentile(sorted, 0.5)), p95: round(percentile(sorted, 0.95)), p99: round(percentile(sorted, 0.99)) };
  }

  /** Uploads by HTTP, as fast as a few callers can. */
  private async ingest(): Promise<PipelineResult['httpIngest']> {
    toStderr(`HTTP ingest of ${HTTP_INVOICES} invoices …`);
    const from = this.take(HTTP_INVOICES);
    const ids: string[] = [];
    let next = 0;
    const started = performance.now();
    const uploads = async (): Promise<void> => {
      while (next < HTTP_INVOICES) {
        const n = next;
        next += 1;
        const { status, body } = await this.own.call('POST', '/api/v1/invoices', benchDocument(from + n), { 'content-type': 'application/xml' });
        if (status !== 202) throw new Error(`An upload was answered ${status}: ${JSON.stringify(body)}`);
        ids.push(String(body['invoiceId']));
      }
    };
    await Promise.all(Array.from({ length: HTTP_AT_ONCE }, uploads));
    const seconds = (performance.now() - started) / 1000;
    if (!(await waitUntil(async () => (await this.readModel.latenciesMs(ids)).length === ids.length, 60_000, 200)))
      throw new Error('Not all uploads were decided.');
    this.submitted.push(...ids);
    return { invoices: HTTP_INVOICES, invoicesPerSecond: round(HTTP_INVOICES / seconds) };
  }

  /** The first of so many numbers that no invoice has yet. */
  private take(count: number): number {
    const from = this.next;
    this.next += count;
    return from;
  }
}
