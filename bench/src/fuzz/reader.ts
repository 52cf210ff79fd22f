import { Worker } from 'node:worker_threads';
import { WORKER_LIMITS } from '@smartap/extraction/domain';

const LOOK_MS = 50;
const OUTSIDE_HEAP_BYTES = WORKER_LIMITS.outsideHeap * WORKER_LIMITS.memoryMb * 1024 * 1024;

/** What became of a document: an outcome, an error that was thrown, or the limit it went over. */
export type Answer = { readonly outcome: string } | { readonly crash: string } | { readonly over: 'time' | 'memory' };

/** Reads documents one by one in a thread with the limits of the service; a thread that goes over one is ended and replaced. */
export class Reader {
  private worker: Worker | undefined;

  async read(bytes: Uint8Array): Promise<Answer> {
    const worker = (this.worker ??= new Worker(new URL('reader.worker.js', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: WORKER_LIMITS.memoryMb },
      stderr: true,
    }));
    const answer = await answerOf(worker, bytes);
    if (!('outcome' in answer)) await this.close();
    return answer;
  }

  async close(): Promise<void> {
    await this.worker?.terminate();
    this.worker = undefined;
  }
}

function answerOf(worker: Worker, bytes: Uint8Array): Promise<Answer> {
  return new Promise((resolve) => {
    const settle = (answer: Answer): void => {
      clearTimeout(timer);
      clearInterval(look);
      worker.off('message', settle).off('error', failed).off('exit', ended);
      resolve(answer);
    };
    const failed = (error: Error): void =>
      settle('code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? { over: 'memory' } : { crash: error.stack ?? error.message });
    const ended = (code: number): void => settle({ crash: `The thread ended with code ${code}` });
    const timer = setTimeout(() => settle({ over: 'time' }), WORKER_LIMITS.seconds * 1000);
    // As the pool of the service does: the limit of the heap does not hold what is outside it.
    let asked = false;
    const look = setInterval(() => {
      if (asked) return;
      asked = true;
      void worker
        .getHeapStatistics()
        .then(
          ({ external_memory: outside }) => (outside > OUTSIDE_HEAP_BYTES ? settle({ over: 'memory' }) : undefined),
          () => undefined,
        )
        .finally(() => {
          asked = false;
        });
    }, LOOK_MS);
    worker.on('message', settle).on('error', failed).on('exit', ended);
    worker.postMessage(bytes, []);
  });
}
