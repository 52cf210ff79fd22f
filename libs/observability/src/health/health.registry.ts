import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import { MetricName } from '../metrics/metric-names.js';
import { gauge } from '../metrics/metrics.js';
import type { CheckReport, HealthReport } from './health-report.js';

/** How a check is run. */
export interface CheckOptions {
  /** After this long the check has failed with `TIMEOUT`. Default 2000 ms: probes give up after a few seconds. */
  readonly timeoutMs?: number;
  /** How long an answer is given again, so that many probes do not load the server. Default 1000 ms. */
  readonly memoMs?: number;
  /** False for what the service can work without (the cache's Redis): its failure shows, and the service stays ready. Default true. */
  readonly required?: boolean;
}

interface Check {
  readonly run: () => Promise<void>;
  readonly timeoutMs: number;
  readonly memoMs: number;
  readonly required: boolean;
  last?: { readonly report: Promise<CheckReport>; readonly at: number };
  wasFailing: boolean;
}

/** The checks that decide whether this process takes work. */
@Injectable()
export class HealthRegistry implements BeforeApplicationShutdown {
  private readonly logger = new Logger(HealthRegistry.name);
  private readonly checks = new Map<string, Check>();
  private stopping = false;
  private readonly unobserve: () => void;

  constructor() {
    this.unobserve = gauge(MetricName.HEALTH, '1 when a check of readiness holds, 0 when not.', async () => {
      const { checks } = await this.report();
      return Object.entries(checks).map(([check, { status }]) => ({ value: status === 'ok' ? 1 : 0, labels: { check } }));
    });
  }

  /**
   * Adds a check, or replaces the one of that name.
   * @param name as it is shown: `postgres`, `nats`, `redis`
   * @param check resolves when all is well and rejects when not
   * @example health.add('postgres', async () => { await pool.query('SELECT 1'); });
   */
  add(name: string, check: () => Promise<void>, options: CheckOptions = {}): void {
    const { timeoutMs = 2000, memoMs = 1000, required = true } = options;
    this.checks.set(name, { run: check, timeoutMs, memoMs, required, wasFailing: false });
  }

  /** Runs what is not fresh, all at once, and says how the process is. Never throws. */
  async report(): Promise<HealthReport> {
    const entries = await Promise.all([...this.checks].map(async ([name, check]) => [name, await this.memoized(name, check)] as const));
    const failing = entries.filter(([, { status }]) => status === 'failing');
    const status = this.stopping ? 'stopping' : failing.some(([, { required }]) => required) ? 'failing' : failing.length > 0 ? 'degraded' : 'ok';
    return { status, checks: Object.fromEntries(entries) };
  }

  /** From here on the process is not ready, so that it is sent no more work while it finishes what it has. */
  stop(): void {
    this.stopping = true;
  }

  get isStopping(): boolean {
    return this.stopping;
  }

  beforeApplicationShutdown(): void {
    this.stop();
    this.unobserve();
  }

  private async memoized(name: string, check: Check): Promise<CheckReport> {
    if (check.last !== undefined && performance.now() - check.last.at < check.memoMs) return check.last.report;
    check.last = { report: this.run(name, check), at: performance.now() };
    return check.last.report;
  }

  private async run(name: string, check: Check): Promise<CheckReport> {
    const started = performance.now();
    const error = await outcome(check);
    const ms = Math.round((performance.now() - started) * 10) / 10;
    if (error !== undefined && !check.wasFailing) this.logger.warn(`Check '${name}' fails`, { err: error });
    if (error === undefined && check.wasFailing) this.logger.log(`Check '${name}' holds again`);
    check.wasFailing = error !== undefined;
    const { required } = check;
    return error === undefined ? { status: 'ok', ms, required } : { status: 'failing', ms, required, error: codeOf(error) };
  }
}

async function outcome(check: Check): Promise<unknown> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(Object.assign(new Error(`no answer in ${check.timeoutMs} ms`), { code: 'TIMEOUT' }));
    }, check.timeoutMs);
  });
  try {
    await Promise.race([check.run(), limit]);
    return undefined;
  } catch (error) {
    return error ?? new Error('failed without an error');
  } finally {
    clearTimeout(timer);
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && error.code !== '' ? error.code : 'FAILED';
}
