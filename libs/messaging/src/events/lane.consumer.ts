import { Logger } from '@nestjs/common';
import { AppError, backoffMs, pause } from '@smartap/runtime';
import type { ConsumerMessages, JsMsg } from 'nats';
import type { BusConnection } from '../bus/connection.js';
import { ensureConsumer, type ConsumerPlan } from '../bus/consumers.js';
import type { BatchProcessor } from './batch.processor.js';
import type { Registration } from './batch.js';
import { LanePace } from './lane-pace.js';
import { Message } from './message.js';

/** How a lane is read. */
export interface LanePlan extends ConsumerPlan {
  readonly batch: number;
  readonly concurrency: number;
  /** The handlers for a message; by default all of the lane. */
  readonly registrationsFor: (message: Message) => readonly Registration[];
  /** Subjects of which another lane of the service brings the messages: what an older version has this durable bring besides is left to that. */
  readonly isElsewhere?: (subject: string) => boolean;
}

/**
 * Reads one durable. Messages gather while a batch is being worked on, so a lone one is never held back and a crowd
 * becomes a batch by itself.
 */
export class LaneConsumer {
  private readonly logger: Logger;
  private readonly waiting: Message[] = [];
  private readonly inHand = new Set<Message>();
  private readonly workers = new Set<Promise<void>>();
  private readonly stopping = new AbortController();
  private messages: ConsumerMessages | undefined;
  private reading: Promise<void> = Promise.resolve();
  private keepAlive: NodeJS.Timeout | undefined;
  private gathering: NodeJS.Timeout | undefined;
  private readonly pace: LanePace;

  constructor(
    private readonly bus: BusConnection,
    private readonly plan: LanePlan,
    private readonly processor: BatchProcessor,
  ) {
    this.logger = new Logger(plan.name);
    this.pace = new LanePace(plan.batch);
  }

  /** Makes the durable and begins to read. */
  async start(): Promise<void> {
    await ensureConsumer(this.bus.jsm, this.plan);
    this.keepAlive = setInterval(() => {
      for (const message of this.inHand) message.working();
    }, this.plan.ackWaitMs / 3);
    this.reading = this.read();
  }

  /** Stops pulling, gives back what was not begun, waits for what was. */
  async stop(): Promise<void> {
    this.stopping.abort();
    this.messages?.stop();
    clearTimeout(this.gathering);
    for (const message of this.waiting.splice(0)) {
      this.inHand.delete(message);
      message.retry();
    }
    await Promise.all(this.workers);
    clearInterval(this.keepAlive);
    await this.reading;
  }

  private async read(): Promise<void> {
    const { signal } = this.stopping;
    for (let failures = 0; !signal.aborted;) {
      try {
        // Also what somebody deleted by hand is made again; what it had told already, the inbox knows.
        await ensureConsumer(this.bus.jsm, this.plan);
        const consumer = await this.bus.js.consumers.get(this.plan.stream, this.plan.name);
        this.messages = await consumer.consume({
          max_messages: Math.max(this.plan.batch * 2, 10),
          abort_on_missing_resource: true,
          callback: (raw) => this.receive(raw),
        });
        failures = 0;
        const ended = await this.messages.closed();
        if (ended instanceof Error && !signal.aborted) throw ended;
      } catch (error) {
        if (signal.aborted || this.bus.nats.isClosed()) return;
        failures += 1;
        this.logger.warn(`Cannot read ${this.plan.stream} and tries again: ${AppError.from(error).message}`);
        await pause(backoffMs(failures, 200, 5000), signal);
      }
    }
  }

  private receive(raw: JsMsg): void {
    const message = new Message(raw);
    if (this.stopping.signal.aborted) {
      message.retry();
      return;
    }
    if (this.plan.isElsewhere?.(raw.subject) === true) {
      message.ack();
      return;
    }
    this.waiting.push(message);
    this.inHand.add(message);
    this.work();
  }

  private work(): void {
    if (this.waiting.length === 0 || this.workers.size >= this.plan.concurrency) return;
    const pauseMs = this.pace.pauseMs(this.waiting.length, performance.now());
    if (pauseMs > 0) {
      this.gathering ??= setTimeout(() => {
        this.gathering = undefined;
        this.work();
      }, pauseMs);
      return;
    }
    const batch = this.waiting.splice(0, this.plan.batch);
    const worker = this.handle(batch).finally(() => {
      this.workers.delete(worker);
      this.pace.ended(batch.length, performance.now());
      for (const message of batch) this.inHand.delete(message);
      this.work();
    });
    this.workers.add(worker);
  }

  private async handle(batch: readonly Message[]): Promise<void> {
    try {
      for (const [registrations, messages] of Map.groupBy(batch, this.plan.registrationsFor)) {
        await this.processor.process(registrations, messages, this.stopping.signal);
      }
    } catch (error) {
      // What was not settled comes again when its time is up.
      this.logger.error(`A batch ended unexpectedly: ${AppError.from(error).message}`);
    }
  }
}
