import { Ctx, Payload } from '@nestjs/microservices';
import { decideTask, getApproval, getTask } from '@smartap/contracts';
import { inTransaction } from '@smartap/database';
import { CommandController, CommandRunner, HandlesCommand, type CommandContext } from '@smartap/messaging';
import { AppError } from '@smartap/runtime';
import type { Static } from '@sinclair/typebox';
import { DataSource } from 'typeorm';
import { lockPlans } from '../store/plans.js';
import { findTask, tasksOf, type TaskRow } from '../store/tasks.js';
import { DecideTask } from './decide-task.usecase.js';

/** Answers the commands about tasks and plans. */
@CommandController()
export class TasksController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly runner: CommandRunner,
    private readonly deciding: DecideTask,
  ) {}

  @HandlesCommand(decideTask)
  decide(@Payload() request: Static<typeof decideTask.request>, @Ctx() context: CommandContext): Promise<Static<typeof decideTask.reply>> {
    return this.runner.run(request, context, (tx) => this.deciding.execute(tx, request, context));
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
    const { plan, tasks } = await inTransaction(this.dataSource, [tenantId], async (tx) => ({ plan: (await lockPlans(tx, [key])).get(invoiceId), tasks: await tasksOf(tx, key) }));
    if (!plan) throw new AppError('INVOICE_NOT_FOUND', `Approval has not planned invoice ${invoiceId}.`);
    const { lineage, state, policyVersion, explanation, contentHash } = plan;
    return { lineage, state, policyVersion, explanation, contentHash, tasks: tasks.map(record) };
  }
}

function record(task: TaskRow): Static<typeof getTask.reply> {
  const { taskId, kind, invoiceId, lineage, reason, title, role, amount, currency, state, openedAt, outcome, closedBy } = task;
  return { taskId, kind, invoiceId, lineage, reason, title, role, amount, currency, state, openedAt, outcome, closedBy };
}
