import { describe, expect, it } from 'vitest';
import { actOn } from './act-on.js';
import type { ApprovalFacts } from './model/approval-facts.js';
import type { FlowAct } from './model/flow-act.js';
import type { Flow, FlowWorld } from './model/flow.js';
import { makePlan } from './make-plan.js';
import { mayAct } from './progress.js';
import { showPlan } from './show-plan.js';
import { nextTimers } from './time/step-clock.js';
import { delegation, FACTS, role, rule, step, user, worldOf } from './testing/world.js';

const AT = '2026-02-02T09:00:00Z';
const open = (world: FlowWorld, facts: Partial<ApprovalFacts> = {}, at = AT): Flow => makePlan(world, world.policy, { ...FACTS, ...facts }, 1, at);
const yes = (by: string, stepId: string, contentVersion = 1, at = AT): FlowAct => ({ act: 'approve', at, by, step: stepId, contentVersion });
const owner = { type: 'costCenterOwner' } as const;
const chain = (how: 'each' | 'last') => ({ type: 'managerChainToLimit', from: 'requester', chain: how }) as const;
const OFFICE = { id: 'N', timezone: 'Europe/Berlin', workdays: ['MO', 'TU', 'WE', 'TH', 'FR'], open: '08:00', close: '16:00', holidays: ['2026-02-03'] };
const sla = { hours: '8', calendar: 'N', remindAtPercent: ['50'], onExpiry: 'escalateToManager', escalationReplaces: true, restartOnEscalation: true, pausesWhile: ['waitingForReceipt'] } as const;

describe('A plan', () => {
  it('puts what follows behind the whole chain of managers', () => {
    const flow = open(worldOf([rule([step('m', 1, chain('each')), step('z', 2, user('finn'))])]), { groupAmount: '6000' });
    expect(flow.steps.map(({ id, order }) => [id, order])).toEqual([['m.1', 1], ['m.2', 2], ['z', 3]]);
  });

  it.each([
    ['no manager covers the amount', [step('m', 1, chain('last'))], { requester: 'finn' }],
    ['a cost centre has no owner', [step('o', 1, owner)], { costCenters: ['K1', 'K9'] }],
    ['a person is not known', [step('u', 1, user('nobody'))], {}],
    ['who is barred has nobody above', [step('u', 1, user('finn'))], { createdBy: 'finn' }],
    ['a later step has nobody', [step('u', 1, user('dirk')), step('v', 2, role('nobody'))], {}],
    ['the quorum is larger than the group', [step('g', 1, role('buyer'), { mode: 'quorum', quorum: 3 })], {}],
  ])('is blocked when %s', (_, steps, facts) => {
    const world = worldOf([rule(steps)]);
    const flow = open(world, facts);
    expect(flow.state).toBe('blocked');
    expect(mayAct(world, flow)).toEqual([]);
  });

  it('follows the GL account, where what has no order is coded', () => {
    const world = worldOf([rule([step('u', 1, user('eva'))], { filter: { glAccount: '4711' } }), rule([step('u', 1, user('dirk'))], { id: 'S', order: 2 })]);
    expect(open(world, { glAccounts: ['4000', '4711'] }).steps[0]?.named).toEqual(['eva']);
    expect([open(world, { glAccounts: ['4000'] }), open(world, {})].map((flow) => flow.steps[0]?.named)).toEqual([['dirk'], ['dirk']]);
  });

  it('counts a credit note by its size', () => {
    const world = worldOf([rule([step('u', 1, user('eva'))], { filter: { amountFrom: '1000' } }), rule([step('u', 1, user('dirk'))], { id: 'S', order: 2 })]);
    expect(open(world, { groupAmount: '-4000' }).steps[0]?.named).toEqual(['eva']);
  });
});

