import type { AnyBusEvent, BusEvent, EventType } from '@smartap/contracts';
import type { AuditEntry } from '@smartap/audit';
import type { Tx } from '@smartap/database';

/** One event in hand, with what {@link EventHandler.prepare} made of it. */
export interface Received<K extends EventType = EventType, P = unknown> {
  readonly event: AnyBusEvent<K>;
  readonly prepared: P;
}

/** One event and what was decided about it. */
export interface Decided<K extends EventType = EventType, P = unknown, O = unknown> extends Received<K, P> {
  readonly outcome: O;
}

/** What a step does to the world besides its own rows. */
export interface Effects {
  readonly events?: readonly BusEvent[];
  readonly audit?: readonly AuditEntry[];
  /** Called once when the transaction has committed, before anything is acknowledged; a crash skips it. For caches, whose entries have an end. */
  readonly committed?: () => Promise<void> | void;
}

/**
 * How a service reacts to events, a batch at a time. The transactional path calls the four steps in this order; a
 * handler holds no business logic: it loads facts, calls the domain, stores the outcome.
 *
 * @typeParam K the event types
 * @typeParam P what is prepared before the transaction
 * @typeParam F the facts of a whole batch
 * @typeParam O the outcome for one event
 */
export abstract class EventHandler<K extends EventType, P, F, O> {
  /** False for an event that is not this lane's: it is acknowledged and forgotten. */
  accepts(_event: AnyBusEvent<K>): boolean {
    return true;
  }

  /** Slow or fallible work for one event before the transaction; a throw concerns this event alone. */
  abstract prepare(event: AnyBusEvent<K>): P | Promise<P>;

  /** Locks and loads the facts for all, in a fixed number of statements. */
  abstract load(tx: Tx, items: readonly Received<K, P>[]): Promise<F>;

  /** Pure. A throw concerns this event alone; undefined: late or repeated, nothing to do. */
  abstract decide(item: Received<K, P>, facts: F): O | undefined;

  /** Writes all outcomes in a fixed number of statements; sorted, so that two replicas never deadlock. */
  abstract store(tx: Tx, decided: readonly Decided<K, P, O>[]): Promise<Effects>;
}
