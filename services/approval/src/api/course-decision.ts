import type { BusEvent } from '@smartap/contracts';
import { afterCommit, type Tx } from '@smartap/database';
import type { CommandContext, EventFactory } from '@smartap/messaging';
import { saveDecisions } from '@smartap/messaging';
import { AppError } from '@smartap/runtime';
import { actWithReceipt, nextDue, type Due, type Flow, type FlowAct, type FlowRefusal, type FlowWorld } from '../domain/index.js';
import { approvers, stepKey, stepTasks } from '../handlers/course-tasks.js';
import { storeCourses } from '../handlers/store-courses.js';
import { taskClosed, taskOpened } from '../handlers/task-events.js';
import type { FlowRow } from '../store/flows.js';
import { loadFlows } from '../store/flows.js';
import { loadWorlds } from '../store/load-worlds.js';
import { escalations, reminders } from '../metrics.js';
import { actorsOn } from '../store/persons.js';
import { setPlanPolicy, setPlanState, type PlanRow } from '../store/plans.js';
import { closeTasks, insertTasks, type TaskRow } from '../store/tasks.js';

/** An approval under a policy of the tenant, with the world it goes on in. */
export interface LoadedCourse {
  readonly plan: PlanRow;
  readonly row: FlowRow;
  readonly world: FlowWorld;
  /** Under the policy that counts now: for planning again. */
  readonly current: FlowWorld;
}

const WORDS: Readonly<Record<FlowRefusal, string>> = {
  SELF_APPROVAL: 'Who handed an invoice in may not approve it, nor who stands in for them. Ask a colleague.',
  SOD_VENDOR_EDITOR: 'Who changed the vendor may not approve its invoice. Ask a colleague.',
  SOD_RECEIPT_POSTER: 'Who posted the receipt of the goods may not be alone in approving their invoice. Ask a colleague.',
  SOD_PAYMENT_RELEASE: 'Who approved an invoice may not release its payment. Ask a colleague.',
  NOT_ASSIGNED: 'The policy does not ask you about this. The plan of the invoice says whom it asks.',
  NOT_YOUR_TURN: 'Others decide before you. Your task opens when they have.',
  STALE_CONTENT: 'The invoice has changed since you saw it. Read it again.',
  ALREADY_DECIDED: 'You, or somebody who counts as one person with you, have decided this already.',
  CLOSED: 'This has been decided already.',
};

/** Why, in plain words. */
export const refusalWords = (refusal: FlowRefusal): string => WORDS[refusal];

/** Loads the course of a locked plan, with those who had a hand in the invoice as they are known now; undefined: it runs by the default policy. */
export async function loadCourse(tx: Tx, plan: PlanRow | undefined, at: string): Promise<LoadedCourse | undefined> {
  const row = plan && (await loadFlows(tx, [plan])).get(plan.invoiceId);
  if (!plan || !row || row.flow.policyVersion !== plan.policyVersion) return undefined;
  const worlds = await loadWorlds(tx, [plan.tenantId], [plan], at);
  const world = worlds.of(plan.tenantId, plan.policyVersion);
  const current = worlds.of(plan.tenantId);
  if (!world || !current) return undefined;
  const vendorEditors = plan.vendorId ? [...(await actorsOn(tx, plan.tenantId, [`vendor:${plan.vendorId}`]))] : [];
  const receiptPosters = [
    ...(await actorsOn(
      tx,
      plan.tenantId,
      plan.orderNumbers.map((number) => `order:${number}`),
    )),
  ];
  return { plan, row: { ...row, flow: { ...row.flow, facts: { ...row.flow.facts, vendorEditors, receiptPosters } } }, world, current };
}

/** What an act led to. */
export interface CarriedOn {
  readonly events: readonly BusEvent[];
  /** Tasks whose approvers are to be reminded, or whose managers are asked now. */
  readonly due: readonly { readonly kind: 'reminder' | 'escalation'; readonly taskId: string }[];
}

