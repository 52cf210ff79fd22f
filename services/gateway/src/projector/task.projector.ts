import { Injectable } from '@nestjs/common';
import type { Tx } from '@smartap/database';
import { EventHandler, HandlesEvents, type Decided, type Effects } from '@smartap/messaging';
import { countOpenTasks, lockViews, upsertTasks } from '../store/task-views.js';

type Type = 'task.opened.v1' | 'task.closed.v1';

/** Keeps the list of tasks, and at each invoice whether one is open. */
@Injectable()
@HandlesEvents({ events: ['task.opened.v1', 'task.closed.v1'], lane: 'read-tasks', fold: 'together' })
export class TaskProjector extends EventHandler<Type, null, null, true> {
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
    const invoices = decided.map(({ event }) => ({ tenantId: event.tenantId, invoiceId: event.data.invoiceId }));
    await lockViews(tx, invoices);
    await upsertTasks(tx, decided.map(({ event }) => event));
    await countOpenTasks(tx, invoices);
    return {};
  }
}
