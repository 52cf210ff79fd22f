import { Inject, Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import type { EncodedEvent } from '@smartap/contracts';
import { inTransaction, rows } from '@smartap/database';
import { pause } from '@smartap/runtime';
import { DataSource } from 'typeorm';
import { BusConnection } from '../bus/connection.js';
import { busMetrics } from '../metrics.js';

// A row this old was left by a crash or by a publish that failed: the sweeper takes it.
const LEFT_AFTER_SECONDS = 3;
const SWEEP_EVERY_MS = 1000;
const SWEEP_BATCH = 200;
// Rows that were published are deleted together, this often.
const FORGET_EVERY_MS = 100;

type Row = EncodedEvent & { readonly age: number };

/** Sends what the outbox holds: right after each commit, and by a sweeper what a crash left. */
@Injectable()
export class OutboxPublisher implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(OutboxPublisher.name);
  private readonly stopping = new AbortController();
  private published: string[] = [];
  private loops: Promise<unknown> = Promise.resolve();

  constructor(
    @Inject(BusConnection) private readonly bus: BusConnection,
    private readonly dataSource: DataSource,
  ) {}

  onApplicationBootstrap(): void {
    this.loops = Promise.all([this.loop(SWEEP_EVERY_MS, () => this.sweep()), this.loop(FORGET_EVERY_MS, () => this.forget())]);
  }

  /** Ends the loops and deletes what was published; called when nothing is in hand any more. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.loops;
    await this.forget().catch(() => undefined);
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.stop();
  }

  /** Publishes committed events. One that fails stays in the outbox, for the sweeper. */
  async publish(events: readonly EncodedEvent[]): Promise<void> {
    const taken = await this.send(events);
    this.published.push(...taken);
  }

  /** Publishes rows that are older than the publishing after a commit takes. Gives how many were sent. */
  async sweep(): Promise<number> {
    let total = 0;
    for (let sent = SWEEP_BATCH; sent === SWEEP_BATCH && !this.stopping.signal.aborted; total += sent) {
      sent = await inTransaction(this.dataSource, [], async (tx) => {
        // SKIP LOCKED lets replicas sweep side by side; the order does not matter, lineage sorts it out.
        const left = await rows<Row>(
          tx,
          `select id, subject, headers, body, extract(epoch from now() - created_at)::float8 as age from outbox
           where created_at < now() - make_interval(secs => $1) order by created_at limit $2 for update skip locked`,
          [LEFT_AFTER_SECONDS, SWEEP_BATCH],
        );
        busMetrics.oldestOutboxSeconds = left[0]?.age ?? 0;
        const ids = await this.send(left);
        if (ids.length > 0) await tx.query('delete from outbox where id = any($1)', [ids]);
        return ids.length;
      });
    }
    return total;
  }

  /** Gives the ids of those that the bus has taken. */
  private async send(events: readonly EncodedEvent[]): Promise<string[]> {
    // Nobody waits for a bus that is known to be away, and nothing piles up in the connection's buffer.
    if (!this.bus.isUp || events.length === 0) return [];
    const outcomes = await this.bus.publisher.publish(events);
    const taken = events.filter((_, i) => outcomes[i] === undefined).map((event) => event.id);
    busMetrics.published.add(taken.length);
    const failure = outcomes.find((outcome) => outcome !== undefined);
    if (failure)
      this.logger.warn(
        `${events.length - taken.length} of ${events.length} events could not be published now; they stay in the outbox and are sent when NATS answers: ${failure.message}`,
      );
    return taken;
  }

  private async forget(): Promise<void> {
    if (this.published.length === 0) return;
    const ids = this.published;
    this.published = [];
    try {
      await this.dataSource.query('delete from outbox where id = any($1)', [ids]);
    } catch (error) {
      // The sweeper sends them again, and whoever has them skips them.
      this.logger.debug(`Published rows stay in the outbox for now: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  private async loop(everyMs: number, round: () => Promise<unknown>): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      await pause(everyMs, signal);
      try {
        if (!signal.aborted) await round();
      } catch (error) {
        this.logger.debug(`The outbox waits: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
  }
}
