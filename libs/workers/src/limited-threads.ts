import { Slots } from '@smartap/runtime';
import { Piscina } from 'piscina';
import { guarded, isEnded } from './memory-guard.js';
import type { ThreadData } from './webassembly-bound.js';

// A thread that is idle so long is let go, with its memory.
const IDLE_MS = 20_000;

/** What threads run, and how much of anything a job may take. */
export interface ThreadLimits {
  /** The module that is their body, as built. */
  readonly file: URL;
  /** Threads at once. */
  readonly most: number;
  /** From when a thread has the job. */
  readonly seconds: number;
  /** Of the heap, of each thread. */
  readonly memoryMb: number;
  /** Outside of the heap, of each thread. */
  readonly outsideHeapMb: number;
}

/** By which limit a job was ended. */
export type Exceeded = 'too slow' | 'too large';

/** Threads for hard work: a job that takes too long or too much memory is ended with its thread, and harms nobody else. */
export class LimitedThreads {
  private readonly threads: Piscina;
  private readonly slots: Slots;

  constructor(private readonly limits: ThreadLimits) {
    this.threads = new Piscina({
      filename: limits.file.href,
      minThreads: 0,
      maxThreads: limits.most,
      idleTimeout: IDLE_MS,
      resourceLimits: { maxOldGenerationSizeMb: limits.memoryMb },
      workerData: { outsideHeapMb: limits.outsideHeapMb } satisfies ThreadData,
    });
    // A pool whose thread was ended starts none for the jobs that wait in it: they wait here.
    this.slots = new Slots(limits.most);
  }

  /** Runs a job by itself, on the clock from when a thread has it. */
  run<T>(job: object, name = 'default'): Promise<T | Exceeded> {
    const { seconds, outsideHeapMb } = this.limits;
    return this.slots.run(async () => {
      const signal = AbortSignal.timeout(seconds * 1000);
      try {
        return await guarded(this.threads.run(job, { name, signal }) as Promise<T>, () => this.threads.threads, outsideHeapMb);
      } catch (error) {
        if (signal.aborted) return 'too slow';
        if (isEnded(error) || (error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY')) return 'too large';
        throw error;
      }
    });
  }

  /** Ends all threads. */
  async close(): Promise<void> {
    await this.threads.destroy();
  }
}

/** Whether a job was ended at a limit. */
export function isExceeded(outcome: unknown): outcome is Exceeded {
  return outcome === 'too slow' || outcome === 'too large';
}
