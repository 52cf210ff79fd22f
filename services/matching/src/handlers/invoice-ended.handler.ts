import { Injectable } from '@nestjs/common';
import { compareLineage, type AnyBusEvent } from '@smartap/contracts';
import type { Tx } from '@smartap/database';
import { EventFactory, EventKeeper, HandlesEvents, lockDecisions, noteEnds, type Effects } from '@smartap/messaging';
import { dropCodings } from '../store/codings.js';
import { giveUp, stopWatching } from '../store/ledger.store.js';

type Ended = 'invoice.rejected.v1' | 'invoice.superseded.v1' | 'invoice.approved.v1';

/**
 * Gives back what an ended invoice took of its orders; one that is approved keeps it for good, and its answer is final.
 * A revision that replaces another keeps it until it is matched.
 */
@Injectable()
@HandlesEvents({ events: ['invoice.rejected.v1', 'invoice.superseded.v1', 'invoice.approved.v1'], lane: 'main', fold: 'latest' })
export class InvoiceEndedHandler extends EventKeeper<Ended> {
  constructor(private readonly events: EventFactory) {
    super();
  }

  override accepts(event: AnyBusEvent<Ended>): boolean {
    return event.type !== 'invoice.superseded.v1' || event.data.byInvoiceId !== undefined;
  }

  override async keep(tx: Tx, events: readonly AnyBusEvent<Ended>[]): Promise<Effects> {
    const all = events.map((event) => ({
      tenantId: event.tenantId,
      invoiceId: event.data.invoiceId,
      lineage: event.data.lineage,
      isFinal: event.type === 'invoice.approved.v1',
    }));
    const decisions = await lockDecisions(tx, all);
    // An approval of what was matched anew meanwhile ends nothing: approval looks at the new match.
    const ends = all.filter((end) => !end.isFinal || compareLineage(end.lineage, decisions.get(end)?.lineage ?? []) > 0);
    await noteEnds(tx, ends);
    await stopWatching(
      tx,
      ends.filter(({ isFinal }) => isFinal),
    );
    // What a newer revision holds by now stays.
    const given = ends.filter((end) => !end.isFinal && (decisions.get(end)?.lineage[0] ?? 0) <= (end.lineage[0] ?? 0));
    await dropCodings(tx, given);
    const freed = await giveUp(tx, given);
    return {
      events: freed.flatMap(({ invoiceId, orderNumbers }) => {
        const cause = events.find((event) => event.data.invoiceId === invoiceId);
        return cause ? [this.events.causedBy(cause, 'order.freed.v1', { invoiceId, orderNumbers: [...orderNumbers] })] : [];
      }),
    };
  }
}
