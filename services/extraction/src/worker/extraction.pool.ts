import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { PageRange } from '@smartap/contracts';
import { Slots } from '@smartap/runtime';
import { Piscina } from 'piscina';
import { ExtractionSettings } from '../config.js';
import { refused, WORKER_LIMITS } from '../domain/outcome.js';
import type { CorrectedValues, ExtractionContext, ExtractionOutcome, VendorLayout, Word } from '../domain/index.js';
import type { ExtractionJob, LearningJob, WordsJob } from './extract.worker.js';
import { guarded, isEnded } from './memory-guard.js';

// A worker that is idle so long is let go, with its memory.
const IDLE_MS = 20_000;
// Pixels and the recogniser take more outside the heap than a document with text does.
const PICTURES_OUTSIDE_HEAP = 2 * WORKER_LIMITS.outsideHeap;

/** Threads with the jobs that wait for them. */
interface Workers {
  readonly threads: Piscina;
  readonly slots: Slots;
  readonly seconds: number;
  readonly outsideHeapMb: number;
}

/** Reads documents in worker threads, so that a hard one can be given up and harms nobody else. */
@Injectable()
export class ExtractionPool implements OnApplicationShutdown {
  private readonly pages: Workers;
  private readonly scans: Workers;

  constructor(settings: ExtractionSettings) {
    const workers = (maxThreads: number, seconds: number, outside: number): Workers => ({
      threads: new Piscina({
        filename: new URL('extract.worker.js', import.meta.url).href,
        minThreads: 0,
        maxThreads,
        idleTimeout: IDLE_MS,
        resourceLimits: { maxOldGenerationSizeMb: settings.EXTRACTION_MEMORY_MB },
      }),
      // A pool whose thread was ended starts none for the jobs that wait in it: they wait here.
      slots: new Slots(maxThreads),
      seconds,
      outsideHeapMb: settings.EXTRACTION_MEMORY_MB * outside,
    });
    this.pages = workers(settings.EXTRACTION_THREADS, settings.EXTRACTION_TIMEOUT_SECONDS, WORKER_LIMITS.outsideHeap);
    this.scans = workers(1, settings.EXTRACTION_SCAN_TIMEOUT_SECONDS, PICTURES_OUTSIDE_HEAP);
  }

  /** Reads a document that has text; one that takes too long or too much memory is refused. */
  extract(bytes: Uint8Array, context: ExtractionContext): Promise<ExtractionOutcome> {
    return this.read(this.pages, { bytes, context });
  }

  /** Reads a document whose pages are pictures, in a thread that reads nothing else. */
  extractScan(bytes: Uint8Array, context: ExtractionContext): Promise<ExtractionOutcome> {
    return this.read(this.scans, { bytes, context, recognise: true });
  }

  /** What a correction teaches of a layout; nothing, where the document takes too long or too much memory to be read again. */
  async learn(bytes: Uint8Array, corrected: CorrectedValues, pages?: PageRange): Promise<VendorLayout | undefined> {
    const learned = await this.within<VendorLayout | undefined>(this.scans, { bytes, corrected, pages } satisfies LearningJob, 'teach');
    return learned === 'too slow' || learned === 'too large' ? undefined : learned;
  }

  /** The words of the first pages of a document; none, where it takes too long or too much memory. */
  async words(bytes: Uint8Array, pages?: PageRange): Promise<Word[][]> {
    const words = await this.within<Word[][]>(this.scans, { bytes, pages } satisfies WordsJob, 'words');
    return words === 'too slow' || words === 'too large' ? [] : words;
  }

  private async read(workers: Workers, job: ExtractionJob): Promise<ExtractionOutcome> {
    const outcome = await this.within<ExtractionOutcome>(workers, job, 'default');
    if (outcome === 'too slow') return refused('TOO_COMPLEX', `The document could not be read in ${workers.seconds} s. Send a simpler one.`);
    if (outcome === 'too large') return refused('TOO_COMPLEX', 'The document takes too much memory to be read. Send a simpler one.');
    return outcome;
  }

  /** Runs a job by itself, on the clock from when a thread has it. */
  private within<T>({ threads, slots, seconds, outsideHeapMb }: Workers, job: object, name: string): Promise<T | 'too slow' | 'too large'> {
    return slots.run(async () => {
      const signal = AbortSignal.timeout(seconds * 1000);
      try {
        return await guarded(threads.run(job, { name, signal }) as Promise<T>, () => threads.threads, outsideHeapMb);
      } catch (error) {
        if (signal.aborted) return 'too slow';
        if (isEnded(error) || (error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY')) return 'too large';
        throw error;
      }
    });
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all([this.pages.threads.destroy(), this.scans.threads.destroy()]);
  }
}
