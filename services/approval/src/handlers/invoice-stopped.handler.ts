import { Inject, Injectable } from '@nestjs/common';
import type { AnyBusEvent, Lineage } from '@smartap/contracts';
import type { Tx } from '@smartap/database';
import { EventFactory, EventHandler, HandlesEvents, lockInvoices, noteEnds, type Decided, type Effects, type Received } from '@smartap/messaging';
import { CLOCK, type Clock } from '@smartap/runtime';
import { isSuperseded } from '../domain/index.js';
import { lockPlans, setPlanState } from '../store/plans.js';
import { closeTasks, openTasks } from '../store/tasks.js';
import { taskClosed } from './task-events.js';

type Stopped = 'invoice.superseded.v1' | 'invoice.validated.v1' | 'invoice.refused.v1';

/** When a newer revision is on its way, or an invoice was blocked or refused, nobody is asked about the old one any more. */
@Injectable()
@HandlesEvents({ events: ['invoice.superseded.v1', 'invoice.validated.v1', 'invoice.refused.v1'], lane: 'main', fold: 'latest' })
export class InvoiceStoppedHandler extends EventHandler<Stopped, null, null, Lineage> {
  constructor(
    private readonly events: EventFactory,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    super();
  }

  override accepts(event: AnyBusEvent<Stopped>): boolean {
    return event.type !== 'invoice.validated.v1' || event.data.verdict === 'blocked';
  }

  override prepare(): null {
    return null;
  }

  override async load(): Promise<null> {
    return null;
  }

  /** Tasks older than this are no longer asked. */
  override decide({ event }: Received<Stopped, null>): Lineage {
    const [revision = 0] = event.data.lineage;
    return [revision + 1];
  }

  override async store(tx: Tx, decided: readonly Decided<Stopped, null, Lineage>[]): Promise<Effects> {
    const keys = decided.map(({ event, outcome }) => ({
      tenantId: event.tenantId,
      invoiceId: event.data.invoiceId,
      lineage: event.data.lineage,
      outcome,
      event,
    }));
    await lockInvoices(tx, keys);
    const plans = await lockPlans(tx, keys);
    const blocked = keys.filter(({ event }) => event.type !== 'invoice.superseded.v1' || event.data.byInvoiceId);
    await noteEnds(tx, blocked);
    const pausing = keys.filter((key) => {
      const plan = plans.get(key.invoiceId);
      return plan?.state === 'pending' && isSuperseded(plan.lineage, key.outcome);
    });
    await setPlanState(tx, pausing, 'held');
    const byInvoice = new Map(keys.map((key) => [key.invoiceId, key]));
    const open = await openTasks(tx, keys);
    const ends = open.flatMap((task) => {
      const key = byInvoice.get(task.invoiceId);
      return key && isSuperseded(task.lineage, key.outcome)
        ? [{ task, cause: key.event, end: { tenantId: task.tenantId, taskId: task.taskId, outcome: 'superseded' as const, at: this.clock.now() } }]
        : [];
    });
    await closeTasks(
      tx,
      ends.map(({ end }) => end),
    );
    return { events: ends.map(({ task, cause, end }) => taskClosed(this.events, cause, task, end)) };
  }
}
