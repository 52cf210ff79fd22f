import { Injectable } from '@nestjs/common';
import type { Tx } from '@smartap/database';
import { EventHandler, HandlesEvents, type Decided, type Effects } from '@smartap/messaging';
import { INVOICE_EVENTS, project, type InvoiceEvent } from '../domain/index.js';
import { insertTimeline, upsertViews } from '../store/invoice-views.js';

type Type = (typeof INVOICE_EVENTS)[number];

/** Keeps the list of invoices and their timelines. */
@Injectable()
@HandlesEvents({ events: INVOICE_EVENTS, lane: 'read-invoices', fold: 'together' })
export class InvoiceProjector extends EventHandler<Type, null, null, true> {
  override prepare(): null {
    return null;
  }

  override async load(): Promise<null> {
    return null;
  }

  override decide(): true {
    return true;
  }

  override async store(tx: Tx, decided: readonly Decided<Type, null, true>[]): Promise<Effects> {
    const events = decided.map(({ event }): InvoiceEvent => event);
    const byInvoice = Map.groupBy(events, (event) => `${event.tenantId} ${event.subject}`);
    const changes = [...byInvoice.values()].flatMap((own) => (own[0] ? [{ tenantId: own[0].tenantId, invoiceId: own[0].subject, projection: project(own) }] : []));
    await upsertViews(tx, changes);
    await insertTimeline(tx, events);
    return {};
  }
}