describe('Substitutes', () => {
  const world = (to: readonly [string, string][], parts = {}) => worldOf([rule([step('a', 1, user('carla')), step('b', 2, user('dirk'))])], parts, { delegations: to.map(([from, who]) => delegation(from, who)) });

  it('are found when the step opens, not when the plan is made', () => {
    const late = worldOf([rule([step('a', 1, user('carla')), step('b', 2, user('dirk'))])], {}, { delegations: [delegation('dirk', 'ben', { start: '2026-02-02T12:00:00Z' })] });
    const flow = open(late);
    expect(showPlan(late, flow)[1]?.approvers).toEqual(['dirk']);
    const next = actOn(late, flow, yes('carla', 'a', 1, '2026-02-02T13:00:00Z')).flow;
    expect(mayAct(late, next)).toEqual(['ben']);
  });

  it('are followed only so far', () => {
    expect(mayAct(world([['carla', 'ben'], ['ben', 'dirk'], ['dirk', 'eva']], { maxDelegationChain: 2 }), open(world([['carla', 'ben'], ['ben', 'dirk'], ['dirk', 'eva']], { maxDelegationChain: 2 })))).toEqual(['dirk']);
  });

  it('may not act when one between is barred', () => {
    const through = world([['carla', 'ann'], ['ann', 'ben']]);
    expect(mayAct(through, open(through))).toEqual(['carla']);
  });

  it('beside whom the delegator keeps the vote count as one with him', () => {
    const both = world([['carla', 'ben']], { delegatorKeepsVote: true });
    const flow = open(both);
    expect(mayAct(both, flow)).toEqual(['ben', 'carla']);
    expect(actOn(both, actOn(both, flow, yes('ben', 'a')).flow, yes('carla', 'a')).refusal).toBe('CLOSED');
  });
});

describe('Separation of duties', () => {
  it('counts a change of the vendor after the task was given', () => {
    const world = worldOf([rule([step('g', 1, role('judge'), { mode: 'any' })])]);
    const edited = actOn(world, open(world), { act: 'editVendor', at: AT, by: 'eva', seller: 'V' }).flow;
    expect(mayAct(world, edited)).toEqual(['carla', 'dirk']);
    expect(actOn(world, edited, yes('eva', 'g')).refusal).toBe('SOD_VENDOR_EDITOR');
  });

  it('lets who posted the receipt approve beside another, not alone', () => {
    const alone = worldOf([rule([step('g', 1, role('buyer'), { mode: 'any' })])], { onAssignConflict: 'leave' });
    const beside = worldOf([rule([step('g', 1, role('buyer'))])]);
    expect(mayAct(alone, open(alone, { receiptPosters: ['ben'] }))).toEqual(['carla']);
    expect(mayAct(beside, open(beside, { receiptPosters: ['ben'] }))).toEqual(['ben', 'carla']);
  });

  it('bars whom the approver stood in for from releasing the payment', () => {
    const world = worldOf([rule([step('u', 1, user('dirk'))])], {}, { delegations: [delegation('dirk', 'ben')] });
    const approved = actOn(world, open(world), yes('ben', 'u')).flow;
    for (const by of ['ben', 'dirk']) expect(actOn(world, approved, { act: 'releasePayment', at: AT, by }).refusal).toBe('SOD_PAYMENT_RELEASE');
    expect(actOn(world, approved, { act: 'releasePayment', at: AT, by: 'finn' }).refusal).toBeUndefined();
  });

  it('is not passed by handing over to the creator', () => {
    const world = worldOf([rule([step('u', 1, user('dirk'))])]);
    const acted = actOn(world, open(world), { act: 'handOver', at: AT, by: 'dirk', step: 'u', to: 'ann' });
    expect(acted.refusal).toBe('SELF_APPROVAL');
    expect(mayAct(world, acted.flow)).toEqual(['dirk']);
  });
});

describe('A repeated approver', () => {
  const steps = [step('a', 1, user('dirk')), step('b', 2, role('judge'), { mode: 'quorum', quorum: 2 })];

  it('is not asked again for the same content, and his approval counts', () => {
    const world = worldOf([rule(steps)], { repeatedApprover: 'skip' });
    const flow = actOn(world, open(world), yes('dirk', 'a')).flow;
    expect(mayAct(world, flow)).toEqual(['carla', 'eva']);
    expect(actOn(world, flow, yes('eva', 'b')).flow.state).toBe('approved');
  });

  it('is asked again where the policy says so, and for other content', () => {
    const ask = worldOf([rule(steps)]);
    expect(mayAct(ask, actOn(ask, open(ask), yes('dirk', 'a')).flow)).toEqual(['carla', 'dirk', 'eva']);
    const skip = worldOf([rule(steps)], { repeatedApprover: 'skip' });
    const edited = actOn(skip, actOn(skip, open(skip), yes('dirk', 'a')).flow, { act: 'edit', at: AT, by: 'ann', scope: 'amount', change: { amount: '900' } });
    expect(edited.voided).toEqual(['a']);
    expect(mayAct(skip, edited.flow)).toEqual(['dirk']);
  });
});