/**
 * Applies an act, stores what follows, and tells it: tasks of steps that are done close, tasks of steps that open begin.
 *
 * @throws AppError with the reason of a refusal
 */
export async function carryOn(
  tx: Tx,
  events: EventFactory,
  context: CommandContext,
  { plan, row, world: frozen, current }: LoadedCourse,
  tasks: readonly TaskRow[],
  act: FlowAct,
  end: { readonly comment?: string | undefined } = {},
): Promise<CarriedOn> {
  const world = act.act === 'replan' ? current : frozen;
  const { flow, refusal, receipt, due } = actWithReceipt(world, row.flow, act);
  if (refusal) throw new AppError(refusal, WORDS[refusal]);
  afterCommit(tx, () => {
    reminders.add(due?.reminded.length ?? 0);
    escalations.add(due?.escalated.length ?? 0);
  });
  await storeCourses(tx, [{ ...row, flow, receipts: [receipt], dueAt: nextDue(world, flow) }]);
  if (flow.policyVersion !== plan.policyVersion) await setPlanPolicy(tx, plan, flow.policyVersion);
  const wanted = stepTasks({ ...plan, reason: tasks.findLast(({ kind }) => kind === 'approval')?.reason ?? 'POLICY' }, { flow }, act.at);
  const over = tasks.filter((task) => task.kind === 'approval' && task.state === 'open' && !wanted.some(({ taskId }) => taskId === task.taskId));
  const ends = over.map((task) => ({
    task,
    end: endOf(task, flow.steps.find((step) => stepKey(step) === task.step)?.votes.at(-1)?.by, context, act, end.comment),
  }));
  await closeTasks(
    tx,
    ends.map((each) => each.end),
  );
  const opened = await insertTasks(tx, wanted);
  const told: BusEvent[] = [
    ...ends.map((each) => taskClosed(events, context, each.task, each.end)),
    ...wanted.filter(({ taskId }) => opened.has(taskId)).map((task) => taskOpened(events, context, task)),
  ];
  const carried = { due: dueTasks(due, flow, tasks) };
  if (flow.state !== 'approved' || plan.state === 'approved') return { ...carried, events: told };
  await setPlanState(tx, [plan], 'approved');
  const by = approvers(flow);
  const { invoiceId, lineage, contentHash, payable, currency, vendorId } = plan;
  const explanation = `${by.map(({ subject }) => subject).join(' and ')} agreed by policy ${flow.policyVersion}.`;
  const approved = await saveDecisions(tx, [
    events.causedBy(context, 'invoice.approved.v1', {
      invoiceId,
      lineage: [...lineage, 1],
      how: 'persons',
      by,
      contentHash,
      payable,
      currency,
      vendorId,
      explanation,
    }),
  ]);
  return { ...carried, events: [...told, ...approved] };
}

/** The open tasks of steps that have come due. */
function dueTasks(due: Due | undefined, flow: Flow, tasks: readonly TaskRow[]): CarriedOn['due'] {
  const tasksOfStep = (id: string) =>
    flow.steps
      .filter((step) => step.id === id && step.state === 'open')
      .flatMap((step) => tasks.filter((task) => task.state === 'open' && task.step === stepKey(step)).map(({ taskId }) => taskId));
  return [
    ...(due?.reminded ?? []).flatMap(({ step }) => tasksOfStep(step).map((taskId) => ({ kind: 'reminder' as const, taskId }))),
    ...(due?.escalated ?? []).flatMap(({ step }) => tasksOfStep(step).map((taskId) => ({ kind: 'escalation' as const, taskId }))),
  ];
}

function endOf(task: TaskRow, by: string | undefined, { tenantId }: CommandContext, act: FlowAct, comment: string | undefined) {
  const decided = act.act === 'approve' && by !== undefined;
  return {
    tenantId,
    taskId: task.taskId,
    outcome: decided ? ('accepted' as const) : ('superseded' as const),
    ...(decided ? { by, comment } : {}),
    at: new Date(act.at),
  };
}
