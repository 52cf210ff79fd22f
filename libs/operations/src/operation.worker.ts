import type { Tx } from '@smartap/database';
import type { CommandContext, Effects } from '@smartap/messaging';

/** An operation before one of its steps. */
export interface Operation<Request = unknown, Memory = unknown> {
  readonly tenantId: string;
  readonly operationId: string;
  readonly kind: string;
  readonly request: Request;
  /** The number of the step, from 0. */
  readonly step: number;
  /** What the step before left; `{}` at first. */
  readonly memory: Partial<Memory>;
  readonly requestedBy: string;
}

/** What a step has come to. */
export interface StepOutcome<Memory = unknown> extends Pick<Effects, 'events' | 'audit'> {
  readonly memory: Memory;
  /** Of `total` parts; `null` where nobody knows yet how many there are. */
  readonly done: number;
  readonly total: number | null;
  /** Given by the last step: what the operation ends with. */
  readonly result?: object;
}

/** Stores a step. It runs once, however often the step was begun. */
export type StoreStep<Memory = unknown> = (tx: Tx, cause: CommandContext) => Promise<StepOutcome<Memory>>;

/** How a kind of operation is done: in steps of seconds, each safe to begin again. */
export interface OperationWorker<Request = unknown, Memory = unknown> {
  readonly kind: string;
  /**
   * Reads and computes the next step, outside of any transaction.
   *
   * @throws AppError: a retryable one is tried again later, another ends the operation with its words
   */
  step(operation: Operation<Request, Memory>): Promise<StoreStep<Memory>>;
}
