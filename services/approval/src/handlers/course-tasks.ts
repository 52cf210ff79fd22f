import type { EventMap, Lineage } from '@smartap/contracts';
import { idFrom } from '@smartap/runtime';
import type { Course, Flow, FlowStep, Plan } from '../domain/index.js';
import type { NewTask } from '../store/tasks.js';

/** The reason of a task that asks to mend a policy which names nobody. */
export const BLOCKED = 'APPROVAL_BLOCKED';

type Pending = Extract<Plan, { state: 'pending' }>;

/** The plan as its course has it: approvals that stand may complete it. */
export function planOfCourse(plan: Pending, { flow, changes }: Pick<Course, 'flow' | 'changes'>): { readonly plan: Plan } {
  if (flow.state === 'approved') return { plan: { state: 'approved', explanation: `${approvers(flow).map(({ subject }) => subject).join(' and ')} agreed to this content.` } };
  const asked = plan.explanation.split('. ')[0] ?? '';
  const since = changes.length > 0 ? ` Since it was asked before: ${changes.map(({ what, before, after }) => `${what} was ${before || 'nothing'}, is ${after || 'nothing'}`).join('; ')}.` : '';
  if (flow.state === 'blocked') return { plan: { ...plan, reason: BLOCKED, explanation: `Policy ${flow.policyVersion} names nobody who may decide this. Change the policy or the organisation, then accept to plan it again.${since}`.slice(0, 2000) } };
  return { plan: { ...plan, explanation: `${asked}. By policy ${flow.policyVersion}: ${flow.steps.map(({ id }) => id).join(', ')}.${plan.payee}${since}`.slice(0, 2000) } };
}

/** Who has approved, in the order of time. */
export function approvers(flow: Flow): EventMap['invoice.approved.v1']['by'] {
  return flow.steps.flatMap(({ id, votes }) => votes.map(({ by, at }) => ({ subject: by, at, step: id }))).toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
}

/** What tasks of an approval are about. */
export interface TaskSubject {
  readonly tenantId: string;
  readonly invoiceId: string;
  /** Of the match. */
  readonly lineage: Lineage;
  readonly explanation: string;
  readonly reason: string;
}

/** The tasks that ask for what is open: one for each open step, or one to mend the policy. */
export function stepTasks(subject: TaskSubject, { flow }: { readonly flow: Flow }, openedAt: string): NewTask[] {
  const task = (id: string, step: string | null, role: string): NewTask => ({
    tenantId: subject.tenantId,
    taskId: id,
    invoiceId: subject.invoiceId,
    kind: 'approval',
    lineage: [...subject.lineage, 1],
    reason: subject.reason,
    title: subject.explanation.slice(0, 2000),
    role,
    step,
    amount: flow.facts.amount,
    currency: flow.facts.currency.slice(0, 3),
    limitNeeded: null,
    openedAt,
  });
  if (flow.state === 'blocked') return [{ ...task(taskIdOf(subject, flow, BLOCKED), null, 'controller'), reason: BLOCKED }];
  if (flow.state !== 'pending') return [];
  return flow.steps.filter(({ state }) => state === 'open').map((step) => task(taskIdOf(subject, flow, stepKey(step)), stepKey(step), step.source.type === 'role' ? step.source.role : 'approver'));
}

/** Names a step within its plan: two rules may call their steps alike. */
export const stepKey = ({ rule, id }: Pick<FlowStep, 'rule' | 'id'>): string => `${rule}/${id}`;

const taskIdOf = ({ invoiceId, lineage }: TaskSubject, { policyVersion, contentVersion }: Flow, what: string): string => idFrom(invoiceId, 'approval', policyVersion, contentVersion, what, ...lineage);
