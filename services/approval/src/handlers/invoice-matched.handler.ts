import { Inject, Injectable } from '@nestjs/common';
import { compareLineage, textsOf, titlesOf, type BusEvent, type EventMap } from '@smartap/contracts';
import type { Tx } from '@smartap/database';
import {
  EventFactory,
  EventHandler,
  HandlesEvents,
  loadEnds,
  lockDecisions,
  saveDecisions,
  type Decided,
  type Decisions,
  type Effects,
  type Ends,
  type Received,
} from '@smartap/messaging';
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
  type Course,
  type Obstacle,
  type Plan,
  type Trust,
} from '../domain/index.js';
import { Notifier } from '../notify/notifier.js';
import { lockPlans, savePlans, type PlanRow } from '../store/plans.js';
import { loadFlows, type FlowRow } from '../store/flows.js';
import { loadWorlds, type Worlds } from '../store/load-worlds.js';
import { loadActors, loadAnswerers } from '../store/persons.js';
import { closeTasks, insertTasks, openTasks, type NewTask, type TaskRow } from '../store/tasks.js';
import { approvers, planOfCourse, stepTasks } from './course-tasks.js';
import { keepOutcomes, loadStandings } from '../store/trust.js';
import { outcomeRow } from './outcome-row.js';
import { storeCourses } from './store-courses.js';
import { taskClosed, taskOpened } from './task-events.js';

type Matched = 'invoice.matched.v1';

interface Facts {
  readonly plans: ReadonlyMap<string, PlanRow>;
  readonly decisions: Decisions;
  readonly ends: Ends;
  readonly flows: ReadonlyMap<string, FlowRow>;
  readonly worlds: Worlds;
  readonly actors: Awaited<ReturnType<typeof loadActors>>;
  readonly standingOf: Awaited<ReturnType<typeof loadStandings>>;
  readonly answererOf: Awaited<ReturnType<typeof loadAnswerers>>;
}

interface Planned {
  readonly plan: Plan;
  readonly policyVersion: string;
  readonly whyNot: readonly Obstacle[];
  /** Whether its end counts for what passes untouched. */
  readonly isCounted: boolean;
  /** Where the tenant has a policy of its own. */
  readonly course?: (Course & { readonly dueAt: string | null }) | undefined;
  /** The approval that stands, for the same content. */
  readonly stands?: ApprovedBy | undefined;
  /** The step, of several of the default policy, that who accepted the exception has answered with it. */
  readonly answered?: ApprovedBy[number] | undefined;
}

type ApprovedBy = EventMap['invoice.approved.v1']['by'];
type Item = Decided<Matched, string, Planned>;

/** Plans the approval of each matched invoice: untouched, by whom, or held by what comes first. */
@Injectable()
@HandlesEvents({ events: ['invoice.matched.v1'], lane: 'main', fold: 'latest' })
export class InvoiceMatchedHandler extends EventHandler<Matched, string, Facts, Planned> {
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

  override async load(tx: Tx, items: readonly Received<Matched, string>[]): Promise<Facts> {
    const keys = items.map(({ event }) => ({ tenantId: event.tenantId, invoiceId: event.data.invoiceId }));
    const decisions = await lockDecisions(tx, keys);
    const plans = await lockPlans(tx, keys);
    const worlds = await loadWorlds(
      tx,
      keys.map(({ tenantId }) => tenantId),
      [...plans.values()],
      this.clock.now().toISOString(),
    );
    const own = items.filter(({ event }) => worlds.of(event.tenantId));
    const ownKeys = own.map(({ event }) => ({ tenantId: event.tenantId, invoiceId: event.data.invoiceId }));
    const flows = ownKeys.length > 0 ? await loadFlows(tx, ownKeys) : new Map<string, FlowRow>();
    const accepted = items.filter(({ event }) => event.data.match.accepted !== undefined && !worlds.of(event.tenantId));
    const actors = await loadActors(
      tx,
      [...own, ...accepted].map(({ event }) => ({ tenantId: event.tenantId, scopes: [...vendorScopes(event), ...orderScopes(event)] })),
    );
    const trusting = own
      .filter(({ event }) => worlds.trustTargetOf(event.tenantId) !== undefined)
      .flatMap(({ event: { tenantId, data } }) => (data.vendor ? [{ tenantId, vendorId: data.vendor.vendorId }] : []));
    return {
      decisions,
      plans,
      ends: await loadEnds(tx, keys),
      flows,
      worlds,
      actors,
      standingOf: await loadStandings(tx, trusting),
      answererOf: await loadAnswerers(
        tx,
        accepted.map(({ event }) => ({ tenantId: event.tenantId, subject: event.data.match.accepted?.by ?? '' })),
      ),
    };
  }

