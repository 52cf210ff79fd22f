import { context, ROOT_CONTEXT, propagation, SpanKind, trace, type Span } from '@opentelemetry/api';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { decodeEvent, ContractError, type EventType } from '@smartap/contracts';
import { inTransaction, isConflict, isDatabaseError, isOutage } from '@smartap/database';
import { AppError, backoffMs, pause } from '@smartap/runtime';
import { OBJECT_STORE, StorageErrorCode, type ObjectStore } from '@smartap/storage';
import { DataSource } from 'typeorm';
import { busMetrics } from '../metrics.js';
import { STEP_PROBE, type StepProbe } from '../tokens.js';
import { attemptBegun, attemptFailed, attemptsEnded, MAX_ATTEMPTS, retryDelayMs } from './attempts.js';
import { foldItems, type Item, type Registration } from './batch.js';
import { DeadLetters } from './dead-letters.js';
import type { Message } from './message.js';
import { TransactionalPath } from './transactional-path.js';

const CONFLICT_TRIES = 5;
// How long a message is given back for while the object store is away.
const STORE_AWAY_MS = 2000;

/** Takes a batch of messages of one durable to its end: each acknowledged, given back, or a dead letter. */
@Injectable()
export class BatchProcessor {
  private readonly logger = new Logger(BatchProcessor.name);

  constructor(
    private readonly dataSource: DataSource,
    private readonly path: TransactionalPath,
    private readonly deadLetters: DeadLetters,
    @Inject(OBJECT_STORE) private readonly store: ObjectStore,
    @Inject(STEP_PROBE) private readonly probe: StepProbe,
  ) {}

  /** @param signal aborts when the process stops: a wait for the database then ends and the messages are given back */
  async process(registrations: readonly Registration[], messages: readonly Message[], signal: AbortSignal): Promise<void> {
    await this.probe('fetch', registrations[0]?.consumer ?? '');
    const first = messages.filter((message) => message.deliveries === 1);
    const repeated = messages.filter((message) => message.deliveries > 1);
    await this.run(registrations, first, signal);
    // A message that came before may be the one that killed a process: it runs alone, and its begin is written down.
    for (const message of repeated) {
      const consumer = registrations[0]?.consumer ?? '';
      busMetrics.redelivered.add(1, { consumer });
      if (await this.mayTryAgain(consumer, message, signal)) await this.run(registrations, [message], signal);
    }
  }

  private async mayTryAgain(consumer: string, message: Message, signal: AbortSignal): Promise<boolean> {
    const { eventId } = message;
    if (eventId === undefined) return true;
    const attempts = await this.waitOut(signal, [message], () => inTransaction(this.dataSource, [], (tx) => attemptBegun(tx, consumer, eventId)));
    if (!attempts) return false;
    if (attempts.started <= MAX_ATTEMPTS) return true;
    const reason = attempts.lastError ?? 'No attempt came to an end: handling it may kill the process.';
    await this.giveUp(
      consumer,
      message,
      new AppError('TOO_MANY_ATTEMPTS', `Begun ${attempts.started - 1} times, ended ${attempts.finished} times. ${reason}`),
      attempts.started - 1,
    );
    return false;
  }

  private async run(registrations: readonly Registration[], messages: readonly Message[], signal: AbortSignal): Promise<void> {
    if (messages.length === 0) return;
    const types = registrations.flatMap(({ options }) => options.events);
    const prepared = await Promise.all(messages.map((message) => this.prepare(registrations, types, message)));
    const items = prepared.filter((item) => item !== undefined);
    for (const [registration, own] of Map.groupBy(items, (item) => item.registration)) {
      const { rounds, replaced } = foldItems(own, registration.options.fold);
      for (const [i, round] of rounds.entries()) await this.transact(registration, round, i === 0 ? replaced : [], signal);
    }
  }

  private async prepare(
    registrations: readonly Registration[],
    types: readonly EventType[],
    message: Message,
  ): Promise<(Item & { registration: Registration }) | undefined> {
    const consumer = registrations[0]?.consumer ?? '';
    try {
      const event = decodeEvent(message.subject, message.headers, await message.body(this.store), types);
      const registration = registrations.find(({ options }) => options.events.includes(event.type));
      if (!registration) throw new ContractError(`Subject ${message.subject}`, '', 'no handler takes it');
      if (!registration.handler.accepts(event)) {
        message.ack();
        return undefined;
      }
      return { message, event, registration, prepared: await registration.handler.prepare(event) };
    } catch (error) {
      await this.failed(consumer, message, error);
      return undefined;
    }
  }

