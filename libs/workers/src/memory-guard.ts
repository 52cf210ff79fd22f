import type { Worker } from 'node:worker_threads';

const LOOK_MS = 50;
const MIB = 1024 * 1024;

/**
 * Ends threads that take too much memory outside their heap while work goes on: what a packed stream unfolds to stands there,
 * and the limit of the heap does not hold it. Memories of WebAssembly are held by the thread itself (`boundWebAssembly`).
 * @param threads those to look after
 */
export async function guarded<T>(work: Promise<T>, threads: () => readonly Worker[], maxMb: number): Promise<T> {
  const asked = new Set<Worker>();
  const look = setInterval(() => {
    for (const thread of threads()) {
      // A thread answers when it can: it is asked once at a time.
      if (asked.has(thread)) continue;
      asked.add(thread);
      void thread
        .getHeapStatistics()
        .then(
          ({ external_memory: outside }) => (outside > maxMb * MIB ? thread.terminate() : undefined),
          // It has ended meanwhile.
          () => undefined,
        )
        .finally(() => asked.delete(thread));
    }
  }, LOOK_MS);
  try {
    return await work;
  } finally {
    clearInterval(look);
  }
}

/** Whether a pool says by this error that the thread of a job was ended: nobody does but the guard. */
export function isEnded(error: unknown): boolean {
  return error instanceof Error && error.message.startsWith('worker exited');
}
