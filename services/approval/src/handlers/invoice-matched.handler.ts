import { Inject, Injectable } from '@nestjs/common';
import { compareLineage, textsOf, titlesOf, type BusEvent } from '@smartap/contracts';
import type { Tx } from '@smartap/database';
import { EventFactory, EventHandler, HandlesEvents, saveDecisions, type Effects, type Received } from '@smartap/messaging';
import { CLOCK, idFrom, type Clock } from '@smartap/runtime';
import {
  contentHash,
  contentOf,
  DEFAULT_POLICY,
  factsOf,
  isSuperseded,
  nextDue,
  planApproval,
  planCourse,
  sourceOf,
  stepAnswered,
  trustOf,
  type Plan,
  type Trust,
} from '../domain/index.js';
import { Notifier } from '../notify/notifier.js';
import { savePlans } from '../store/plans.js';
import { closeTasks, insertTasks, openTasks, type NewTask, type TaskRow } from '../store/tasks.js';
import { keepOutcomes } from '../store/trust.js';
import { approvers, planOfCourse, stepTasks } from './course-tasks.js';
import { loadMatchedFacts, orderScopes, vendorScopes, type MatchedFacts } from './matched-facts.js';
import { outcomeRow } from './outcome-row.js';
import { auditLine, planRow, type Planned, type PlannedInvoice } from './planned-invoice.js';
import { storeCourses } from './store-courses.js';
import { taskClosed, taskOpened } from './task-events.js';

type Matched = 'invoice.matched.v1';

/** Plans the approval of each matched invoice: untouched, by whom, or held by what comes first. */
@Injectable()
@HandlesEvents({ events: ['invoice.matched.v1'], lane: 'main', fold: 'latest' })
export class InvoiceMatchedHandler extends EventHandler<Matched, string, MatchedFacts, Planned> {
  constructor(
    private readonly events: EventFactory,
    private readonly notifier: Notifier,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    super();
  }

  /** The hash of the content that is to be approved. */
  override prepare({ data }: BusEvent<Matched>): string {
    return contentHash(data);
  }

  override load(tx: Tx, items: readonly Received<Matched, string>[]): Promise<MatchedFacts> {
    return loadMatchedFacts(tx, items, this.clock.now());
  }

  override decide({ event, prepared }: Received<Matched, string>, facts: MatchedFacts): Planned | undefined {
    const { plans, ends } = facts;
    const { invoiceId, lineage } = event.data;
    const known = plans.get(invoiceId);
    if (ends.covers(invoiceId, lineage) || (known && compareLineage(known.lineage, lineage) >= 0)) return undefined;
    const plan = planApproval(event.data, { ...DEFAULT_POLICY, ...facts.worlds.touchlessOf(event.tenantId), ...this.trust(event, facts) });
    const whyNot = plan.state === 'approved' ? [] : plan.whyNot;
    const byDefault: Planned = { plan, policyVersion: DEFAULT_POLICY.version, whyNot, isCounted: facts.worlds.counts(event.tenantId) };
    if (plan.state !== 'pending') return byDefault;
    const course = this.course(event, facts);
    if (course) return { ...byDefault, ...planOfCourse(plan, course), policyVersion: course.flow.policyVersion, course };
    const told = facts.decisions.get({ tenantId: event.tenantId, invoiceId })?.event;
    // A newer match about the same content asks nobody again.
    const stands =
      known?.state === 'approved' && known.contentHash === prepared && told?.type === 'invoice.approved.v1' && told.data.how === 'persons'
        ? told.data.by
        : undefined;
    if (stands) return { ...byDefault, plan: { state: 'approved', explanation: known?.explanation ?? plan.explanation }, stands };
    const answered = this.answered(event, plan, facts);
    if (!answered) return byDefault;
    return plan.steps.length > 1
      ? { ...byDefault, answered }
      : {
          ...byDefault,
          plan: {
            state: 'approved',
            explanation: `${answered.subject} accepted what matching found, and so agreed to ${plan.amount} ${event.data.invoice.currency ?? ''}.`,
          },
          stands: [answered],
        };
  }

  /** Who accepted the exception of an invoice is not asked once more whether it may be paid, if they may say so. */
  private answered(
    event: BusEvent<Matched>,
    { steps, amount }: Extract<Plan, { state: 'pending' }>,
    { actors, answererOf }: MatchedFacts,
  ): Planned['answered'] {
    const {
      tenantId,
      data: {
        match: { accepted },
        submittedBy,
      },
    } = event;
    if (!accepted) return undefined;
    const step = stepAnswered(steps, answererOf(tenantId, accepted.by), {
      limit: amount,
      submittedBy: submittedBy.subject,
      vendorEditors: new Set(actors(tenantId, vendorScopes(event))),
      receiptPosters: new Set(actors(tenantId, orderScopes(event))),
    });
    return step && { subject: accepted.by, at: this.clock.now().toISOString(), step: step.id };
  }

  private trust({ tenantId, data }: BusEvent<Matched>, { worlds, standingOf }: MatchedFacts): { trust?: Trust } {
    const target = worlds.trustTargetOf(tenantId);
    return target === undefined || !data.vendor ? {} : { trust: trustOf(standingOf(tenantId, data.vendor.vendorId, sourceOf(data.format)), target) };
  }

  private course(event: BusEvent<Matched>, { worlds, flows, actors, plans }: MatchedFacts): Planned['course'] {
    const { invoiceId } = event.data;
    const before = flows.get(invoiceId);
    const world = worlds.of(event.tenantId, before && before.flow.state !== 'rejected' && plans.has(invoiceId) ? before.flow.policyVersion : undefined);
    if (!world) return undefined;
    const hands = { vendorEditors: actors(event.tenantId, vendorScopes(event)), receiptPosters: actors(event.tenantId, orderScopes(event)) };
    const course = planCourse(world, factsOf(event.data, hands), contentOf(event.data), before, this.clock.now().toISOString());
    return { ...course, dueAt: nextDue(world, course.flow) };
  }

