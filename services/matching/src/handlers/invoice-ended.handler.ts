import { Injectable } from '@nestjs/common';
import type { Tx } from '@smartap/database';
import { EventHandler, HandlesEvents, noteEnds, type Decided, type Effects, type Received } from '@smartap/messaging';
import { replaceAllocations } from '../store/ledger.store.js';

type Ended = 'invoice.rejected.v1' | 'invoice.superseded.v1';

/** Gives back what an ended invoice took of its orders. A revision that replaces another keeps it until it is matched. */
@Injectable()
@HandlesEvents({ events: ['invoice.rejected.v1', 'invoice.superseded.v1'], lane: 'main', fold: 'latest' })
export class InvoiceEndedHandler extends EventHandler<Ended, null, null, true> {
  override prepare(): null {
    return null;
  }

  override async load(): Promise<null> {
    return null;
  }

  override decide({ event }: Received<Ended, null>): true | undefined {
    return event.type === 'invoice.superseded.v1' && !event.data.byInvoiceId ? undefined : true;
  }

  override async store(tx: Tx, decided: readonly Decided<Ended, null, true>[]): Promise<Effects> {
    const ends = decided.map(({ event }) => ({ tenantId: event.tenantId, invoiceId: event.data.invoiceId, lineage: event.data.lineage }));
    await noteEnds(tx, ends);
    await replaceAllocations(tx, ends.map((key) => ({ ...key, allocations: [], watches: [] })));
    return {};
  }
}
