import { Inject, Injectable } from '@nestjs/common';
import type { BusEvent, decideTask } from '@smartap/contracts';
import { compareLineage, endOfRevision } from '@smartap/contracts';
import { afterCommit, type Tx } from '@smartap/database';
import { EventFactory, lockInvoices, noteEnds, saveDecisions, type CommandContext, type CommandOutcome } from '@smartap/messaging';
import { AppError, CLOCK, type Clock } from '@smartap/runtime';
import type { Static } from '@sinclair/typebox';
import { actOn, actWithReceipt, refusalToAccept, refusalToAnswer, type Answerer, type FlowAct } from '../domain/index.js';
import { Notifier } from '../notify/notifier.js';
import { stepKey } from '../handlers/course-tasks.js';
import { storeCourses } from '../handlers/store-courses.js';
import { taskClosed } from '../handlers/task-events.js';
import { answers, answerTime } from '../metrics.js';
import { brokenBy } from '../store/break-glass.js';
import { outcomeRow } from '../handlers/outcome-row.js';
import { policiesOn } from '../store/policies.js';
import { keepOutcomes } from '../store/trust.js';
import { actorsOn, approvalLimit } from '../store/persons.js';
import { lockPlans, setPlanState, type PlanRow } from '../store/plans.js';
import { carryOn, loadCourse, refusalWords, type LoadedCourse } from './course-decision.js';
import { closeTasks, findTask, tasksOf, type TaskEnd, type TaskRow } from '../store/tasks.js';

type Request = Static<typeof decideTask.request>;
type Reply = Static<typeof decideTask.reply>;

/** How an answer came. */
export type Channel = 'api' | 'bulk' | 'link';