  override async store(tx: Tx, decided: readonly PlannedInvoice[]): Promise<Effects> {
    const kept = await savePlans(tx, decided.map(planRow));
    const live = decided.filter(({ event }) => kept.has(event.data.invoiceId));
    const approved = await saveDecisions(
      tx,
      live.filter(({ outcome }) => outcome.plan.state === 'approved').map((item) => this.approved(item)),
    );
    const now = this.clock.now();
    await keepOutcomes(
      tx,
      live.flatMap((item) =>
        item.outcome.isCounted && item.outcome.plan.state === 'approved'
          ? outcomeRow(planRow(item), (item.outcome.stands ?? item.outcome.course) ? 'persons' : 'touchless', now)
          : [],
      ),
      now,
    );
    await storeCourses(
      tx,
      live.flatMap(({ event, outcome }) => (outcome.course ? [{ tenantId: event.tenantId, invoiceId: event.data.invoiceId, ...outcome.course }] : [])),
    );
    const closed = await this.closeSuperseded(tx, live);
    const tasks = live.flatMap((item) => this.tasksFor(item).map((task) => ({ task, cause: item.event })));
    const opened = await insertTasks(
      tx,
      tasks.map(({ task }) => task),
    );
    const told = tasks.filter(({ task }) => opened.has(task.taskId)).map(({ task, cause }) => taskOpened(this.events, cause, task));
    const answered = await this.closeAnswered(
      tx,
      live,
      tasks.map(({ task }) => task),
    );
    await this.notifier.opened(
      tx,
      told.filter(({ data }) => !answered.some((end) => end.data.taskId === data.taskId)),
    );
    return { events: [...approved, ...closed, ...told, ...answered], audit: live.map(auditLine) };
  }

  private approved({ event, prepared, outcome }: PlannedInvoice): BusEvent<'invoice.approved.v1'> {
    const { invoiceId, lineage, invoice, vendor } = event.data;
    const stands = outcome.stands ?? (outcome.course && approvers(outcome.course.flow));
    return this.events.causedBy(event, 'invoice.approved.v1', {
      invoiceId,
      lineage: [...lineage, 1],
      how: stands ? 'persons' : 'touchless',
      by: stands ?? [],
      contentHash: prepared,
      payable: invoice.totals.due ?? '0',
      currency: invoice.currency ?? '',
      vendorId: vendor?.vendorId ?? null,
      explanation: outcome.plan.explanation.slice(0, 2000),
    });
  }

  private async closeSuperseded(tx: Tx, live: readonly PlannedInvoice[]): Promise<BusEvent[]> {
    const newest = new Map(live.map((item) => [item.event.data.invoiceId, item.event]));
    const open = await openTasks(
      tx,
      live.map(({ event }) => ({ tenantId: event.tenantId, invoiceId: event.data.invoiceId })),
    );
    const over = open.flatMap((task): { task: TaskRow; cause: BusEvent<Matched> }[] => {
      const cause = newest.get(task.invoiceId);
      return cause && isSuperseded(task.lineage, cause.data.lineage) ? [{ task, cause }] : [];
    });
    const ends = over.map(({ task, cause }) => ({
      task,
      cause,
      end: { tenantId: task.tenantId, taskId: task.taskId, outcome: 'superseded' as const, at: this.clock.now() },
    }));
    await closeTasks(
      tx,
      ends.map(({ end }) => end),
    );
    return ends.map(({ task, cause, end }) => taskClosed(this.events, cause, task, end));
  }

  /** Tasks that are answered before they are asked: by who accepted the exception. */
  private async closeAnswered(tx: Tx, live: readonly PlannedInvoice[], tasks: readonly NewTask[]): Promise<BusEvent<'task.closed.v1'>[]> {
    const ends = live.flatMap(({ event, outcome: { answered } }) => {
      const task = answered && tasks.find(({ invoiceId, step }) => invoiceId === event.data.invoiceId && step === answered.step);
      return task
        ? [
            {
              task,
              cause: event,
              end: {
                tenantId: task.tenantId,
                taskId: task.taskId,
                outcome: 'accepted' as const,
                by: answered.subject,
                comment: event.data.match.accepted?.reason,
                at: new Date(answered.at),
              },
            },
          ]
        : [];
    });
    await closeTasks(
      tx,
      ends.map(({ end }) => end),
    );
    return ends.map(({ task, cause, end }) => taskClosed(this.events, cause, task, end));
  }

  private tasksFor({ event, outcome }: PlannedInvoice): NewTask[] {
    const { plan, course } = outcome;
    if (plan.state !== 'pending') return [];
    const { invoiceId, lineage, invoice } = event.data;
    const openedAt = this.clock.now().toISOString();
    if (course)
      return stepTasks(
        { tenantId: event.tenantId, invoiceId, lineage, explanation: plan.explanation, explanations: plan.explanations, reason: plan.reason },
        course,
        openedAt,
      );
    return plan.steps.map((step) => ({
      tenantId: event.tenantId,
      taskId: idFrom(invoiceId, 'approval', step.id, ...lineage),
      invoiceId,
      kind: 'approval',
      lineage: [...lineage, 1],
      reason: plan.reason,
      ...titlesOf(textsOf(plan.explanation, plan.explanations)),
      role: step.role,
      step: step.id,
      amount: plan.amount,
      currency: invoice.currency?.slice(0, 3) ?? null,
      limitNeeded: plan.amount,
      openedAt,
    }));
  }
}