  override decide({ event, prepared }: Received<Matched, string>, facts: Facts): Planned | undefined {
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
  private answered(event: BusEvent<Matched>, { steps, amount }: Extract<Plan, { state: 'pending' }>, { actors, answererOf }: Facts): Planned['answered'] {
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

  private trust({ tenantId, data }: BusEvent<Matched>, { worlds, standingOf }: Facts): { trust?: Trust } {
    const target = worlds.trustTargetOf(tenantId);
    return target === undefined || !data.vendor ? {} : { trust: trustOf(standingOf(tenantId, data.vendor.vendorId, sourceOf(data.format)), target) };
  }

  private course(event: BusEvent<Matched>, { worlds, flows, actors, plans }: Facts): Planned['course'] {
    const { invoiceId } = event.data;
    const before = flows.get(invoiceId);
    const world = worlds.of(event.tenantId, before && before.flow.state !== 'rejected' && plans.has(invoiceId) ? before.flow.policyVersion : undefined);
    if (!world) return undefined;
    const hands = { vendorEditors: actors(event.tenantId, vendorScopes(event)), receiptPosters: actors(event.tenantId, orderScopes(event)) };
    const course = planCourse(world, factsOf(event.data, hands), contentOf(event.data), before, this.clock.now().toISOString());
    return { ...course, dueAt: nextDue(world, course.flow) };
  }

  override async store(tx: Tx, decided: readonly Item[]): Promise<Effects> {
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

  private approved({ event, prepared, outcome }: Item): BusEvent<'invoice.approved.v1'> {
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

  private async closeSuperseded(tx: Tx, live: readonly Item[]): Promise<BusEvent[]> {
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
  private async closeAnswered(tx: Tx, live: readonly Item[], tasks: readonly NewTask[]): Promise<BusEvent<'task.closed.v1'>[]> {
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

  private tasksFor({ event, outcome }: Item): NewTask[] {
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

function planRow({ event, prepared, outcome }: Item): PlanRow {
  const { invoiceId, lineage, submittedBy, vendor, match, invoice, format } = event.data;
  return {
    tenantId: event.tenantId,
    invoiceId,
    lineage,
    state: outcome.plan.state,
    policyVersion: outcome.policyVersion,
    contentHash: prepared,
    explanation: outcome.plan.explanation,
    explanations: outcome.plan.state === 'pending' ? outcome.plan.explanations : null,
    submittedBy: submittedBy.subject,
    vendorId: vendor?.vendorId ?? null,
    orderNumbers: [...new Set(match.lines.flatMap((line) => line.orderNumber ?? []))],
    payable: invoice.totals.due ?? '0',
    currency: invoice.currency ?? '',
    whyNot: outcome.whyNot,
    label: [invoice.number, vendor?.name ?? invoice.seller.name].filter(Boolean).join(' of ').slice(0, 500) || invoiceId,
    source: sourceOf(format),
    isAmended: match.orderAmended === true || match.receiptAmended === true,
  };
}

function auditLine({ event, prepared, outcome }: Item) {
  const by = event.data.match.accepted?.by;
  const details = {
    lineage: event.data.lineage,
    state: outcome.plan.state,
    policy: outcome.policyVersion,
    contentHash: prepared,
    explanation: outcome.plan.explanation,
    receipts: outcome.course?.receipts.map(({ inputsHash }) => inputsHash) ?? [],
    ...(by === undefined ? {} : { acceptedBy: by, answered: answeredBy(by, outcome) }),
  };
  return {
    tenantId: event.tenantId,
    at: new Date(event.time),
    actor: 'system:approval',
    action: outcome.plan.state === 'approved' ? 'invoice.approved' : 'invoice.planned',
    entity: 'invoice',
    entityId: event.data.invoiceId,
    details,
  };
}

/** The steps that an acceptance has answered. */
const answeredBy = (by: string, { course, answered, stands }: Planned): string[] =>
  course
    ? course.flow.steps.filter(({ votes }) => votes.some((vote) => vote.by === by)).map(({ id }) => id)
    : [answered, ...(stands ?? [])].flatMap((own) => (own?.subject === by ? own.step : []));

const vendorScopes = ({ data }: BusEvent<Matched>): string[] => (data.vendor ? [`vendor:${data.vendor.vendorId}`] : []);
const orderScopes = ({ data }: BusEvent<Matched>): string[] =>
  [...new Set(data.match.lines.flatMap((line) => line.orderNumber ?? []))].map((number) => `order:${number}`);
