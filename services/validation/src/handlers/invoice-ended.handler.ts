import { Injectable } from '@nestjs/common';
import type { AnyBusEvent } from '@smartap/contracts';
import type { Tx } from '@smartap/database';
import { EventKeeper, HandlesEvents, lockDecisions, noteEnds, type Effects } from '@smartap/messaging';
import { releaseClaims } from '../store/claims.js';
import { supersedeFindings } from '../store/findings.js';
import { setWatches } from '../store/vendor-watch.js';
import { keepReviews } from '../store/signal-reviews.js';
import { reviewOf } from './review-of.js';
import { dropRecords } from '../store/duplicate-records.js';

type Ended = 'invoice.rejected.v1' | 'invoice.superseded.v1';

/** Gives up the duplicate claim of an invoice that has ended, and compares nothing with it any more. A revision that replaces another keeps it. */
@Injectable()
@HandlesEvents({ events: ['invoice.rejected.v1', 'invoice.superseded.v1'], lane: 'main', fold: 'latest' })
export class InvoiceEndedHandler extends EventKeeper<Ended> {
  override accepts(event: AnyBusEvent<Ended>): boolean {
    return event.type === 'invoice.rejected.v1' || event.data.byInvoiceId !== undefined;
  }

  override async keep(tx: Tx, events: readonly AnyBusEvent<Ended>[]): Promise<Effects> {
    const ends = events.map((event) => ({ tenantId: event.tenantId, invoiceId: event.data.invoiceId, lineage: event.data.lineage }));
    const decisions = await lockDecisions<'invoice.validated.v1'>(tx, ends);
    await noteEnds(tx, ends);
    // What a newer revision holds by now stays.
    const live = ends.filter((end) => (decisions.get(end)?.lineage[0] ?? 0) <= (end.lineage[0] ?? 0));
    await releaseClaims(tx, live);
    await dropRecords(tx, live);
    await setWatches(tx, live, []);
    await supersedeFindings(tx, live);
    const rejected = new Set(events.filter(({ type }) => type === 'invoice.rejected.v1').map(({ subject }) => subject));
    await keepReviews(
      tx,
      live
        .filter(({ invoiceId }) => rejected.has(invoiceId))
        .flatMap((end) => {
          const known = decisions.get(end);
          return known ? reviewOf(known.event, 'confirmed') : [];
        }),
    );
    return {};
  }
}
