import { WORKER_LIMITS } from '@smartap/extraction/domain';
import { LimitedThreads } from '@smartap/workers';

/** What became of a document: an outcome, an error that was thrown, or the limit it went over. */
export type Answer = { readonly outcome: string } | { readonly crash: string } | { readonly over: 'time' | 'memory' };

/** Reads documents one by one in a thread with the limits of the service; a thread that goes over one is ended and replaced. */
export class Reader {
  private readonly threads = new LimitedThreads({
    file: new URL('reader.worker.js', import.meta.url),
    most: 1,
    seconds: WORKER_LIMITS.seconds,
    memoryMb: WORKER_LIMITS.memoryMb,
    outsideHeapMb: WORKER_LIMITS.outsideHeap * WORKER_LIMITS.memoryMb,
  });

  async read(bytes: Uint8Array): Promise<Answer> {
    try {
      const answer = await this.threads.run<string>({ bytes });
      if (answer === 'too slow') return { over: 'time' };
      return answer === 'too large' ? { over: 'memory' } : { outcome: answer };
    } catch (error) {
      return { crash: error instanceof Error ? (error.stack ?? error.message) : String(error) };
    }
  }

  close(): Promise<void> {
    return this.threads.close();
  }
}
