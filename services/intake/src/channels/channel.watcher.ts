import { Inject, Injectable, Logger } from '@nestjs/common';
import { LeasedJobs, type LeasedJob } from '@smartap/database';
import { CLOCK, type Clock } from '@smartap/runtime';
import { IntakeSettings } from '../config.js';
import { BucketSource } from './bucket.source.js';
import { readBuckets } from './bucket-url.js';
import type { ChannelSource } from './channel-source.js';
import { FolderSource } from './folder.source.js';
import { MailboxSource } from './mailbox.source.js';
import { readMailboxes } from './mailbox-url.js';
import { TakeIn } from './take-in.usecase.js';

/** Looks into the channels that are set up, one replica at a time, and takes in what waits there. */
@Injectable()
export class ChannelWatcher implements LeasedJob {
  readonly name = 'channel-watcher';
  readonly everyMs: number;
  private readonly logger = new Logger(ChannelWatcher.name);
  private readonly sources: readonly ChannelSource[];

  constructor(
    settings: IntakeSettings,
    private readonly takeIn: TakeIn,
    @Inject(CLOCK) clock: Clock,
    jobs: LeasedJobs,
  ) {
    this.everyMs = settings.INTAKE_WATCH_SECONDS * 1000;
    const { INTAKE_FOLDER: folder, INTAKE_SETTLE_SECONDS: settle } = settings;
    this.sources = [
      ...(folder ? [new FolderSource(folder, settle * 1000, () => clock.now().getTime())] : []),
      ...readBuckets(settings.INTAKE_BUCKETS).map((bucket) => new BucketSource(bucket)),
      ...readMailboxes(settings.INTAKE_MAILBOXES).map((mailbox) => new MailboxSource(mailbox, (message) => this.logger.warn(message))),
    ];
    if (this.sources.length > 0) jobs.add(this);
  }

  async run(signal: AbortSignal): Promise<void> {
    for (const source of this.sources) {
      await this.look(source, signal).catch((error: unknown) => {
        this.logger.warn(`The ${source.channel} cannot be looked into and is tried again: ${error instanceof Error ? error.message : String(error)}`);
      });
    }
  }

  private async look(source: ChannelSource, signal: AbortSignal): Promise<void> {
    for await (const document of source.waiting()) {
      if (signal.aborted) return;
      try {
        const outcome = await this.takeIn.execute(source, document);
        this.logger.log(
          `${document.filename} of tenant ${document.tenantId} was ${{ taken: 'taken in', joined: 'kept with its invoice', failed: 'put aside' }[outcome]} from the ${source.channel}.`,
        );
      } catch (error) {
        // It stays where it is, and the next round tries again; the others must not wait for it.
        this.logger.warn(
          `${document.filename} of tenant ${document.tenantId} could not be taken in from the ${source.channel} and is tried again: ${error instanceof Error ? error.message : String(error)}`,
        );
      }
    }
  }
}
