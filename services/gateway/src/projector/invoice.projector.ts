import { Injectable } from '@nestjs/common';
import type { Tx } from '@smartap/database';
import { EventKeeper, HandlesEvents, type Effects } from '@smartap/messaging';
import { INVOICE_EVENTS, project, type InvoiceEvent } from '../domain/index.js';
import { InvoiceCache } from '../store/invoice-cache.js';
import { insertTimeline, upsertViews } from '../store/invoice-views.js';

const OWN_SOURCE = '/smartap/gateway';

type Type = (typeof INVOICE_EVENTS)[number];

/** Keeps the list of invoices and their timelines. */
@Injectable()
@HandlesEvents({ events: INVOICE_EVENTS, lane: 'read-invoices', fold: 'together' })
export class InvoiceProjector extends EventKeeper<Type> {
  constructor(private readonly cached: InvoiceCache) {
    super();
  }

  /** What was handed in here stands in the list since the transaction that took it in. */
  override accepts({ type, source }: InvoiceEvent): boolean {
    return !(type === 'invoice.submitted.v1' && source === OWN_SOURCE);
  }

  override async keep(tx: Tx, events: readonly InvoiceEvent[]): Promise<Effects> {
    const byInvoice = Map.groupBy(events, (event) => `${event.tenantId} ${event.subject}`);
    const changes = [...byInvoice.values()].flatMap((own) =>
      own[0] ? [{ tenantId: own[0].tenantId, invoiceId: own[0].subject, projection: project(own) }] : [],
    );
    await upsertViews(tx, changes);
    await insertTimeline(tx, events);
    return { committed: () => this.cached.forget(changes) };
  }
}
