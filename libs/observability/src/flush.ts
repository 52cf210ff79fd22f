type Flush = () => Promise<void>;

/** A collector that does not answer must not hold a process that wants to end. */
const FLUSH_MS = 3000;
let pending: Flush | undefined;

/** Names what sends the last spans. */
export function onFlush(flush: Flush): void {
  pending = flush;
}

/** Sends what is held, at most once and for at most three seconds. Never throws: telemetry must not fail a shutdown. */
export async function flushTelemetry(): Promise<void> {
  const flush = pending;
  pending = undefined;
  if (flush === undefined) return;
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, FLUSH_MS);
  });
  await Promise.race([flush().catch(() => undefined), limit]);
  clearTimeout(timer);
}
