import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Piscina } from 'piscina';
import { ExtractionSettings } from '../config.js';
import { refused } from '../domain/outcome.js';
import type { ExtractionContext, ExtractionOutcome, VendorLayout } from '../domain/index.js';
import type { ExtractionJob, LearningJob } from './extract.worker.js';

// A worker that is idle so long is let go, with its memory.
const IDLE_MS = 20_000;

/** Reads documents in worker threads, so that a hard one can be given up and harms nobody else. */
@Injectable()
export class ExtractionPool implements OnApplicationShutdown {
  private readonly pages: Piscina;
  private readonly scans: Piscina;

  constructor(private readonly settings: ExtractionSettings) {
    const workers = (maxThreads: number): Piscina => new Piscina({
      filename: new URL('extract.worker.js', import.meta.url).href,
      minThreads: 0,
      maxThreads,
      idleTimeout: IDLE_MS,
      resourceLimits: { maxOldGenerationSizeMb: settings.EXTRACTION_MEMORY_MB },
    });
    this.pages = workers(settings.EXTRACTION_THREADS);
    this.scans = workers(1);
  }

  /** Reads a document that has text; one that takes too long or too much memory is refused. */
  extract(bytes: Uint8Array, context: ExtractionContext): Promise<ExtractionOutcome> {
    return this.run(this.pages, this.settings.EXTRACTION_TIMEOUT_SECONDS, { bytes, context });
  }

  /** Reads a document whose pages are pictures, in a thread that reads nothing else. */
  extractScan(bytes: Uint8Array, context: ExtractionContext): Promise<ExtractionOutcome> {
    return this.run(this.scans, this.settings.EXTRACTION_SCAN_TIMEOUT_SECONDS, { bytes, context, recognise: true });
  }

  /** What a correction teaches of a layout; nothing, where the document takes too long to be read again. */
  async learn(bytes: Uint8Array, corrected: Readonly<Record<string, string | null>>): Promise<VendorLayout | undefined> {
    const signal = AbortSignal.timeout(this.settings.EXTRACTION_SCAN_TIMEOUT_SECONDS * 1000);
    try {
      return await (this.scans.run({ bytes, corrected } satisfies LearningJob, { name: 'teach', signal }) as Promise<VendorLayout | undefined>);
    } catch (error) {
      if (signal.aborted) return undefined;
      throw error;
    }
  }

  private async run(pool: Piscina, seconds: number, job: ExtractionJob): Promise<ExtractionOutcome> {
    const limit = new AbortController();
    // The clock runs only while a thread works on it, not while it waits for one.
    const timer = setTimeout(() => limit.abort(), seconds * 1000 * (1 + pool.queueSize));
    try {
      return await (pool.run(job, { signal: limit.signal }) as Promise<ExtractionOutcome>);
    } catch (error) {
      if (limit.signal.aborted) return refused('TOO_COMPLEX', `The document could not be read in ${seconds} s. Send a simpler one.`);
      if (error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY') return refused('TOO_COMPLEX', 'The document takes too much memory to be read. Send a simpler one.');
      throw error;
    } finally {
      clearTimeout(timer);
    }
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all([this.pages.destroy(), this.scans.destroy()]);
  }
}
