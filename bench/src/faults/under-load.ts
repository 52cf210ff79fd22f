import { setTimeout as pause } from 'node:timers/promises';
import { toStderr, waitUntil, type RunningSystem } from '@smartap/tools';
import { addTenant, callerOf } from '../load/api.js';
import { addOrders, addVendor } from '../load/masterdata.js';
import { Journal } from './actions.js';
import { BadPost } from './bad-post.js';
import { drawCases, isReceived, type Case } from './cases.js';
import { findUnexpected } from './checks/outcomes.js';
import { Eyes } from './eyes.js';
import { judge, type FaultsResult } from './judge.js';
import { People } from './people.js';
import { Random } from '../random.js';
import { countLeft } from './read-evidence.js';
import { lastLetter, readLag } from './read-streams.js';
import type { Pressure } from './pressure.js';
import { Uploader } from './uploader.js';

/** The load under which something is done to a system. */
export interface LoadOptions {
  readonly invoices: number;
  /** Draws the cases and their order. */
  readonly seed: number;
  /** Uploads a second. */
  readonly rate: number;
  /** So many share the load. Default: by the number of invoices. */
  readonly strikes?: number;
}

/** What somebody who disturbs a system is given. */
export interface Disturbance {
  readonly pressure: Pressure;
  readonly journal: Journal;
  readonly post: BadPost;
  /** So many strikes fit the load. */
  readonly planned: number;
  /** Aborts when the run has failed or is stopped. */
  readonly signal: AbortSignal;
}

// Each part of the documents is kept back until the strike before it has happened: about so many a strike, so that the load lasts.
const INVOICES_PER_STRIKE = 120;
const FEWEST_STRIKES = 4;
// A large run must end in time: from here on a strike has more invoices to itself.
const MOST_STRIKES = 60;
const LATEST_DELIVERY_MS = 10_000;
// Longer than any message stays in the hands of a dead process, and than the longest pause between attempts.
const NO_PROGRESS_MS = 150_000;
const QUIET_WITHIN_MS = NO_PROGRESS_MS;

const CONTROLLER = { subject: 'faults-controller', name: 'Controller', roles: ['controller'], limit: null } as const;

/**
 * Hands invoices in to a running system, of which the tenant is new, while somebody disturbs it; waits for the end of all
 * of them, and judges by streams and tables what was lost or doubled.
 */
export async function underLoad(
  system: RunningSystem,
  options: LoadOptions,
  disturb: (disturbance: Disturbance) => Promise<void>,
  signal: AbortSignal = new AbortController().signal,
): Promise<FaultsResult> {
  const cases = drawCases(options.invoices, new Random(options.seed));
  const eyes = new Eyes(system.databaseUrl);
  const failed = new AbortController();
  const either = AbortSignal.any([signal, failed.signal]);
  try {
    return await new LoadedRun(system, eyes, cases, options, either).toTheEnd(disturb);
  } finally {
    failed.abort();
    await eyes.close();
  }
}

class LoadedRun {
  private readonly caseOf = new Map<string, Case>();
  private readonly startedMs = performance.now();
  private lettersBefore = 0;

  constructor(
    private readonly system: RunningSystem,
    private readonly eyes: Eyes,
    private readonly cases: readonly Case[],
    private readonly options: LoadOptions,
    private readonly signal: AbortSignal,
  ) {}

  async toTheEnd(disturb: (disturbance: Disturbance) => Promise<void>): Promise<FaultsResult> {
    const { system, cases, signal, options } = this;
    this.lettersBefore = await lastLetter(system.adminUrls.nats);
    const tenantId = await addTenant(system, [CONTROLLER]);
    const integration = await callerOf(system, tenantId, 'faults', ['integration']);
    const controller = await callerOf(system, tenantId, CONTROLLER.subject, CONTROLLER.roles);
    await addVendor(integration);
    await addOrders(system.databaseUrl, tenantId, cases.length, (n) => isReceived(cases[n]));

    const people = new People(controller, integration, (invoiceId) => this.caseOf.get(invoiceId), signal);
    const random = new Random(options.seed + 1);
    const deliveriesMs = cases.map(() => random.int(0, LATEST_DELIVERY_MS));
    const uploader = new Uploader(
      integration,
      cases,
      options.rate,
      (own) => {
        this.caseOf.set(uploader.promises.get(own.n) ?? '', own);
        if (own.kind === 'late') people.deliver(own, deliveriesMs[own.n] ?? 0);
      },
      signal,
    );
    const journal = new Journal(this.startedMs);
    const post = new BadPost(system, integration, tenantId, new Random(options.seed + 3), signal);
    const { planned } = this;
    uploader.allow(Math.ceil(cases.length / (planned + 1)));
    toStderr(`Handing in ${cases.length} documents at ${options.rate} a second, seed ${options.seed} …`);
    const answering = people.run();
    const disturbing = disturb({ pressure: this.pressureOf(uploader, tenantId), journal, post, planned, signal }).then(() => uploader.allow(cases.length));
    await Promise.race([Promise.all([uploader.run(), disturbing]), answering]);
    await Promise.race([people.delivered(), answering]);
    await Promise.race([this.settle(tenantId, uploader), answering]);
    people.stop();
    await answering;
    await post.close();
    return this.judge(tenantId, uploader, journal, post);
  }

  private get planned(): number {
    return this.options.strikes ?? Math.min(MOST_STRIKES, Math.max(FEWEST_STRIKES, Math.round(this.cases.length / INVOICES_PER_STRIKE)));
  }

  private pressureOf(uploader: Uploader, tenantId: string): Pressure {
    const part = this.cases.length / (this.planned + 1);
    return {
      inFlight: async () => uploader.promises.size - Math.min(uploader.promises.size, await this.eyes.decided(tenantId)),
      isThrough: () => uploader.isThrough,
      allow: (strikes) => uploader.allow(Math.ceil(part * (strikes + 1))),
      hurry: (count) => uploader.hurry(count),
    };
  }

  /** Waits until every case has ended as intended, or nothing moves any more. */
  private async settle(tenantId: string, uploader: Uploader): Promise<void> {
    let last = '';
    for (let movedMs = performance.now(); performance.now() - movedMs < NO_PROGRESS_MS;) {
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

  private async judge(tenantId: string, uploader: Uploader, { actions }: Journal, { meant }: BadPost): Promise<FaultsResult> {
    // An invoice that has its outcome may still have to give up what it held elsewhere.
    await waitUntil(async () => (await this.lag()).length === 0, QUIET_WITHIN_MS, 500);
    const leftOver = await this.lag();
    if (leftOver.length > 0) toStderr(`Still not through: ${leftOver.join(', ')}`);
    const seconds = Math.round((performance.now() - this.startedMs) / 100) / 10;
    toStderr('Reading streams and tables …');
    return judge({
      system: this.system,
      eyes: this.eyes,
      tenantId,
      cases: this.cases,
      promises: uploader.promises,
      actions,
      meant,
      seed: this.options.seed,
      seconds,
      leftOver,
      lettersBefore: this.lettersBefore,
    });
  }

  /** What is still to be handled, published or sealed. */
  private async lag(): Promise<string[]> {
    const [onBus, inTables] = await Promise.all([readLag(this.system.adminUrls.nats), countLeft(this.eyes)]);
    return Object.entries({ ...onBus, ...inTables }).map(([name, count]) => `${name} ${count}`);
  }
}
