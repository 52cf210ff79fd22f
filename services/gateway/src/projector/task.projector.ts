import { Injectable } from '@nestjs/common';
import type { AnyBusEvent } from '@smartap/contracts';
import type { Tx } from '@smartap/database';
import { EventKeeper, HandlesEvents, type Effects } from '@smartap/messaging';
import { InvoiceCache } from '../store/invoice-cache.js';
import { countOpenTasks, lockViews, upsertTasks } from '../store/task-views.js';

type Type = 'task.opened.v1' | 'task.closed.v1';

/** Keeps the list of tasks, and at each invoice whether one is open. */
@Injectable()
@HandlesEvents({ events: ['task.opened.v1', 'task.closed.v1'], lane: 'read-tasks', fold: 'together' })
export class TaskProjector extends EventKeeper<Type> {
  constructor(private readonly cached: InvoiceCache) {
    super();
  }

  override async keep(tx: Tx, events: readonly AnyBusEvent<Type>[]): Promise<Effects> {
    const invoices = events.map((event) => ({ tenantId: event.tenantId, invoiceId: event.data.invoiceId }));
    await lockViews(tx, invoices);
    await upsertTasks(tx, events);
    await countOpenTasks(tx, invoices);
    return { committed: () => this.cached.forget(invoices) };
  }
}
