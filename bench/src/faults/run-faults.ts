import { setTimeout as pause } from 'node:timers/promises';
import { startSystem, toStderr, waitUntil, type RunningSystem } from '@smartap/tools';
import { addTenant, callerOf } from '../load/api.js';
import { addOrders, addVendor } from '../load/masterdata.js';
import { drawCases, isReceived, type Case } from './cases.js';
import { findUnexpected } from './checks/outcomes.js';
import { Eyes } from './eyes.js';
import { judge, type FaultsResult } from './judge.js';
import { Killer, type Action, type Pressure } from './killer.js';
import { People } from './people.js';
import { Random } from './random.js';
import { countLeft } from './read-evidence.js';
import { readLag } from './read-streams.js';
import { Uploader } from './uploader.js';

/** What `faults` is asked. */
export interface FaultsOptions {
  readonly invoices: number;
  readonly seed: number;
  /** Uploads a second. */
  readonly rate: number;
}

// Each part of the documents is kept back until the kill before it has happened: about so many a kill, so that the load lasts.
const INVOICES_PER_KILL = 120;
const FEWEST_KILLS = 4;
const LATEST_DELIVERY_MS = 10_000;
// Longer than any message stays in the hands of a dead process, and than the longest pause between attempts.
const NO_PROGRESS_MS = 150_000;
const QUIET_WITHIN_MS = NO_PROGRESS_MS;

const CONTROLLER = { subject: 'faults-controller', name: 'Controller', roles: ['controller'], limit: null } as const;

/** Starts a system of its own, kills its processes under load, and judges what is left by its streams and tables. */
export async function runFaults(options: FaultsOptions, signal: AbortSignal): Promise<FaultsResult> {
  const cases = drawCases(options.invoices, new Random(options.seed));
  const env = { LOG_LEVEL: 'warn', RECONCILE_AFTER_SECONDS: '10' };
  const system = await startSystem({ name: 'faults', ephemeral: true, autoRestart: false, tracing: false, onProgress: toStderr, env, signal });
  const eyes = new Eyes(system.databaseUrl);
  const failed = new AbortController();
  const either = AbortSignal.any([signal, failed.signal]);
  try {
    const run = new FaultRun(system, eyes, cases, options, either);
    return await run.toTheEnd();
  } finally {
    failed.abort();
    await eyes.close();
    await system.stop();
  }
}

class FaultRun {
  private readonly caseOf = new Map<string, Case>();
  private readonly startedMs = performance.now();

  constructor(
    private readonly system: RunningSystem,
    private readonly eyes: Eyes,
    private readonly cases: readonly Case[],
    private readonly options: FaultsOptions,
    private readonly signal: AbortSignal,
  ) {}

  async toTheEnd(): Promise<FaultsResult> {
    const { system, cases, signal, options } = this;
    const tenantId = await addTenant(system, [CONTROLLER]);
    const integration = await callerOf(system, tenantId, 'faults', ['integration']);
    const controller = await callerOf(system, tenantId, CONTROLLER.subject, CONTROLLER.roles);
    await addVendor(integration);
    await addOrders(system.databaseUrl, tenantId, cases.length, (n) => isReceived(cases[n]));

    const people = new People(controller, integration, (invoiceId) => this.caseOf.get(invoiceId), signal);
    const random = new Random(options.seed + 1);
    const deliveriesMs = cases.map(() => random.int(0, LATEST_DELIVERY_MS));
    const uploader = new Uploader(integration, cases, options.rate, (own) => {
      this.caseOf.set(uploader.promises.get(own.n) ?? '', own);
      if (own.kind === 'late') people.deliver(own, deliveriesMs[own.n] ?? 0);
    }, signal);
    const killer = new Killer(system, this.pressureOf(uploader, tenantId), new Random(options.seed + 2), this.plannedKills, this.startedMs, signal);
    uploader.allow(Math.ceil(cases.length / (this.plannedKills + 1)));
    toStderr(`Handing in ${cases.length} documents at ${options.rate} a second, seed ${options.seed} …`);
    const answering = people.run();
    await Promise.race([Promise.all([uploader.run(), killer.run()]), answering]);
    await Promise.race([people.delivered(), answering]);
    await Promise.race([this.settle(tenantId, uploader), answering]);
    people.stop();
    await answering;
    return this.judge(tenantId, uploader, killer.actions);
  }

  private get plannedKills(): number {
    return Math.max(FEWEST_KILLS, Math.round(this.cases.length / INVOICES_PER_KILL));
  }

  private pressureOf(uploader: Uploader, tenantId: string): Pressure {
    const part = this.cases.length / (this.plannedKills + 1);
    return {
      inFlight: async () => uploader.promises.size - Math.min(uploader.promises.size, await this.eyes.decided(tenantId)),
      isThrough: () => uploader.isThrough,
      allow: (kills) => uploader.allow(Math.ceil(part * (kills + 1))),
      hurry: (count) => uploader.hurry(count),
    };
  }

  /** Waits until every case has ended as intended, or nothing moves any more. */
  private async settle(tenantId: string, uploader: Uploader): Promise<void> {
    let last = '';
    for (let movedMs = performance.now(); performance.now() - movedMs < NO_PROGRESS_MS; ) {
      this.signal.throwIfAborted();
      const open = findUnexpected(this.cases, uploader.promises, await this.eyes.outcomes(tenantId)).length;
      if (open === 0) return;
      const [row] = await this.eyes.rows<{ n: string }>('select (select count(*) from gateway.invoice_event) + (select count(*) from gateway.task_view) as n');
      const now = `${open} ${row?.n ?? ''}`;
      if (now !== last) {
        toStderr(`Waiting for ${open} of ${this.cases.length} invoices …`);
        movedMs = performance.now();
        last = now;
      }
      await pause(1000);
    }
    toStderr(`Nothing moves for ${NO_PROGRESS_MS / 1000} s.`);
  }

  private async judge(tenantId: string, uploader: Uploader, actions: readonly Action[]): Promise<FaultsResult> {
    // An invoice that has its outcome may still have to give up what it held elsewhere.
    await waitUntil(async () => (await this.lag()).length === 0, QUIET_WITHIN_MS, 500);
    const leftOver = await this.lag();
    if (leftOver.length > 0) toStderr(`Still not through: ${leftOver.join(', ')}`);
    const seconds = Math.round((performance.now() - this.startedMs) / 100) / 10;
    toStderr('Reading streams and tables …');
    return judge({ system: this.system, eyes: this.eyes, tenantId, cases: this.cases, promises: uploader.promises, actions, seed: this.options.seed, seconds, leftOver });
  }

  /** What is still to be handled, published or sealed. */
  private async lag(): Promise<string[]> {
    const [onBus, inTables] = await Promise.all([readLag(this.system.adminUrls.nats), countLeft(this.eyes)]);
    return Object.entries({ ...onBus, ...inTables }).map(([name, count]) => `${name} ${count}`);
  }
}