describe('An edit', () => {
  it('of the amount keeps the rate, takes the rule of the new band, and stays with the policy the plan was made from', () => {
    const world = worldOf([rule([step('u', 1, user('dirk'))], { filter: { amountBelow: '1000' } }), rule([step('v', 1, user('eva'))], { id: 'S', order: 2 })]);
    const newer = { ...world, policy: { version: '2', rules: [rule([step('x', 1, user('finn'))])] } };
    const { flow } = actOn(newer, open(world, { amount: '400', groupAmount: '800' }), { act: 'edit', at: AT, by: 'ann', scope: 'amount', change: { amount: '500' } });
    expect(flow).toMatchObject({ policyVersion: '1', contentVersion: 2, facts: { groupAmount: '1000' }, steps: [{ rule: 'S', named: ['eva'] }] });
    expect(actOn(newer, flow, { act: 'replan', at: AT, by: 'ann' }).flow).toMatchObject({ policyVersion: '2', steps: [{ named: ['finn'] }] });
  });

  it('of a scope the policy does not name voids everything', () => {
    const world = worldOf([rule([step('u', 1, user('dirk'))])]);
    expect(actOn(world, actOn(world, open(world), yes('dirk', 'u')).flow, { act: 'edit', at: AT, by: 'ann', scope: 'paymentTerms', change: {} })).toMatchObject({ voided: ['u'], flow: { state: 'pending' } });
  });

  it('that leaves what is paid as it was voids nothing', () => {
    const world = worldOf([rule([step('u', 1, user('dirk'))])]);
    const approved = actOn(world, open(world), yes('dirk', 'u')).flow;
    expect(actOn(world, approved, { act: 'matchChanged', at: AT, payableNowBefore: '800.00', payableNow: '800' }).flow).toBe(approved);
  });
});

describe('The clock', () => {
  const world = worldOf([rule([step('g', 1, role('judge'))])], { sla }, { calendars: [OFFICE] });

  it('counts local working hours and leaves out holidays', () => {
    expect(nextTimers(world, open(world, {}, '2026-02-02T11:00:00Z'))).toEqual({ remind: ['2026-02-02T15:00:00.000Z'], escalate: '2026-02-04T11:00:00.000Z' });
  });

  it('counts by the hours of the entity that is billed, where it has its own', () => {
    const late = { ...OFFICE, id: 'late', holidays: [], timezone: 'UTC', open: '12:00', close: '20:00' };
    const own = worldOf([rule([step('g', 1, role('judge'))])], { sla: { ...sla, calendarByEntity: { N: 'late' } } }, { calendars: [OFFICE, late] });
    expect(nextTimers(own, open(own, { entity: 'N' }, '2026-02-02T11:00:00Z'))?.remind).not.toEqual(nextTimers(own, open(own, { entity: 'S' }, '2026-02-02T11:00:00Z'))?.remind);
    expect(nextTimers(own, open(own, { entity: 'S' }, '2026-02-02T11:00:00Z'))).toEqual(nextTimers(world, open(world, {}, '2026-02-02T11:00:00Z')));
  });

  it('approves nothing by itself: who has approved already does not stand in for who has not', () => {
    const flow = actOn(world, open(world), yes('eva', 'g')).flow;
    const late = actOn(world, flow, { act: 'tick', at: '2026-02-09T09:00:00Z' });
    expect(late.flow.state).toBe('pending');
    expect(mayAct(world, late.flow)).toEqual(['dirk', 'finn']);
    expect(late.due?.escalated).toEqual([{ step: 'g', to: ['dirk', 'finn'] }]);
  });

  it('reminds once', () => {
    const first = actOn(world, open(world), { act: 'tick', at: '2026-02-02T14:00:00Z' });
    expect(first.due?.reminded).toHaveLength(1);
    expect(actOn(world, first.flow, { act: 'tick', at: '2026-02-02T14:30:00Z' }).due?.reminded).toEqual([]);
  });

  it('runs on when the cause is none that stops it', () => {
    const flow = actOn(world, open(world), { act: 'wait', at: AT, cause: 'lunch' }).flow;
    expect(nextTimers(world, flow)).toBeDefined();
    for (const cause of ['waitingForReceipt', 'question']) expect(nextTimers(world, actOn(world, flow, { act: 'wait', at: AT, cause }).flow)).toBeUndefined();
  });
});
