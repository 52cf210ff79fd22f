import { Injectable } from '@nestjs/common';
import type { AnyBusEvent } from '@smartap/contracts';
import type { Tx } from '@smartap/database';
import { EventKeeper, HandlesEvents, lockDecisions, noteEnds, type Effects } from '@smartap/messaging';
import { replaceAllocations } from '../store/ledger.store.js';

type Ended = 'invoice.rejected.v1' | 'invoice.superseded.v1';

/** Gives back what an ended invoice took of its orders. A revision that replaces another keeps it until it is matched. */
@Injectable()
@HandlesEvents({ events: ['invoice.rejected.v1', 'invoice.superseded.v1'], lane: 'main', fold: 'latest' })
export class InvoiceEndedHandler extends EventKeeper<Ended> {
  override accepts(event: AnyBusEvent<Ended>): boolean {
    return event.type === 'invoice.rejected.v1' || event.data.byInvoiceId !== undefined;
  }

  override async keep(tx: Tx, events: readonly AnyBusEvent<Ended>[]): Promise<Effects> {
    const ends = events.map((event) => ({ tenantId: event.tenantId, invoiceId: event.data.invoiceId, lineage: event.data.lineage }));
    const decisions = await lockDecisions(tx, ends);
    await noteEnds(tx, ends);
    // What a newer revision holds by now stays.
    const live = ends.filter((end) => (decisions.get(end)?.lineage[0] ?? 0) <= (end.lineage[0] ?? 0));
    await replaceAllocations(tx, live.map((key) => ({ ...key, allocations: [], watches: [] })));
    return {};
  }
}
