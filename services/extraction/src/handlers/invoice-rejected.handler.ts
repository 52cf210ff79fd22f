import { Injectable } from '@nestjs/common';
import type { Tx } from '@smartap/database';
import { EventHandler, HandlesEvents, noteEnds, type Decided, type Effects } from '@smartap/messaging';

type Rejected = 'invoice.rejected.v1';

/** Notes that an invoice was rejected, so that it is corrected no more. */
@Injectable()
@HandlesEvents({ events: ['invoice.rejected.v1'], lane: 'fast', fold: 'latest' })
export class InvoiceRejectedHandler extends EventHandler<Rejected, null, null, true> {
  override prepare(): null {
    return null;
  }

  override async load(): Promise<null> {
    return null;
  }

  override decide(): true {
    return true;
  }

  override async store(tx: Tx, decided: readonly Decided<Rejected, null, true>[]): Promise<Effects> {
    await noteEnds(tx, decided.map(({ event }) => ({ tenantId: event.tenantId, invoiceId: event.data.invoiceId, lineage: event.data.lineage })));
    return {};
  }
}