/** A person accepts or rejects what a task asks. What that means for the invoice follows in the same transaction. */
@Injectable()
export class DecideTask {
  constructor(
    private readonly events: EventFactory,
    private readonly notifier: Notifier,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute(tx: Tx, request: Request, context: CommandContext, channel: Channel = 'api'): Promise<CommandOutcome<Reply>> {
    const { tenantId } = context;
    const asked = await findTask(tx, tenantId, request.taskId, false);
    if (!asked) throw new AppError('TASK_NOT_FOUND', `There is no task ${request.taskId}.`);
    const key = { tenantId, invoiceId: asked.invoiceId };
    // Invoice, plan, task: locked in the order of the handlers; then the task is read as it stands now.
    await lockInvoices(tx, [key]);
    const plan = (await lockPlans(tx, [key])).get(asked.invoiceId);
    const task = (await findTask(tx, tenantId, request.taskId, true)) ?? asked;
    this.assertOpen(task, request);
    const siblings = await tasksOf(tx, key);
    const course = task.kind === 'approval' ? await loadCourse(tx, plan, this.clock.now().toISOString()) : undefined;
    if (course && task.step !== null) this.assertMayAnswer(course, task, request, context);
    else await this.assertAllowed(tx, request, context, task, plan, siblings);

    const end: TaskEnd = {
      tenantId,
      taskId: task.taskId,
      outcome: request.answer === 'accept' ? 'accepted' : 'rejected',
      by: context.actor,
      comment: request.comment,
      at: this.clock.now(),
    };
    afterCommit(tx, () => {
      answers.add(1, { kind: task.kind, channel, answer: request.answer });
      answerTime.record(Math.max(0, end.at.getTime() - Date.parse(task.openedAt)) / 1000, { kind: task.kind });
    });
    if (course && end.outcome === 'accepted')
      return this.accepted(
        task,
        end,
        context,
        channel,
        plan,
        await this.goOn(tx, context, course, siblings, actOf(course, task, context, end.at.toISOString()), end),
      );
    if (course && task.step !== null) await this.keepRejection(tx, course, task, context, end);
    const events: BusEvent[] = [taskClosed(this.events, context, task, end)];
    await closeTasks(tx, [end]);
    // What was looked at afterwards is approved, and stays so: the answer says whether it was right.
    if (task.kind === 'audit') return this.accepted(task, end, context, channel, plan, events);
    if (end.outcome === 'rejected') events.push(...(await this.reject(tx, context, task, siblings, end)));
    else if (task.kind === 'approval' && plan) events.push(...(await this.approve(tx, context, plan, task, siblings, end)));
    await this.count(tx, plan, events, end.at);
    return this.accepted(task, end, context, channel, plan, events);
  }

  /** Counts how the invoice ended, where the tenant's policy says what passes untouched. */
  private async count(tx: Tx, plan: PlanRow | undefined, events: readonly BusEvent[], at: Date): Promise<void> {
    const how = events.some(({ type }) => type === 'invoice.approved.v1')
      ? 'persons'
      : events.some(({ type }) => type === 'invoice.rejected.v1')
        ? 'rejected'
        : undefined;
    if (!plan || !how) return;
    const policy = (await policiesOn(tx, [plan.tenantId], at.toISOString())).get(plan.tenantId)?.policy;
    if (policy?.touchless) await keepOutcomes(tx, [outcomeRow(plan, how, at)], at);
  }

  private async goOn(
    tx: Tx,
    context: CommandContext,
    course: LoadedCourse,
    siblings: readonly TaskRow[],
    act: FlowAct,
    end: TaskEnd,
  ): Promise<readonly BusEvent[]> {
    const { events } = await carryOn(tx, this.events, context, course, siblings, act, end);
    await this.notifier.opened(tx, events);
    await this.count(tx, course.plan, events, end.at);
    return events;
  }

  private accepted(
    task: TaskRow,
    end: TaskEnd,
    { tenantId, actor }: CommandContext,
    channel: Channel,
    plan: PlanRow | undefined,
    events: readonly BusEvent[],
  ): CommandOutcome<Reply> {
    return {
      reply: { taskId: task.taskId, outcome: end.outcome === 'accepted' ? 'accepted' : 'rejected' },
      events,
      audit: [
        {
          tenantId,
          at: end.at,
          actor,
          action: `task.${end.outcome}`,
          entity: 'invoice',
          entityId: task.invoiceId,
          details: {
            taskId: task.taskId,
            kind: task.kind,
            lineage: task.lineage,
            reason: task.reason,
            step: task.step,
            comment: end.comment ?? null,
            channel,
            contentHash: plan?.contentHash ?? null,
          },
        },
      ],
    };
  }

  private assertMayAnswer({ row, world }: LoadedCourse, task: TaskRow, request: Request, context: CommandContext): void {
    const step = row.flow.steps.find((each) => stepKey(each) === task.step);
    const { refusal } = actOn(world, row.flow, {
      act: request.answer === 'accept' ? 'approve' : 'reject',
      at: this.clock.now().toISOString(),
      by: context.actor,
      step: step?.id ?? '',
      contentVersion: row.flow.contentVersion,
    });
    if (refusal) throw new AppError(refusal, refusalWords(refusal));
  }

  private async keepRejection(tx: Tx, { row, world }: LoadedCourse, task: TaskRow, context: CommandContext, end: TaskEnd): Promise<void> {
    const step = row.flow.steps.find((each) => stepKey(each) === task.step);
    const { flow, receipt } = actWithReceipt(world, row.flow, {
      act: 'reject',
      at: end.at.toISOString(),
      by: context.actor,
      step: step?.id ?? '',
      contentVersion: row.flow.contentVersion,
    });
    await storeCourses(tx, [{ ...row, flow, receipts: [receipt], dueAt: null }]);
  }

  private assertOpen(task: TaskRow, request: Request): void {
    if (task.state === 'closed') {
      const code = task.outcome === 'superseded' ? 'STALE_CONTENT' : 'ALREADY_DECIDED';
      throw new AppError(
        code,
        task.outcome === 'superseded'
          ? 'The invoice has changed since; a new task asks about it as it is now.'
          : `${task.closedBy ?? 'Somebody'} has answered this task already.`,
      );
    }
    if (request.seenLineage && compareLineage(request.seenLineage, task.lineage) !== 0)
      throw new AppError('STALE_CONTENT', 'The task you saw was about another version of the invoice. Read it again.');
    if (request.answer === 'accept' && task.reason === 'CODING_REQUIRED')
      throw new AppError(
        'CODING_REQUIRED',
        'No yes stands for a coding: code the lines of the invoice (PUT /api/v1/invoices/{id}/coding), and it goes on by itself.',
      );
    if (request.answer === 'accept' && task.kind === 'exception' && !request.comment)
      throw new AppError('COMMENT_REQUIRED', 'Say why you accept the difference: whoever approves the invoice and the audit need it.');
    if (request.answer === 'reject' && !request.comment) throw new AppError('COMMENT_REQUIRED', 'Say why you reject: the supplier and the audit need it.');
  }

  private async assertAllowed(
    tx: Tx,
    request: Request,
    context: CommandContext,
    task: TaskRow,
    plan: PlanRow | undefined,
    siblings: readonly TaskRow[],
  ): Promise<void> {
    const { tenantId, actor: subject, roles } = context;
    const who: Answerer = { subject, roles, limit: await approvalLimit(tx, tenantId, subject) };
    const refusal =
      request.answer === 'reject' && task.kind !== 'audit'
        ? refusalToAnswer(who, task)
        : refusalToAccept(who, {
            kind: task.kind,
            role: task.role,
            limit: task.limitNeeded,
            submittedBy: plan?.submittedBy ?? '',
            vendorEditors: plan?.vendorId ? await actorsOn(tx, tenantId, [`vendor:${plan.vendorId}`]) : new Set(),
            receiptPosters: plan
              ? await actorsOn(
                  tx,
                  tenantId,
                  plan.orderNumbers.map((number) => `order:${number}`),
                )
              : new Set(),
            approvedBy: task.kind === 'audit' ? await brokenBy(tx, task) : new Set(approvals(siblings, task).map(({ closedBy }) => closedBy ?? '')),
          });
    if (refusal) throw new AppError(refusal.code, refusal.message);
  }

  private async approve(tx: Tx, context: CommandContext, plan: PlanRow, task: TaskRow, siblings: readonly TaskRow[], end: TaskEnd): Promise<BusEvent[]> {
    const open = siblings.some((other) => other.taskId !== task.taskId && other.kind === 'approval' && other.state === 'open');
    if (open) return [];
    await setPlanState(tx, [plan], 'approved');
    const at = end.at.toISOString();
    const earlier = approvals(siblings, task).map((other) => ({ subject: other.closedBy ?? '', at: other.closedAt ?? at, step: other.step ?? 'approval' }));
    const by = [...earlier, { subject: context.actor, at, step: task.step ?? 'approval' }];
    const { invoiceId, lineage, contentHash, payable, currency, vendorId } = plan;
    return saveDecisions(tx, [
      this.events.causedBy(context, 'invoice.approved.v1', {
        invoiceId,
        lineage: [...lineage, 1],
        how: 'persons',
        by,
        contentHash,
        payable,
        currency,
        vendorId,
        explanation: `${by.map(({ subject }) => subject).join(' and ')} agreed. ${plan.explanation}`.slice(0, 2000),
      }),
    ]);
  }

  private async reject(tx: Tx, context: CommandContext, task: TaskRow, siblings: readonly TaskRow[], end: TaskEnd): Promise<BusEvent[]> {
    const key = { tenantId: context.tenantId, invoiceId: task.invoiceId };
    // Whatever runs on this revision still: a rejection is the end of it.
    const lineage = endOfRevision(task.lineage[0] ?? 1);
    await setPlanState(tx, [key], 'rejected');
    await noteEnds(tx, [{ ...key, lineage }]);
    const rest = siblings
      .filter((other) => other.taskId !== task.taskId && other.state === 'open')
      .map((other) => ({ other, end: { tenantId: key.tenantId, taskId: other.taskId, outcome: 'superseded' as const, at: end.at } }));
    await closeTasks(
      tx,
      rest.map((item) => item.end),
    );
    const rejected = await saveDecisions(tx, [
      this.events.causedBy(context, 'invoice.rejected.v1', {
        invoiceId: task.invoiceId,
        lineage,
        by: context.actor,
        reason: end.comment ?? '',
        taskId: task.taskId,
      }),
    ]);
    return [...rejected, ...rest.map((item) => taskClosed(this.events, context, item.other, item.end))];
  }
}

/** Accepting a task that asks to mend the policy plans the approval again. */
function actOf({ row }: LoadedCourse, task: TaskRow, { actor: by }: CommandContext, at: string): FlowAct {
  if (task.step === null) return { act: 'replan', at, by };
  const step = row.flow.steps.find((each) => stepKey(each) === task.step);
  return { act: 'approve', at, by, step: step?.id ?? '', contentVersion: row.flow.contentVersion };
}

/** The steps of the same plan that were approved already. */
function approvals(siblings: readonly TaskRow[], task: TaskRow): TaskRow[] {
  return siblings.filter((other) => other.kind === 'approval' && other.outcome === 'accepted' && compareLineage(other.lineage, task.lineage) === 0);
}
