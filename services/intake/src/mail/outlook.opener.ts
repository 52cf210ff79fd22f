import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { LimitedThreads, type Exceeded } from '@smartap/workers';
import { IntakeSettings } from '../config.js';
import type { Enclosure, OpensOutlook, OutlookEnclosure, OutlookLimits } from '../domain/index.js';
import type { OutlookJob } from './outlook.worker.js';

const MIB = 1024 * 1024;
/** An honest mail of the largest size is opened in a fraction of a second. */
const SECONDS = 10;
const HEAP_MB = 256;
/** Outside of the heap stand the mail, what it encloses and the copies of both between threads. */
const TIMES_LARGEST = 4;
const OUTSIDE_AT_LEAST_MB = 32;

/** Opens mails as Outlook keeps them in a thread of their own: a file made to harm costs that thread alone. */
@Injectable()
export class OutlookOpener implements OpensOutlook, OnApplicationShutdown {
  private readonly threads: LimitedThreads;

  constructor(settings: IntakeSettings) {
    const outsideHeapMb = OUTSIDE_AT_LEAST_MB + TIMES_LARGEST * Math.ceil(settings.INTAKE_MAX_DOCUMENT_BYTES / MIB);
    this.threads = new LimitedThreads({ file: new URL('outlook.worker.js', import.meta.url), most: 1, seconds: SECONDS, memoryMb: HEAP_MB, outsideHeapMb });
  }

  /**
   * What a mail encloses, of mails within it what these enclose; or at which limit it was given up.
   *
   * @throws where it is damaged
   */
  async open(bytes: Buffer, limits: OutlookLimits): Promise<Enclosure[] | 'too many' | Exceeded> {
    const enclosed = await this.threads.run<OutlookEnclosure[] | 'too many'>({ bytes, limits } satisfies OutlookJob);
    return typeof enclosed === 'string'
      ? enclosed
      : enclosed.map((own) => ({ ...own, content: Buffer.from(own.content.buffer, own.content.byteOffset, own.content.byteLength) }));
  }

  async onApplicationShutdown(): Promise<void> {
    await this.threads.close();
  }
}
