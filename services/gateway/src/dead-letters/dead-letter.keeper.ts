import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { SERVICES } from '@smartap/contracts';
import { inTransaction, LeasedJobs, type LeasedJob } from '@smartap/database';
import { BusConnection, DEAD_LETTER_DAYS, DEAD_LETTER_READER, DeadLetterBox, DeadLetterReader, type DeadLetter } from '@smartap/messaging';
import { DataSource } from 'typeorm';
import { keepLetters, letterPassed, redrivenLetters, trimLetters } from '../store/dead-letters.js';
import { InvoiceCache } from '../store/invoice-cache.js';

const EVERY_MS = 2000;

/** Keeps what services gave up, so that it shows at its invoice; and forgets what went through after it was sent back. */
@Injectable()
export class DeadLetterKeeper implements LeasedJob, OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly name = 'dead-letters';
  readonly everyMs = EVERY_MS;
  private readonly reader: DeadLetterReader;

  constructor(
    private readonly dataSource: DataSource,
    private readonly box: DeadLetterBox,
    private readonly cached: InvoiceCache,
    @Inject(BusConnection) bus: BusConnection,
    jobs: LeasedJobs,
  ) {
    this.reader = new DeadLetterReader(bus, (letters) => this.keep(letters));
    jobs.add(this);
  }

  onApplicationBootstrap(): void {
    this.reader.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.reader.stop();
  }

  /** Looks what became of the letters that were sent back. */
  async run(): Promise<void> {
    const letters = await inTransaction(this.dataSource, [], async (tx) => {
      await trimLetters(tx, DEAD_LETTER_DAYS);
      return redrivenLetters(tx);
    });
    for (const letter of letters) {
      const service = SERVICES.find((name) => name === letter.service);
      // In this order: a service that gives it up again publishes the new letter before it ends the old one.
      if (!service || !(await this.box.isEnded(service, letter.sequence)) || !(await this.box.isRead(DEAD_LETTER_READER))) continue;
      const passed = await inTransaction(this.dataSource, [], (tx) => letterPassed(tx, letter.letterId, letter.sequence));
      if (!passed) continue;
      await this.forget([letter]);
      await this.box.remove(passed);
    }
  }

  private async keep(letters: readonly DeadLetter[]): Promise<void> {
    await inTransaction(this.dataSource, [], (tx) => keepLetters(tx, letters));
    await this.forget(letters);
  }

  private async forget(letters: readonly { readonly tenantId?: string | null | undefined; readonly invoiceId?: string | null | undefined }[]): Promise<void> {
    await this.cached.forget(letters.flatMap(({ tenantId, invoiceId }) => (tenantId && invoiceId ? [{ tenantId, invoiceId }] : [])));
  }
}
