import { Inject } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { breakGlass, decideTask, decideTasks, getApproval, getTask, handOverTask } from '@smartap/contracts';
import { inTransaction } from '@smartap/database';
import { CommandController, CommandRunner, HandlesCommand, type CommandContext } from '@smartap/messaging';
import { AppError, CLOCK, idFrom, type Clock } from '@smartap/runtime';
import type { Static } from '@sinclair/typebox';
import { DataSource } from 'typeorm';
import { lockPlans } from '../store/plans.js';
import { findTask, tasksOf, type TaskRow } from '../store/tasks.js';
import { showPlan } from '../domain/index.js';
import { receiptsOf } from '../store/flows.js';
import { loadCourse, type LoadedCourse } from './course-decision.js';
import { RecheckBeforeApproval } from './recheck-before-approval.js';
import { BreakGlass } from './break-glass.usecase.js';
import { HandOverTask } from './hand-over-task.usecase.js';
import { DecideTask } from './decide-task.usecase.js';

/** Answers the commands about tasks and plans. */
@CommandController()
export class TasksController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly runner: CommandRunner,
    private readonly rechecking: RecheckBeforeApproval,
    private readonly deciding: DecideTask,
    private readonly handing: HandOverTask,
    private readonly breaking: BreakGlass,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @HandlesCommand(decideTask)
  async decide(@Payload() request: Static<typeof decideTask.request>, @Ctx() context: CommandContext): Promise<Static<typeof decideTask.reply>> {
    // Another service is asked before the transaction, not in it.
    await this.rechecking.assertNoNews(request, context);
    return this.runner.run(request, context, (tx) => this.deciding.execute(tx, request, context));
  }

  @HandlesCommand(decideTasks)
  async decideAll(@Payload() { decisions }: Static<typeof decideTasks.request>, @Ctx() context: CommandContext): Promise<Static<typeof decideTasks.reply>> {
    const results: Static<typeof decideTasks.reply>['results'] = [];
    // One after the other: two of them may be about one invoice. Each has an id of its own, so that a repeat answers none twice.
    for (const decision of decisions) results.push(await this.decideOne(decision, { ...context, id: idFrom(context.id, 'decision', decision.taskId) }));
    return { results };
  }

  private async decideOne(decision: Static<typeof decideTask.request>, context: CommandContext): Promise<Static<typeof decideTasks.reply>['results'][number]> {
    try {
      await this.rechecking.assertNoNews(decision, context);
      return await this.runner.run(decision, context, (tx) => this.deciding.execute(tx, decision, context, 'bulk'));
    } catch (error) {
      if (!(error instanceof AppError) || error.retryable) throw error;
      return { taskId: decision.taskId, outcome: 'refused', code: error.code, message: error.message };
    }
  }

  @HandlesCommand(handOverTask)
  handOver(@Payload() request: Static<typeof handOverTask.request>, @Ctx() context: CommandContext): Promise<Static<typeof handOverTask.reply>> {
    return this.runner.run(request, context, (tx) => this.handing.execute(tx, request, context));
  }

  @HandlesCommand(breakGlass)
  async breakGlass(@Payload() request: Static<typeof breakGlass.request>, @Ctx() context: CommandContext): Promise<Static<typeof breakGlass.reply>> {
    return this.runner.run(request, context, (tx) => this.breaking.execute(tx, request, context));
  }

  @HandlesCommand(getTask)
  async get(@Payload() { taskId }: Static<typeof getTask.request>, @Ctx() { tenantId }: CommandContext): Promise<Static<typeof getTask.reply>> {
    const found = await inTransaction(this.dataSource, [tenantId], (tx) => findTask(tx, tenantId, taskId, false));
    if (!found) throw new AppError('TASK_NOT_FOUND', `There is no task ${taskId}.`);
    return record(found);
  }

  @HandlesCommand(getApproval)
  async plan(@Payload() { invoiceId }: Static<typeof getApproval.request>, @Ctx() { tenantId }: CommandContext): Promise<Static<typeof getApproval.reply>> {
    const key = { tenantId, invoiceId };
    const { plan, tasks, course, receipts } = await inTransaction(this.dataSource, [tenantId], async (tx) => {
      const found = (await lockPlans(tx, [key])).get(invoiceId);
      return {
        plan: found,
        tasks: await tasksOf(tx, key),
        course: await loadCourse(tx, found, this.clock.now().toISOString()),
        receipts: await receiptsOf(tx, key),
      };
    });
    if (!plan) throw new AppError('INVOICE_NOT_FOUND', `Approval has not planned invoice ${invoiceId}.`);
    const { lineage, state, policyVersion, explanation, contentHash } = plan;
    return {
      lineage,
      state,
      policyVersion,
      explanation,
      contentHash,
      tasks: tasks.map(record),
      ...(plan.whyNot.length > 0 ? { whyNot: [...plan.whyNot] } : {}),
      ...(course ? { steps: stepsOf(course), changes: [...course.row.changes] } : {}),
      ...(receipts.length > 0 ? { receipts: receipts.map(({ at, receipt: { inputsHash, text } }) => ({ at, inputsHash, text })) } : {}),
    };
  }
}

function stepsOf({ world, row }: LoadedCourse): NonNullable<Static<typeof getApproval.reply>['steps']> {
  return showPlan(world, row.flow).map(({ step, rule, state, approvers, substitutes, approvedBy }) => ({
    step,
    rule,
    state,
    approvers: [...approvers],
    substitutes: { ...substitutes },
    approvedBy: [...approvedBy],
  }));
}

function record(task: TaskRow): Static<typeof getTask.reply> {
  const { taskId, kind, invoiceId, lineage, reason, title, titles, role, amount, currency, state, openedAt, outcome, closedBy } = task;
  return { taskId, kind, invoiceId, lineage, reason, title, ...(titles ? { titles } : {}), role, amount, currency, state, openedAt, outcome, closedBy };
}
