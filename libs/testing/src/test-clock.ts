import type { Clock } from '@smartap/runtime';

/** A clock that stands still until a test moves it. */
export class TestClock implements Clock {
  private present: number;

  /** @param start RFC 3339 */
  constructor(start = '2026-01-15T09:30:00.000Z') {
    this.present = Date.parse(start);
  }

  now(): Date {
    return new Date(this.present);
  }

  /** Moves on by so many milliseconds. */
  advance(ms: number): void {
    this.present += ms;
  }

  /** Sets the present, RFC 3339. */
  set(instant: string): void {
    this.present = Date.parse(instant);
  }
}
