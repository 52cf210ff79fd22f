import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { PageRange } from '@smartap/contracts';
import { isExceeded, LimitedThreads } from '@smartap/workers';
import { ExtractionSettings } from '../config.js';
import { refused, WORKER_LIMITS } from '../domain/outcome.js';
import type { CorrectedValues, ExtractionContext, ExtractionOutcome, VendorLayout, Word } from '../domain/index.js';
import type { ExtractionJob, LearningJob, WordsJob } from './extract.worker.js';

// Pixels and the recogniser take more outside the heap than a document with text does.
const PICTURES_OUTSIDE_HEAP = 2 * WORKER_LIMITS.outsideHeap;

/** Reads documents in worker threads, so that a hard one can be given up and harms nobody else. */
@Injectable()
export class ExtractionPool implements OnApplicationShutdown {
  private readonly pages: LimitedThreads;
  private readonly scans: LimitedThreads;

  constructor(private readonly settings: ExtractionSettings) {
    const threads = (most: number, seconds: number, outside: number): LimitedThreads =>
      new LimitedThreads({ file: new URL('extract.worker.js', import.meta.url), most, seconds, memoryMb: settings.EXTRACTION_MEMORY_MB, outsideHeapMb: settings.EXTRACTION_MEMORY_MB * outside });
    this.pages = threads(settings.EXTRACTION_THREADS, settings.EXTRACTION_TIMEOUT_SECONDS, WORKER_LIMITS.outsideHeap);
    this.scans = threads(1, settings.EXTRACTION_SCAN_TIMEOUT_SECONDS, PICTURES_OUTSIDE_HEAP);
  }

  /** Reads a document that has text; one that takes too long or too much memory is refused. */
  extract(bytes: Uint8Array, context: ExtractionContext): Promise<ExtractionOutcome> {
    return this.read(this.pages, { bytes, context }, this.settings.EXTRACTION_TIMEOUT_SECONDS);
  }

  /** Reads a document whose pages are pictures, in a thread that reads nothing else. */
  extractScan(bytes: Uint8Array, context: ExtractionContext): Promise<ExtractionOutcome> {
    return this.read(this.scans, { bytes, context, recognise: true }, this.settings.EXTRACTION_SCAN_TIMEOUT_SECONDS);
  }

  /** What a correction teaches of a layout; nothing, where the document takes too long or too much memory to be read again. */
  async learn(bytes: Uint8Array, corrected: CorrectedValues, pages?: PageRange): Promise<VendorLayout | undefined> {
    const learned = await this.scans.run<VendorLayout | undefined>({ bytes, corrected, pages } satisfies LearningJob, 'teach');
    return isExceeded(learned) ? undefined : learned;
  }

  /** The words of the first pages of a document; none, where it takes too long or too much memory. */
  async words(bytes: Uint8Array, pages?: PageRange): Promise<Word[][]> {
    const words = await this.scans.run<Word[][]>({ bytes, pages } satisfies WordsJob, 'words');
    return isExceeded(words) ? [] : words;
  }

  private async read(threads: LimitedThreads, job: ExtractionJob, seconds: number): Promise<ExtractionOutcome> {
    const outcome = await threads.run<ExtractionOutcome>(job);
    if (outcome === 'too slow') return refused('TOO_COMPLEX', `The document could not be read in ${seconds} s. Send a simpler one.`);
    if (outcome === 'too large') return refused('TOO_COMPLEX', 'The document takes too much memory to be read. Send a simpler one.');
    return outcome;
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all([this.pages.close(), this.scans.close()]);
  }
}
