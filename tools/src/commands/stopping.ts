/** Copies of one Ctrl-C arrive within this time: from the terminal, from npm, from the launcher's first half. */
const SAME_PRESS_MS = 1000;

/**
 * Resolves at the first SIGINT, SIGTERM or SIGHUP. A later press, once a second has passed, calls `force`.
 * The signals stay caught, so that what is being ended is ended in order.
 */
export function stopRequested(force: () => void): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    let first = 0;
    const heard = (signal: NodeJS.Signals): void => {
      if (first === 0) {
        first = Date.now();
        resolve(signal);
      } else if (Date.now() - first > SAME_PRESS_MS) force();
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, heard);
  });
}
