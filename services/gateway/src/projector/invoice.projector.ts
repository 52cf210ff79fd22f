import { Injectable } from '@nestjs/common';
import type { Tx } from '@smartap/database';
import { EventKeeper, HandlesEvents, type Effects } from '@smartap/messaging';
import { INVOICE_EVENTS, project, type InvoiceEvent } from '../domain/index.js';
import { insertTimeline, upsertViews } from '../store/invoice-views.js';

type Type = (typeof INVOICE_EVENTS)[number];

/** Keeps the list of invoices and their timelines. */
@Injectable()
@HandlesEvents({ events: INVOICE_EVENTS, lane: 'read-invoices', fold: 'together' })
export class InvoiceProjector extends EventKeeper<Type> {
  override async keep(tx: Tx, events: readonly InvoiceEvent[]): Promise<Effects> {
    const byInvoice = Map.groupBy(events, (event) => `${event.tenantId} ${event.subject}`);
    const changes = [...byInvoice.values()].flatMap((own) => (own[0] ? [{ tenantId: own[0].tenantId, invoiceId: own[0].subject, projection: project(own) }] : []));
    await upsertViews(tx, changes);
    await insertTimeline(tx, events);
    return {};
  }
}
