import { Inject, Injectable } from '@nestjs/common';
import type { handOverTask } from '@smartap/contracts';
import type { Tx } from '@smartap/database';
import { EventFactory, lockInvoices, type CommandContext, type CommandOutcome } from '@smartap/messaging';
import { AppError, CLOCK, type Clock } from '@smartap/runtime';
import type { Static } from '@sinclair/typebox';
import { showPlan } from '../domain/index.js';
import { stepKey } from '../handlers/course-tasks.js';
import { Notifier } from '../notify/notifier.js';
import { lockPlans } from '../store/plans.js';
import { findTask, tasksOf } from '../store/tasks.js';
import { carryOn, loadCourse } from './course-decision.js';

type Request = Static<typeof handOverTask.request>;
type Reply = Static<typeof handOverTask.reply>;

/** A person gives one open task to a colleague. */
@Injectable()
export class HandOverTask {
  constructor(
    private readonly events: EventFactory,
    private readonly notifier: Notifier,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute(tx: Tx, { taskId, to }: Request, context: CommandContext): Promise<CommandOutcome<Reply>> {
    const { tenantId, actor: by } = context;
    const asked = await findTask(tx, tenantId, taskId, false);
    if (!asked) throw new AppError('TASK_NOT_FOUND', `There is no task ${taskId}.`);
    const key = { tenantId, invoiceId: asked.invoiceId };
    await lockInvoices(tx, [key]);
    const at = this.clock.now();
    const course = await loadCourse(tx, (await lockPlans(tx, [key])).get(asked.invoiceId), at.toISOString());
    const task = (await findTask(tx, tenantId, taskId, true)) ?? asked;
    if (task.state === 'closed') throw new AppError('CLOSED', 'This task is closed; there is nothing to hand over.');
    const step = course?.row.flow.steps.find((each) => stepKey(each) === task.step);
    if (!course || !step)
      throw new AppError('FIELD_INVALID', 'Only a task that a policy gives to named persons is handed over. Others of the role may answer this one already.');
    if (!course.world.organisation.persons.some(({ id }) => id === to)) throw new AppError('FIELD_INVALID', `${to} is no person of this tenant.`);
    const { events } = await carryOn(tx, this.events, context, course, await tasksOf(tx, key), {
      act: 'handOver',
      at: at.toISOString(),
      by,
      step: step.id,
      to,
    });
    await this.notifier.tell(tx, [{ ...key, taskId, kind: 'task', subject: to }], at.toISOString());
    const after = await loadCourse(tx, course.plan, at.toISOString());
    const approvers = after ? showPlan(after.world, after.row.flow).find(({ step: id, rule }) => id === step.id && rule === step.rule)?.approvers : undefined;
    return {
      reply: { taskId, approvers: [...(approvers ?? [])] },
      events: [...events],
      audit: [{ tenantId, at, actor: by, action: 'task.handed-over', entity: 'invoice', entityId: task.invoiceId, details: { taskId, to, step: task.step } }],
    };
  }
}
