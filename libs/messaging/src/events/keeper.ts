import type { AnyBusEvent, EventType } from '@smartap/contracts';
import type { Tx } from '@smartap/database';
import { EventHandler, type Decided, type Effects } from './handler.js';

/** A handler that has nothing to decide: it keeps what events say. */
export abstract class EventKeeper<K extends EventType> extends EventHandler<K, null, null, true> {
  /** Writes what the events say, in a fixed number of statements where it can. */
  abstract keep(tx: Tx, events: readonly AnyBusEvent<K>[]): Promise<Effects>;

  override prepare(): null {
    return null;
  }

  override async load(): Promise<null> {
    return null;
  }

  override decide(): true {
    return true;
  }

  override store(tx: Tx, decided: readonly Decided<K, null, true>[]): Promise<Effects> {
    return this.keep(
      tx,
      decided.map(({ event }) => event),
    );
  }
}
