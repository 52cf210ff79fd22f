import { Inject, Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { inTransaction, isOutage, type Tx } from '@smartap/database';
import { commandContext, CommandRunner } from '@smartap/messaging';
import { AppError, backoffMs, idFrom, newId, pause } from '@smartap/runtime';
import { DataSource } from 'typeorm';
import {
  claimNext,
  countAttempt,
  insertOperation,
  loadOperation,
  releaseLease,
  renewLease,
  saveFailure,
  saveStep,
  type Claim,
  type NewOperation,
} from './operation.store.js';
import type { Operation, OperationWorker } from './operation.worker.js';

/** How operations are run. Tests make it quicker. */
export interface OperationPace {
  /** Between two looks into the queue. */
  readonly pollMs: number;
  /** For how long a lease is taken; it is renewed at a third of that. */
  readonly leaseSeconds: number;
  /** After which the next operation has its turn. */
  readonly turnMs: number;
  /** Before the second attempt; doubled for each further one. */
  readonly retryMs: number;
}

/** Injection token of the {@link OperationPace}. */
export const OPERATION_PACE = Symbol('OPERATION_PACE');
export const DEFAULT_PACE: OperationPace = { pollMs: 1000, leaseSeconds: 30, turnMs: 5000, retryMs: 1000 };

const MAX_ATTEMPTS = 5;
const MOST_RETRY_MS = 60_000;

/** Does the operations of a service, one at a time in each replica, in turns. */
@Injectable()
export class OperationRunner implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(OperationRunner.name);
  private readonly workers = new Map<string, OperationWorker>();
  private readonly holder = newId();
  private readonly stopping = new AbortController();
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly dataSource: DataSource,
    private readonly commands: CommandRunner,
    @Inject(OPERATION_PACE) private readonly pace: OperationPace,
  ) {}

  /** Adds a kind of operation; before the application has started. */
  add<R, M>(worker: OperationWorker<R, M>): void {
    this.workers.set(worker.kind, worker);
  }

  /** Writes an operation down: it begins when the transaction has committed. */
  begin(tx: Tx, operation: NewOperation): Promise<void> {
    return insertOperation(tx, operation);
  }

  onApplicationBootstrap(): void {
    if (this.workers.size > 0) this.running = this.loop();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  private async loop(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      try {
        const claim = await claimNext(this.dataSource, this.holder, [...this.workers.keys()], this.pace.leaseSeconds);
        if (claim) await this.turn(claim);
        else await pause(this.pace.pollMs, signal);
      } catch (error) {
        if (!signal.aborted) this.logger.warn(`Operations wait: ${error instanceof Error ? error.message : String(error)}`);
        await pause(this.pace.pollMs, signal);
      }
    }
  }

  /** Steps of one operation, until its turn is over. */
  private async turn(claim: Claim): Promise<void> {
    const ends = performance.now() + this.pace.turnMs;
    const beat = setInterval(
      () => void renewLease(this.dataSource, this.holder, claim, this.pace.leaseSeconds).catch(() => undefined),
      (this.pace.leaseSeconds * 1000) / 3,
    );
    let attempts: number | undefined;
    try {
      do {
        const operation = await inTransaction(this.dataSource, [claim.tenantId], (tx) => loadOperation(tx, claim));
        attempts = operation && (await countAttempt(this.dataSource, this.holder, claim, this.pace.leaseSeconds));
        // It has ended, or somebody else is at it.
        if (operation === undefined || attempts === undefined) return;
        if (attempts > MAX_ATTEMPTS)
          return await this.fail(
            operation,
            new AppError(
              'GIVEN_UP',
              `Step ${operation.step + 1} ended its process ${MAX_ATTEMPTS} times. Ask for less at once, and look into the service's log.`,
            ),
          );
        await this.step(operation);
      } while (performance.now() < ends && !this.stopping.signal.aborted);
      await releaseLease(this.dataSource, this.holder, claim, { afterMs: 0, forgive: false });
    } catch (error) {
      await this.failed(claim, attempts ?? 0, error);
    } finally {
      clearInterval(beat);
    }
  }

  private async step(operation: Operation): Promise<void> {
    const { tenantId, operationId, kind, step, requestedBy } = operation;
    const worker = this.workers.get(kind);
    if (worker === undefined) throw new AppError('OPERATION_UNKNOWN', `This service has no operation ${kind}.`);
    const store = await worker.step(operation);
    const context = commandContext({ tenantId, actor: requestedBy, roles: [], id: idFrom(operationId, 'step', step) });
    await this.commands.run({ operationId, step }, context, async (tx) => {
      const outcome = await store(tx, context);
      await saveStep(tx, operation, outcome);
      const { events = [], audit = [] } = outcome;
      return { reply: {}, events, audit };
    });
  }

  /** What becomes of an operation whose step has thrown: an outage is waited out, a refusal ends it, the rest is tried again. */
  private async failed(claim: Claim, attempts: number, error: unknown): Promise<void> {
    const fault = AppError.from(error);
    const isFinal = fault.code !== 'INTERNAL' && !fault.retryable;
    if (!isOutage(error) && (isFinal || (!fault.retryable && attempts >= MAX_ATTEMPTS))) return this.fail(claim, fault);
    this.logger.warn(`Operation ${claim.operationId} is tried again: ${fault.message}`);
    await releaseLease(this.dataSource, this.holder, claim, { afterMs: backoffMs(attempts, this.pace.retryMs, MOST_RETRY_MS), forgive: fault.retryable });
  }

  private async fail({ tenantId, operationId }: Claim, fault: AppError): Promise<void> {
    this.logger.error(`Operation ${operationId} has failed: ${fault.message}`, fault.code === 'INTERNAL' ? fault.stack : undefined);
    const error =
      fault.code === 'INTERNAL' ? { code: fault.code, message: 'The service failed; its log says why.' } : { code: fault.code, message: fault.message };
    await inTransaction(this.dataSource, [tenantId], (tx) => saveFailure(tx, { tenantId, operationId }, error));
  }
}
