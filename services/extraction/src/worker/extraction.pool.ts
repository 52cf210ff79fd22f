import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { PageRange } from '@smartap/contracts';
import { isExceeded, LimitedThreads } from '@smartap/workers';
import { ExtractionSettings } from '../config.js';
import { refused, WORKER_LIMITS } from '../domain/outcome.js';
import type { Answered, CorrectedValues, ExtractionContext, ExtractionOutcome, VendorLayout, Verdict } from '../domain/index.js';
import type { AskedPages, ExtractionJob, JudgingJob, LearningJob, PagesJob } from './extract.worker.js';

// Pixels and the recogniser take more outside the heap than a document with text does.
const PICTURES_OUTSIDE_HEAP = 2 * WORKER_LIMITS.outsideHeap;

/** Reads documents in worker threads, so that a hard one can be given up and harms nobody else. */
@Injectable()
export class ExtractionPool implements OnApplicationShutdown {
  private readonly pages: LimitedThreads;
  private readonly scans: LimitedThreads;

  constructor(private readonly settings: ExtractionSettings) {
    const threads = (most: number, seconds: number, outside: number): LimitedThreads =>
      new LimitedThreads({
        file: new URL('extract.worker.js', import.meta.url),
        most,
        seconds,
        memoryMb: settings.EXTRACTION_MEMORY_MB,
        outsideHeapMb: settings.EXTRACTION_MEMORY_MB * outside,
      });
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

  /** The first pages of a document, to ask a model about; nothing, where there are no words or it takes too long or too much memory. */
  async askedPages(bytes: Uint8Array, pages?: PageRange): Promise<AskedPages | undefined> {
    const asked = await this.scans.run<AskedPages>({ bytes, pages } satisfies PagesJob, 'askedPages');
    return isExceeded(asked) || asked.text === '' ? undefined : asked;
  }

  /** What the answer of a model is worth, by the pages it was asked about; nothing, where that takes too long or too much memory. */
  async judge(words: AskedPages['words'], answered: Answered): Promise<Verdict | undefined> {
    const verdict = await this.pages.run<Verdict>({ words, answered } satisfies JudgingJob, 'judged');
    return isExceeded(verdict) ? undefined : verdict;
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
