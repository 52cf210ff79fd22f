import { setTimeout as pause } from 'node:timers/promises';

/** A fault counts when so many invoices are in flight. */
export const PRESSURE = 50;

// So many more are let in at once than are wanted in flight: some are through before the last is in.
const SURPLUS = 25;
const LOOK_EVERY_MS = 25;

/** What somebody who disturbs a system sees of the load, and may ask of it. */
export interface Pressure {
  /** Promised and without outcome in the read model. */
  inFlight(): Promise<number>;
  /** Lets the part of the documents in that belongs to so many strikes, at their pace. */
  allow(strikes: number): void;
  /** Lets so many in at once, as fast as they can come. */
  hurry(count: number): void;
  /** True when every document has been handed in. */
  isThrough(): boolean;
}

/**
 * Waits for enough invoices in flight, hurrying the load while there are too few.
 *
 * @param wanted so many, while documents are left to hand in; then {@link PRESSURE} is enough
 * @returns how many are in flight; undefined when the load is through before
 */
export async function underPressure(pressure: Pressure, wanted: number, signal: AbortSignal): Promise<number | undefined> {
  for (;;) {
    signal.throwIfAborted();
    const isThrough = pressure.isThrough();
    const inFlight = await pressure.inFlight();
    if (inFlight >= (isThrough ? PRESSURE : wanted)) return inFlight;
    if (isThrough) return undefined;
    pressure.hurry(wanted + SURPLUS);
    await pause(LOOK_EVERY_MS);
  }
}
