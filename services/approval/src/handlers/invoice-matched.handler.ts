import { Inject, Injectable } from '@nestjs/common';
import { compareLineage, type BusEvent } from '@smartap/contracts';
import type { Tx } from '@smartap/database';
import { EventFactory, EventHandler, HandlesEvents, loadEnds, lockDecisions, saveDecisions, type Decided, type Decisions, type Effects, type Ends, type Received } from '@smartap/messaging';
import { CLOCK, idFrom, type Clock } from '@smartap/runtime';
import { contentHash, DEFAULT_POLICY, isSuperseded, planApproval, type Plan } from '../domain/index.js';
import { lockPlans, savePlans, type PlanRow } from '../store/plans.js';
import { closeTasks, insertTasks, openTasks, type NewTask, type TaskRow } from '../store/tasks.js';
import { taskClosed, taskOpened } from './task-events.js';

type Matched = 'invoice.matched.v1';

interface Facts {
  readonly plans: ReadonlyMap<string, PlanRow>;
  readonly decisions: Decisions;
  readonly ends: Ends;
}

type Item = Decided<Matched, string, Plan>;

/** Plans the approval of each matched invoice: untouched, by whom, or held by what comes first. */
@Injectable()
@HandlesEvents({ events: ['invoice.matched.v1'], lane: 'main', fold: 'latest' })
export class InvoiceMatchedHandler extends EventHandler<Matched, string, Facts, Plan> {
  constructor(
    private readonly events: EventFactory,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    super();
  }

  /** The hash of the content that is to be approved. */
  override prepare({ data }: BusEvent<Matched>): string {
    return contentHash(data);
  }

  override async load(tx: Tx, items: readonly Received<Matched, string>[]): Promise<Facts> {
    const keys = items.map(({ event }) => ({ tenantId: event.tenantId, invoiceId: event.data.invoiceId }));
    return { decisions: await lockDecisions(tx, keys), plans: await lockPlans(tx, keys), ends: await loadEnds(tx, keys) };
  }

  override decide({ event }: Received<Matched, string>, { plans, ends }: Facts): Plan | undefined {
    const { invoiceId, lineage } = event.data;
    const known = plans.get(invoiceId);
    if (ends.covers(invoiceId, lineage) || (known && compareLineage(known.lineage, lineage) >= 0)) return undefined;
    return planApproval(event.data, DEFAULT_POLICY);
  }

  override async store(tx: Tx, decided: readonly Item[]): Promise<Effects> {
    const kept = await savePlans(tx, decided.map(planRow));
    const live = decided.filter(({ event }) => kept.has(event.data.invoiceId));
    const approved = await saveDecisions(tx, live.filter(({ outcome }) => outcome.state === 'approved').map((item) => this.approved(item)));
    const closed = await this.closeSuperseded(tx, live);
    const tasks = live.flatMap((item) => this.tasksFor(item).map((task) => ({ task, cause: item.event })));
    const opened = await insertTasks(tx, tasks.map(({ task }) => task));
    const told = tasks.filter(({ task }) => opened.has(task.taskId)).map(({ task, cause }) => taskOpened(this.events, cause, task));
    return { events: [...approved, ...closed, ...told], audit: live.map(auditLine) };
  }

  private approved({ event, prepared, outcome }: Item): BusEvent<'invoice.approved.v1'> {
    const { invoiceId, lineage, invoice, vendor } = event.data;
    return this.events.causedBy(event, 'invoice.approved.v1', {
      invoiceId, lineage: [...lineage, 1], how: 'touchless', by: [], contentHash: prepared, payable: invoice.totals.due ?? '0', currency: invoice.currency ?? '', vendorId: vendor?.vendorId ?? null, explanation: outcome.explanation,
    });
  }

  private async closeSuperseded(tx: Tx, live: readonly Item[]): Promise<BusEvent[]> {
    const newest = new Map(live.map((item) => [item.event.data.invoiceId, item.event]));
    const open = await openTasks(tx, live.map(({ event }) => ({ tenantId: event.tenantId, invoiceId: event.data.invoiceId })));
    const over = open.flatMap((task): { task: TaskRow; cause: BusEvent<Matched> }[] => {
      const cause = newest.get(task.invoiceId);
      return cause && isSuperseded(task.lineage, cause.data.lineage) ? [{ task, cause }] : [];
    });
    const ends = over.map(({ task, cause }) => ({ task, cause, end: { tenantId: task.tenantId, taskId: task.taskId, outcome: 'superseded' as const, at: this.clock.now() } }));
    await closeTasks(tx, ends.map(({ end }) => end));
    return ends.map(({ task, cause, end }) => taskClosed(this.events, cause, task, end));
  }

  private tasksFor({ event, outcome }: Item): NewTask[] {
    if (outcome.state !== 'pending') return [];
    const { invoiceId, lineage, invoice } = event.data;
    return outcome.steps.map((step) => ({
      tenantId: event.tenantId,
      taskId: idFrom(invoiceId, 'approval', step.id, ...lineage),
      invoiceId,
      kind: 'approval',
      lineage: [...lineage, 1],
      reason: outcome.reason,
      title: outcome.explanation.slice(0, 2000),
      role: step.role,
      step: step.id,
      amount: outcome.amount,
      currency: invoice.currency?.slice(0, 3) ?? null,
      limitNeeded: outcome.amount,
      openedAt: this.clock.now().toISOString(),
    }));
  }
}

function planRow({ event, prepared, outcome }: Item): PlanRow {
  const { invoiceId, lineage, submittedBy, vendor, match, invoice } = event.data;
  return {
    tenantId: event.tenantId,
    invoiceId,
    lineage,
    state: outcome.state,
    policyVersion: DEFAULT_POLICY.version,
    contentHash: prepared,
    explanation: outcome.explanation,
    submittedBy: submittedBy.subject,
    vendorId: vendor?.vendorId ?? null,
    orderNumbers: [...new Set(match.lines.flatMap((line) => line.orderNumber ?? []))],
    payable: invoice.totals.due ?? '0',
    currency: invoice.currency ?? '',
  };
}

function auditLine({ event, prepared, outcome }: Item) {
  const details = { lineage: event.data.lineage, state: outcome.state, policy: DEFAULT_POLICY.version, contentHash: prepared, explanation: outcome.explanation };
  return { tenantId: event.tenantId, at: new Date(event.time), actor: 'system:approval', action: outcome.state === 'approved' ? 'invoice.approved' : 'invoice.planned', entity: 'invoice', entityId: event.data.invoiceId, details };
}
