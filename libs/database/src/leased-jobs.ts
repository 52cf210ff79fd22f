import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { newId, pause } from '@smartap/runtime';
import { DataSource } from 'typeorm';

/** Work that one replica at a time does at an interval. */
export interface LeasedJob {
  /** Unique within the service; names the lease. */
  readonly name: string;
  readonly everyMs: number;
  /** One round. The signal aborts when the process stops. */
  run(signal: AbortSignal): Promise<void>;
}

/** The table behind leases; a part of a service's first migration. */
export const leaseTable = (): string => `
  create table lease (
    name text primary key,
    holder uuid not null,
    until timestamptz not null
  );
  comment on table lease is 'Who does a scheduled job now; exempt from tenant scope.'`;

/** Runs {@link LeasedJob}s: a lease in the service's schema decides which replica; one that dies frees it by time. */
@Injectable()
export class LeasedJobs implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(LeasedJobs.name);
  private readonly holder = newId();
  private readonly stopping = new AbortController();
  private readonly jobs: LeasedJob[] = [];
  private running: Promise<void>[] = [];

  constructor(private readonly dataSource: DataSource) {}

  /** Adds a job; before the application has started. */
  add(job: LeasedJob): void {
    this.jobs.push(job);
  }

  onApplicationBootstrap(): void {
    this.running = this.jobs.map((job) => this.loop(job));
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await Promise.all(this.running);
  }

  private async loop(job: LeasedJob): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      try {
        if (await this.acquire(job)) await job.run(signal);
      } catch (error) {
        if (!signal.aborted) this.logger.warn(`Job ${job.name} failed and is tried again: ${error instanceof Error ? error.message : String(error)}`);
      }
      await pause(job.everyMs, signal);
    }
  }

  private async acquire(job: LeasedJob): Promise<boolean> {
    const seconds = Math.max(5, (job.everyMs / 1000) * 3);
    const result: unknown[] = await this.dataSource.query(
      `with taken as (
         insert into lease (name, holder, until) values ($1, $2, now() + make_interval(secs => $3))
         on conflict (name) do update set holder = excluded.holder, until = excluded.until
           where lease.until < now() or lease.holder = excluded.holder
         returning 1)
       select 1 from taken`,
      [job.name, this.holder, seconds],
    );
    return result.length > 0;
  }
}
