import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Inject, Injectable, type BeforeApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { BusConnection } from '@smartap/messaging';
import { counter, HealthRegistry } from '@smartap/observability';
import { GatewaySettings } from '../config.js';
import { refusalOf, type Load, type Refusal } from '../domain/index.js';
import { OutboxBacklog } from './outbox-backlog.js';

const SAMPLE_MS = 500;
const RESOLUTION_MS = 20;

/** Gives back what a request took. */
export type Leave = () => void;

/** Lets requests in while they fit, and tells health what does not. */
@Injectable()
export class Admission implements OnModuleInit, BeforeApplicationShutdown {
  private readonly delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  private readonly refused = counter('smartap_http_refused', 'Requests sent away because the gateway has too much on its hands, by the limit reached.');
  private timer: NodeJS.Timeout | undefined;
  private loopDelayMs = 0;
  private inFlight = 0;
  private openUploads = 0;
  private openUploadBytes = 0;

  constructor(
    private readonly settings: GatewaySettings,
    private readonly backlog: OutboxBacklog,
    private readonly health: HealthRegistry,
    @Inject(BusConnection) private readonly bus: BusConnection,
  ) {}

  onModuleInit(): void {
    this.delay.enable();
    this.timer = setInterval(() => this.sample(), SAMPLE_MS);
    this.timer.unref();
    this.health.add('load', async () => this.assertFits(undefined), { required: false, memoMs: 0 });
    this.health.add('uploads', async () => this.assertFits(0), { required: false, memoMs: 0 });
    // Reads and uploads go on without the bus, so its outage must not take the gateway out of service.
    this.health.add('nats', async () => (this.bus.isUp ? this.bus.ping() : Promise.reject(coded('NATS_AWAY'))), { required: false });
  }

  beforeApplicationShutdown(): void {
    clearInterval(this.timer);
    this.delay.disable();
  }

  /**
   * Takes a request in, or says why not.
   *
   * @param uploadBytes what an upload announces; undefined for any other request
   */
  enter(uploadBytes: number | undefined): Leave | Refusal {
    const refusal = refusalOf(this.load, this.settings, uploadBytes);
    if (refusal !== undefined) {
      this.refused.add(1, { limit: refusal.limit });
      return refusal;
    }
    this.inFlight += 1;
    if (uploadBytes === undefined) return () => (this.inFlight -= 1);
    this.openUploads += 1;
    this.openUploadBytes += uploadBytes;
    const ended = this.backlog.expectOne();
    return () => {
      ended();
      this.inFlight -= 1;
      this.openUploads -= 1;
      this.openUploadBytes -= uploadBytes;
    };
  }

  private get load(): Load {
    const { inFlight, openUploads, openUploadBytes, loopDelayMs } = this;
    return { inFlight, openUploads, openUploadBytes, loopDelayMs, unsentEvents: this.backlog.unsent };
  }

  private assertFits(uploadBytes: number | undefined): void {
    const refusal = refusalOf(this.load, this.settings, uploadBytes);
    if (refusal !== undefined) throw coded(refusal.limit);
  }

  private sample(): void {
    // The monitor counts from one tick of its own to the next: its resolution is no delay.
    const mean = this.delay.mean / 1e6;
    this.loopDelayMs = Number.isFinite(mean) ? Math.max(0, mean - RESOLUTION_MS) : 0;
    this.delay.reset();
  }
}

function coded(code: string): Error {
  return Object.assign(new Error(code), { code });
}
