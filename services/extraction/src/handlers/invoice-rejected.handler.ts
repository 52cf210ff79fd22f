import { Injectable } from '@nestjs/common';
import type { AnyBusEvent } from '@smartap/contracts';
import type { Tx } from '@smartap/database';
import { EventKeeper, HandlesEvents, lockInvoices, noteEnds, type Effects } from '@smartap/messaging';

type Rejected = 'invoice.rejected.v1';

/** Notes that an invoice was rejected, so that it is corrected no more. */
@Injectable()
@HandlesEvents({ events: ['invoice.rejected.v1'], lane: 'fast', fold: 'latest' })
export class InvoiceRejectedHandler extends EventKeeper<Rejected> {
  override async keep(tx: Tx, events: readonly AnyBusEvent<Rejected>[]): Promise<Effects> {
    const ends = events.map((event) => ({ tenantId: event.tenantId, invoiceId: event.data.invoiceId, lineage: event.data.lineage }));
    await lockInvoices(tx, ends);
    await noteEnds(tx, ends);
    return {};
  }
}
