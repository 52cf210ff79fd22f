import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { BusConnection } from '@smartap/messaging';
import { gauge, MetricName } from '@smartap/observability';
import { pause } from '@smartap/runtime';
import { DataSource } from 'typeorm';
import { GatewaySettings } from '../config.js';

const LOOK_EVERY_MS = 500;

/**
 * How many events are committed and not yet on the bus: looked up twice a second, and counted in between. May say a little
 * more than there are for a moment, never less.
 */
@Injectable()
export class OutboxBacklog implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly stopping = new AbortController();
  private loop: Promise<void> = Promise.resolve();
  private seen = 0;
  private open = 0;
  private endedSince = 0;
  private readonly unobserve = gauge(MetricName.OUTBOX_UNSENT, 'Events committed and not yet on the bus.', () => this.unsent);

  constructor(
    private readonly settings: GatewaySettings,
    private readonly dataSource: DataSource,
    @Inject(BusConnection) private readonly bus: BusConnection,
  ) {}

  get unsent(): number {
    return this.seen + this.open + this.endedSince;
  }

  /** An upload begins: while the bus is away, what it commits stays. Call what is given when it has ended. */
  expectOne(): () => void {
    if (this.bus.isUp) return () => undefined;
    this.open += 1;
    return () => {
      this.open -= 1;
      this.endedSince += 1;
    };
  }

  onApplicationBootstrap(): void {
    this.loop = this.look();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.unobserve();
    this.stopping.abort();
    await this.loop;
  }

  private async look(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      // What ended before the look is seen by it; what ends meanwhile may not be.
      const ended = this.endedSince;
      try {
        // Never counts further than it needs to know.
        const [found]: { n: number }[] = await this.dataSource.query('select count(*)::int as n from (select 1 from outbox limit $1) o', [
          this.settings.OUTBOX_MAX_UNSENT + 1,
        ]);
        this.seen = found?.n ?? 0;
        this.endedSince -= ended;
      } catch {
        // Without the database nothing is taken in anyway: what was seen last stands.
      }
      await pause(LOOK_EVERY_MS, signal);
    }
  }
}
