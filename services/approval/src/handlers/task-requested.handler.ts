import { Inject, Injectable } from '@nestjs/common';
import type { Tx } from '@smartap/database';
import { EventFactory, EventHandler, HandlesEvents, loadEnds, lockInvoices, type Decided, type Effects, type Ends, type Received } from '@smartap/messaging';
import { CLOCK, type Clock } from '@smartap/runtime';
import { isSuperseded } from '../domain/index.js';
import { lockPlans, type PlanRow } from '../store/plans.js';
import { insertTasks, type NewTask } from '../store/tasks.js';
import { taskOpened } from './task-events.js';

type Requested = 'task.requested.v1';

interface Facts {
  readonly plans: ReadonlyMap<string, PlanRow>;
  readonly ends: Ends;
}

/** Opens the tasks that other stages ask for, unless the question is out of date already. */
@Injectable()
@HandlesEvents({ events: ['task.requested.v1'], lane: 'tasks', fold: 'each' })
export class TaskRequestedHandler extends EventHandler<Requested, null, Facts, NewTask> {
  constructor(
    private readonly events: EventFactory,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    super();
  }

  override prepare(): null {
    return null;
  }

  override async load(tx: Tx, items: readonly Received<Requested, null>[]): Promise<Facts> {
    const keys = items.map(({ event }) => ({ tenantId: event.tenantId, invoiceId: event.data.invoiceId }));
    await lockInvoices(tx, keys);
    return { plans: await lockPlans(tx, keys), ends: await loadEnds(tx, keys) };
  }

  override decide({ event }: Received<Requested, null>, { plans, ends }: Facts): NewTask | undefined {
    const { data, tenantId } = event;
    const plan = plans.get(data.invoiceId);
    if (ends.covers(data.invoiceId, data.lineage) || (plan && isSuperseded(data.lineage, plan.lineage))) return undefined;
    return {
      ...data,
      titles: data.titles ?? null,
      tenantId,
      step: null,
      amount: data.amount ?? null,
      currency: data.currency ?? null,
      limitNeeded: data.kind === 'exception' ? (data.amount ?? null) : null,
      openedAt: this.clock.now().toISOString(),
    };
  }

  override async store(tx: Tx, decided: readonly Decided<Requested, null, NewTask>[]): Promise<Effects> {
    const opened = await insertTasks(
      tx,
      decided.map(({ outcome }) => outcome),
    );
    return { events: decided.filter(({ outcome }) => opened.has(outcome.taskId)).map(({ event, outcome }) => taskOpened(this.events, event, outcome)) };
  }
}
