import { Inject, Injectable } from '@nestjs/common';
import type { AnyBusEvent, BusEvent } from '@smartap/contracts';
import { inTransaction } from '@smartap/database';
import { EventFactory, HandlesEvents } from '@smartap/messaging';
import { CLOCK, type Clock } from '@smartap/runtime';
import { OBJECT_STORE, type ObjectStore } from '@smartap/storage';
import { DataSource } from 'typeorm';
import type { ExtractionOutcome } from '../domain/index.js';
import { loadBuyerIdentity } from '../store/buyer-identity.js';
import { readByLayouts } from './read-by-layouts.js';
import { ExtractionPool } from '../worker/extraction.pool.js';
import { InvoiceReceivedHandler, isQuick, type ReceivedType } from './invoice-received.handler.js';

/** PDFs, images and very large XML: read in worker threads. */
@Injectable()
@HandlesEvents({ events: ['invoice.received.v1'], lane: 'slow', fold: 'latest' })
export class PageReceivedHandler extends InvoiceReceivedHandler {
  constructor(
    events: EventFactory,
    @Inject(CLOCK) clock: Clock,
    @Inject(OBJECT_STORE) private readonly objects: ObjectStore,
    private readonly dataSource: DataSource,
    private readonly pool: ExtractionPool,
  ) {
    super(events, clock);
  }

  override accepts(event: AnyBusEvent<ReceivedType>): boolean {
    return !isQuick(event);
  }

  override async prepare({ tenantId, data }: BusEvent<ReceivedType>): Promise<ExtractionOutcome> {
    const buyer = await inTransaction(this.dataSource, [tenantId], (tx) => loadBuyerIdentity(tx, tenantId));
    const bytes = await this.objects.read(data.document.storageKey);
    return readByLayouts(this.dataSource, tenantId, (layouts) => this.pool.extract(bytes, { buyerNames: buyer.names, buyerVatIds: buyer.vatIds, comparePage: true, layouts }));
  }
}
