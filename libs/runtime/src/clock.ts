/** The present, injected, so that a test can set it. */
export interface Clock {
  now(): Date;
}

/** Injection token of the process's {@link Clock}. */
export const CLOCK = Symbol('CLOCK');

/** The machine's clock. */
export class SystemClock implements Clock {
  now(): Date {
    return new Date();
  }
}
