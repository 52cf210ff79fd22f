import type { AnyBusEvent } from '@smartap/contracts';
import type { Tx } from '@smartap/database';

/** What a test makes the toy service do; nothing special unless set. */
export const toy: {
  prepare: (event: AnyBusEvent) => void;
  decide: (event: AnyBusEvent) => void;
  store: (tx: Tx, events: readonly AnyBusEvent[]) => Promise<void>;
  command: (tx: Tx) => Promise<void>;
  /** The note of the invoice that is told. */
  note: string | undefined;
} = { prepare: () => undefined, decide: () => undefined, store: async () => undefined, command: async () => undefined, note: undefined };

/** Back to nothing special. */
export function resetToy(): void {
  toy.prepare = () => undefined;
  toy.decide = () => undefined;
  toy.store = async () => undefined;
  toy.command = async () => undefined;
  toy.note = undefined;
}
