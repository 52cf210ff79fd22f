import { Inject, Injectable } from '@nestjs/common';
import type { BusEvent } from '@smartap/contracts';
import { inTransaction } from '@smartap/database';
import { EventFactory, HandlesEvents } from '@smartap/messaging';
import { CLOCK, type Clock } from '@smartap/runtime';
import { OBJECT_STORE, type ObjectStore } from '@smartap/storage';
import { DataSource } from 'typeorm';
import type { ExtractionOutcome } from '../domain/index.js';
import { loadBuyerIdentity } from '../store/buyer-identity.js';
import { readByLayouts } from './read-by-layouts.js';
import { ExtractionPool } from '../worker/extraction.pool.js';
import { InvoiceReceivedHandler, type ScannedType } from './invoice-received.handler.js';

/** Scans and photos: their words are recognised in a lane and a thread of their own, so that they delay nothing else. */
@Injectable()
@HandlesEvents({ events: ['invoice.scanned.v1'], lane: 'scans', fold: 'latest' })
export class InvoiceScannedHandler extends InvoiceReceivedHandler<ScannedType> {
  constructor(
    events: EventFactory,
    @Inject(CLOCK) clock: Clock,
    @Inject(OBJECT_STORE) private readonly objects: ObjectStore,
    private readonly dataSource: DataSource,
    private readonly pool: ExtractionPool,
  ) {
    super(events, clock);
  }

  override async prepare({ tenantId, data }: BusEvent<ScannedType>): Promise<ExtractionOutcome> {
    const buyer = await inTransaction(this.dataSource, [tenantId], (tx) => loadBuyerIdentity(tx, tenantId));
    const bytes = await this.objects.read(data.document.storageKey);
    return readByLayouts(this.dataSource, tenantId, (layouts) => this.pool.extractScan(bytes, { buyerNames: buyer.names, buyerVatIds: buyer.vatIds, layouts }));
  }
}
