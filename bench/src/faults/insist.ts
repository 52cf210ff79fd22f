import { setTimeout as pause } from 'node:timers/promises';
import type { Call } from '../load/api.js';

type Answer = Awaited<ReturnType<Call>>;

// A service is back within seconds: whoever is not served for so long never will be.
const GIVE_UP_MS = 180_000;
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 1000;

/** Calls again while nobody answers or the answer is a failure of the server's, as a careful client does. */
export async function insist(what: string, attempt: () => Promise<Answer>, signal: AbortSignal): Promise<Answer> {
  const deadline = performance.now() + GIVE_UP_MS;
  let last = '';
  for (let waitMs = FIRST_PAUSE_MS; performance.now() < deadline; waitMs = Math.min(LONGEST_PAUSE_MS, waitMs * 2)) {
    signal.throwIfAborted();
    try {
      const answer = await attempt();
      if (answer.status < 500 && answer.status !== 429) return answer;
      last = `${answer.status} ${JSON.stringify(answer.body)}`;
    } catch (error) {
      last = error instanceof Error ? error.message : String(error);
    }
    await pause(waitMs, undefined, { signal });
  }
  throw new Error(`${what} was not answered in ${GIVE_UP_MS / 1000} s; last: ${last}`);
}
