import { Injectable } from '@nestjs/common';
import type { Tx } from '@smartap/database';
import { EventHandler, HandlesEvents, noteEnds, type Decided, type Effects, type Received } from '@smartap/messaging';
import { releaseClaims } from '../store/claims.js';

type Ended = 'invoice.rejected.v1' | 'invoice.superseded.v1';

/** Gives up the duplicate claim of an invoice that has ended. A revision that replaces another keeps it. */
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
    await releaseClaims(tx, ends);
    return {};
  }
}
