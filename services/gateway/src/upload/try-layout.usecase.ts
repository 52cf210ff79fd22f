import { Inject, Injectable } from '@nestjs/common';
import { inTransaction } from '@smartap/database';
import type { CommandContext } from '@smartap/messaging';
import { AppError, Slots } from '@smartap/runtime';
import { OBJECT_STORE, type ObjectStore } from '@smartap/storage';
import { DataSource } from 'typeorm';
import { GatewaySettings } from '../config.js';
import { documentOf } from '../store/invoice-queries.js';
import { TRIALS } from './orphan.sweeper.js';
import type { ReceivedFile } from './received-file.js';

// A person tries one document at a time.
const AT_ONCE = 2;

/** Finds or keeps the document that something is tried on. What is kept for it is removed by the sweeper. */
@Injectable()
export class TryLayout {
  private readonly slots = new Slots(AT_ONCE);

  constructor(
    private readonly settings: GatewaySettings,
    private readonly dataSource: DataSource,
    @Inject(OBJECT_STORE) private readonly objects: ObjectStore,
  ) {}

  /** Keeps a file and gives its key. */
  keep(file: ReceivedFile, { tenantId, id }: CommandContext): Promise<string> {
    return this.slots.run(async () => {
      const storageKey = `${TRIALS}/${tenantId}/${id}`;
      const { sizeBytes } = await this.objects.put(storageKey, file.body, { maxBytes: this.settings.UPLOAD_MAX_BYTES });
      if (sizeBytes > 0) return storageKey;
      await this.objects.delete(storageKey);
      throw new AppError('EMPTY_DOCUMENT', 'The document is empty. Send a file, or name an invoice by invoiceId.');
    });
  }

  /** Where the document of an invoice is kept. */
  async documentOf(invoiceId: string, { tenantId }: CommandContext): Promise<string> {
    const document = await inTransaction(this.dataSource, [tenantId], (tx) => documentOf(tx, tenantId, invoiceId));
    if (!document) throw new AppError('INVOICE_NOT_FOUND', `There is no invoice ${invoiceId}.`);
    return document.storageKey;
  }
}
