import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Piscina } from 'piscina';
import { ExtractionSettings } from '../config.js';
import { refused } from '../domain/outcome.js';
import type { ExtractionContext, ExtractionOutcome } from '../domain/index.js';

// A worker that is idle so long is let go, with its memory.
const IDLE_MS = 20_000;

/** Reads documents in worker threads, so that a hard one can be given up and harms nobody else. */
@Injectable()
export class ExtractionPool implements OnApplicationShutdown {
  private readonly pool: Piscina;
  private readonly timeoutMs: number;

  constructor(settings: ExtractionSettings) {
    this.timeoutMs = settings.EXTRACTION_TIMEOUT_SECONDS * 1000;
    this.pool = new Piscina({
      filename: new URL('extract.worker.js', import.meta.url).href,
      minThreads: 0,
      maxThreads: settings.EXTRACTION_THREADS,
      idleTimeout: IDLE_MS,
      resourceLimits: { maxOldGenerationSizeMb: settings.EXTRACTION_MEMORY_MB },
    });
  }

  /** Reads a document; one that takes too long or too much memory is refused. */
  async extract(bytes: Uint8Array, context: ExtractionContext): Promise<ExtractionOutcome> {
    const limit = new AbortController();
    // The clock runs only while a thread works on it, not while it waits for one.
    const timer = setTimeout(() => limit.abort(), this.timeoutMs * (1 + this.pool.queueSize));
    try {
      return await (this.pool.run({ bytes, context }, { signal: limit.signal }) as Promise<ExtractionOutcome>);
    } catch (error) {
      if (limit.signal.aborted) return refused('TOO_COMPLEX', `The document could not be read in ${this.timeoutMs / 1000} s. Send a simpler one.`);
      if (error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY') return refused('TOO_COMPLEX', 'The document takes too much memory to be read. Send a simpler one.');
      throw error;
    } finally {
      clearTimeout(timer);
    }
  }

  async onApplicationShutdown(): Promise<void> {
    await this.pool.destroy();
  }
}
