import { setTimeout as delay } from 'node:timers/promises';

/** Asks until the answer is true or the deadline has passed; says which. A question that throws counts as no. */
export async function waitUntil(question: () => Promise<boolean> | boolean, timeoutMs: number, everyMs = 50): Promise<boolean> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const yes = await Promise.resolve()
      .then(question)
      .catch(() => false);
    if (yes) return true;
    if (Date.now() >= deadline) return false;
    await delay(everyMs);
  }
}
