import { Injectable } from '@nestjs/common';
import type { AnyBusEvent } from '@smartap/contracts';
import type { Tx } from '@smartap/database';
import { EventFactory, EventKeeper, HandlesEvents, type Effects } from '@smartap/messaging';
import { madeAtMs } from '@smartap/runtime';
import { duplicateNews } from '../domain/index.js';
import { recheck } from './recheck-run.js';

type Approved = 'invoice.approved.v1';

const FRESH_MS = 3_600_000;

/** Whether an invoice went through on its own within the hour: it was looked at within the hour too. */
function isFresh({ time, data }: AnyBusEvent<Approved>): boolean {
  const madeAt = madeAtMs(data.invoiceId);
  return data.how === 'touchless' && madeAt !== undefined && Date.parse(time) - madeAt < FRESH_MS;
}

/** Looks for duplicates again before an approved invoice is paid. */
@Injectable()
@HandlesEvents({ events: ['invoice.approved.v1'], lane: 'recheck', fold: 'latest' })
export class InvoiceApprovedHandler extends EventKeeper<Approved> {
  constructor(private readonly events: EventFactory) {
    super();
  }

  override accepts(event: AnyBusEvent<Approved>): boolean {
    return !isFresh(event);
  }

  override keep(tx: Tx, events: readonly AnyBusEvent<Approved>[]): Promise<Effects> {
    return recheck(
      tx,
      events.map((event) => ({ tenantId: event.tenantId, invoiceId: event.data.invoiceId, cause: event })),
      this.events,
      duplicateNews,
    );
  }
}
