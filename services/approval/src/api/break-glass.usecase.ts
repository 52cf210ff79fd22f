import { Inject, Injectable } from '@nestjs/common';
import { compareLineage, titlesOf, type breakGlass } from '@smartap/contracts';
import type { Tx } from '@smartap/database';
import { fillTexts, texts } from '@smartap/en16931';
import { EventFactory, lockInvoices, type CommandContext, type CommandOutcome } from '@smartap/messaging';
import { AppError, CLOCK, idFrom, type Clock } from '@smartap/runtime';
import type { Static } from '@sinclair/typebox';
import { actOn, type FlowAct } from '../domain/index.js';
import { taskOpened } from '../handlers/task-events.js';
import { firstHand, keepFirst, keepSecond } from '../store/break-glass.js';
import { lockPlans } from '../store/plans.js';
import { policiesOn } from '../store/policies.js';
import { insertTasks, tasksOf, type NewTask } from '../store/tasks.js';
import { carryOn, loadCourse, refusalWords, type LoadedCourse } from './course-decision.js';

type Request = Static<typeof breakGlass.request>;
type Reply = Static<typeof breakGlass.reply>;

/** The reason of the task that has a third person look at it afterwards. */
export const REVIEW = 'BREAK_GLASS_REVIEW';

const DONE = texts('{first} and {second} approved this in an emergency: {reasons}', '{first} und {second} haben das in einem Notfall freigegeben: {reasons}');

/** Two persons whom the policy names approve in an emergency, each with a reason; a third looks at it afterwards, always. */
@Injectable()
export class BreakGlass {
  constructor(
    private readonly events: EventFactory,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute(tx: Tx, { invoiceId, reason, seenLineage }: Request, context: CommandContext): Promise<CommandOutcome<Reply>> {
    const { tenantId, actor } = context;
    const key = { tenantId, invoiceId };
    await lockInvoices(tx, [key]);
    const at = this.clock.now();
    const plan = (await lockPlans(tx, [key])).get(invoiceId);
    if (!plan) throw new AppError('INVOICE_NOT_FOUND', `Approval has not planned invoice ${invoiceId}.`);
    const course = await loadCourse(tx, plan, at.toISOString());
    if (plan.state !== 'pending' || !course)
      throw new AppError('CLOSED', 'Only an invoice that waits for approval by a policy can be approved in an emergency.');
    if (seenLineage && compareLineage(seenLineage, plan.lineage) !== 0)
      throw new AppError('STALE_CONTENT', 'The invoice has changed since you saw it. Read it again.');
    const named = (await policiesOn(tx, [tenantId], at.toISOString())).get(tenantId)?.policy.breakGlass?.persons ?? [];
    if (!named.includes(actor)) throw new AppError('NOT_ASSIGNED', 'The policy does not name you for emergencies (breakGlass.persons).');
    const first = await firstHand(tx, key, plan.contentHash);
    const act = (by: string[]): Extract<FlowAct, { act: 'breakGlass' }> => ({ act: 'breakGlass', at: at.toISOString(), by });
    this.assertFree(course, act(first ? [first.by, actor] : [actor]));
    const line = {
      tenantId,
      at,
      actor,
      action: 'approval.break-glass',
      entity: 'invoice',
      entityId: invoiceId,
      details: { reason, lineage: plan.lineage, contentHash: plan.contentHash, hand: first ? 2 : 1 },
    };
    if (!first) {
      await keepFirst(tx, key, plan.contentHash, actor, reason, at);
      return { reply: { state: 'waiting', by: [actor] }, audit: [line] };
    }
    await keepSecond(tx, key, plan.contentHash, actor, reason, at);
    const { events } = await carryOn(tx, this.events, context, course, await tasksOf(tx, key), act([first.by, actor]));
    const review: NewTask = {
      tenantId,
      invoiceId,
      taskId: idFrom(invoiceId, REVIEW, plan.contentHash),
      kind: 'audit',
      lineage: [...plan.lineage, 1],
      reason: REVIEW,
      role: 'controller',
      step: null,
      amount: plan.payable,
      currency: plan.currency.slice(0, 3) || null,
      limitNeeded: null,
      openedAt: at.toISOString(),
      ...titlesOf(fillTexts(DONE, { first: first.by, second: actor, reasons: `${first.reason} / ${reason}` })),
    };
    await insertTasks(tx, [review]);
    return { reply: { state: 'approved', by: [first.by, actor] }, events: [...events, taskOpened(this.events, context, review)], audit: [line] };
  }

  private assertFree({ world, row }: LoadedCourse, act: FlowAct): void {
    const { refusal } = actOn(world, row.flow, act);
    if (refusal)
      throw new AppError(
        refusal,
        refusal === 'ALREADY_DECIDED'
          ? 'It takes two different persons. You, or somebody who counts as one person with you, are the first already.'
          : refusalWords(refusal),
      );
  }
}
