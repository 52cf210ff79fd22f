import { setTimeout as delay } from 'node:timers/promises';

/** How {@link eventually} waits. */
export interface EventuallyOptions {
  /** Default 10 s. */
  readonly withinMs?: number;
  /** What is waited for, for the error. */
  readonly what?: string;
}

const POLL_MS = 10;

/**
 * Waits until a condition holds, looking often and never longer than needed. An error of the condition counts as "not yet".
 *
 * @returns what the condition gave
 * @throws when the time is up, naming what was waited for and the last error
 */
export async function eventually<T>(condition: () => Promise<T | undefined | false> | T | undefined | false, options: EventuallyOptions = {}): Promise<T> {
  const { withinMs = 10_000, what = condition.toString() } = options;
  const deadline = performance.now() + withinMs;
  for (let last: unknown; ;) {
    try {
      const found = await condition();
      if (found !== undefined && found !== false) return found;
      last = undefined;
    } catch (error) {
      last = error;
    }
    if (performance.now() > deadline) throw new Error(`Not within ${withinMs} ms: ${what}`, { cause: last });
    await delay(POLL_MS);
  }
}
