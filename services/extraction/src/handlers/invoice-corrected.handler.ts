import { Inject, Injectable } from '@nestjs/common';
import type { BusEvent } from '@smartap/contracts';
import type { Tx } from '@smartap/database';
import { EventHandler, HandlesEvents, type Decided, type Effects, type Received } from '@smartap/messaging';
import { CLOCK, idFrom, type Clock } from '@smartap/runtime';
import { OBJECT_STORE, type ObjectStore } from '@smartap/storage';
import { hasWordsOf, joinLayouts, type VendorLayout } from '../domain/index.js';
import { insertLayout, layoutsOf } from '../store/layouts.js';
import { ExtractionPool } from '../worker/extraction.pool.js';

type Corrected = 'invoice.corrected.v1';
type Learned = VendorLayout | null;

/** Learns from a correction how a vendor lays its invoices out: the next one is read by it. */
@Injectable()
@HandlesEvents({ events: ['invoice.corrected.v1'], lane: 'slow', fold: 'each' })
export class InvoiceCorrectedHandler extends EventHandler<Corrected, Learned, null, VendorLayout> {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(OBJECT_STORE) private readonly objects: ObjectStore,
    private readonly pool: ExtractionPool,
  ) {
    super();
  }

  override async prepare({ data }: BusEvent<Corrected>): Promise<Learned> {
    return (await this.pool.learn(await this.objects.read(data.storageKey), data, data.pages)) ?? null;
  }

  override load(): Promise<null> {
    return Promise.resolve(null);
  }

  override decide({ prepared }: Received<Corrected, Learned>): VendorLayout | undefined {
    return prepared ?? undefined;
  }

  override async store(tx: Tx, decided: readonly Decided<Corrected, Learned, VendorLayout>[]): Promise<Effects> {
    // One after another: a second correction builds on what the first one taught.
    for (const { event, outcome } of decided) {
      const { invoiceId, correctedBy, lineage } = event.data;
      // The buyer's own identities are on the pages of every vendor: only what has the same words is the same layout.
      const older = (await layoutsOf(tx, event.tenantId, outcome.identities)).find((each) => hasWordsOf(outcome.words, each));
      const [revision = 1] = lineage;
      const kept = { ...joinLayouts(older, outcome), version: (older?.version ?? 0) + 1, id: idFrom(invoiceId, 'layout', revision) };
      await insertLayout(tx, kept, { tenantId: event.tenantId, invoiceId, by: correctedBy, at: this.clock.now() });
    }
    return {};
  }
}
