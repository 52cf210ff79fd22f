import { setTimeout as delay } from 'node:timers/promises';

/** Milliseconds to wait before attempt n (from 1): doubling from `firstMs`, never above `capMs`. */
export function backoffMs(attempt: number, firstMs: number, capMs: number): number {
  return Math.min(capMs, firstMs * 2 ** Math.max(0, attempt - 1));
}

/** Waits; ends at once, without an error, when the signal aborts. */
export async function pause(ms: number, signal?: AbortSignal): Promise<void> {
  try {
    await delay(ms, undefined, signal ? { signal } : {});
  } catch {
    // The signal aborted: the caller looks at it.
  }
}