  private async transact(registration: Registration, items: Item[], replaced: Item[], signal: AbortSignal): Promise<void> {
    const all = [...items, ...replaced];
    const spans = items.flatMap((item) => startSpan(registration.consumer, item));
    // One message: its span is the parent of all that is done for it. A batch: its statements belong to none alone.
    const active = items.length === 1 && spans[0] ? trace.setSpan(context.active(), spans[0]) : context.active();
    try {
      const failures = await context.with(active, () =>
        this.waitOut(
          signal,
          all.map((item) => item.message),
          () => this.path.run(registration, items, replaced),
        ),
      );
      for (const { item, error } of failures ?? []) await this.failed(registration.consumer, item.message, error);
    } catch (error) {
      const [only] = all;
      if (all.length === 1 && only) {
        await this.failed(registration.consumer, only.message, error);
        return;
      }
      // One of them is at fault: halve until it stands alone.
      this.logger.warn(`${registration.consumer}: a batch of ${all.length} failed and is halved: ${AppError.from(error).message}`);
      const half = Math.ceil(all.length / 2);
      await this.transact(registration, all.slice(0, half), [], signal);
      await this.transact(registration, all.slice(half), [], signal);
    } finally {
      for (const span of spans) span.end();
    }
  }

  /** Runs work; waits while the database is away, and tries again what two replicas contended for. Undefined: stopped. */
  private async waitOut<T>(signal: AbortSignal, messages: readonly Message[], work: () => Promise<T>): Promise<T | undefined> {
    for (let conflicts = 0, outages = 0; ;) {
      try {
        return await work();
      } catch (error) {
        if (isOutage(error)) {
          outages += 1;
          if (outages === 1) this.logger.warn(`The database is away; messages in hand wait for it: ${AppError.from(error).message}`);
          await pause(backoffMs(outages, 100, 2000), signal);
        } else if (isConflict(error) && conflicts < CONFLICT_TRIES) {
          conflicts += 1;
          await pause(backoffMs(conflicts, 10, 200), signal);
        } else {
          throw error;
        }
        if (signal.aborted) {
          for (const message of messages) message.retry();
          return undefined;
        }
      }
    }
  }

  private async failed(consumer: string, message: Message, error: unknown): Promise<void> {
    const fault = AppError.from(error);
    const { eventId } = message;
    busMetrics.handled.add(1, { consumer, result: 'failed' });
    try {
      if (isStoreOutage(error) && eventId !== undefined) {
        // Nobody's fault either: it comes again until the store is back, and none of it is counted.
        this.logger.warn(`${consumer}: ${message.subject} (${eventId}) waits for the object store: ${fault.message}`);
        await inTransaction(this.dataSource, [], (tx) => attemptsEnded(tx, consumer, eventId));
        message.retry(STORE_AWAY_MS);
        return;
      }
      if (error instanceof ContractError || eventId === undefined || isFinal(error)) {
        await this.giveUp(consumer, message, error, Math.max(1, message.deliveries));
        return;
      }
      const attempts = await inTransaction(this.dataSource, [], (tx) => attemptFailed(tx, consumer, eventId, `${fault.code}: ${fault.message}`));
      if (attempts.started >= MAX_ATTEMPTS) await this.giveUp(consumer, message, error, attempts.started);
      else {
        this.logger.warn(`${consumer}: ${message.subject} (${eventId}) failed, attempt ${attempts.started} of ${MAX_ATTEMPTS}: ${fault.message}`);
        message.retry(retryDelayMs(attempts.started));
      }
    } catch (second) {
      // The database or the bus is away: the message comes again by itself when its time is up.
      this.logger.warn(`${consumer}: the failure of ${message.subject} could not be noted: ${AppError.from(second).message}`);
      if (!message.isSettled) message.retry(retryDelayMs(1));
    }
  }

  private async giveUp(consumer: string, message: Message, error: unknown, attempts: number): Promise<void> {
    await this.deadLetters.give(message, consumer, error, attempts);
    const { eventId } = message;
    if (eventId) await inTransaction(this.dataSource, [], (tx) => attemptsEnded(tx, consumer, eventId)).catch(() => undefined);
  }
}

/** True when the object store is away or full. */
function isStoreOutage(error: unknown): boolean {
  return error instanceof AppError && (error.code === StorageErrorCode.UNAVAILABLE || error.code === StorageErrorCode.FULL);
}

/** A failure that no repetition can mend: an AppError says so itself; a stranger's error may be a passing one. */
function isFinal(error: unknown): boolean {
  return error instanceof AppError && !error.retryable && !isDatabaseError(error);
}

/** A span under the sender's trace, when that trace is recorded. */
function startSpan(consumer: string, { event }: Item): Span[] {
  if (!event.traceparent?.endsWith('-01')) return [];
  const parent = propagation.extract(ROOT_CONTEXT, { traceparent: event.traceparent });
  return [
    trace.getTracer('smartap.messaging').startSpan(
      `${consumer} ${event.type}`,
      {
        kind: SpanKind.CONSUMER,
        attributes: { 'messaging.system': 'nats', 'smartap.tenant': event.tenantId, 'smartap.aggregate': event.subject, 'messaging.message.id': event.id },
      },
      parent,
    ),
  ];
}
