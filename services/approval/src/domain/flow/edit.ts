import { dec, plain, roundTo } from '@smartap/runtime';
import type { ApprovalFacts } from './model/approval-facts.js';
import type { FlowChange } from './model/flow-act.js';
import type { Flow, FlowStep, FlowWorld } from './model/flow.js';
import { makePlan } from './make-plan.js';
import { nameApprovers } from './name-approvers.js';
import type { EditEffect } from './model/policy-document.js';
import { advance } from './progress.js';

/** An edited flow, with the steps whose approval fell. */
export interface Edited {
  readonly flow: Flow;
  readonly voided: readonly string[];
}

/** Edits the content: what was approved of it falls as far as the scope of the edit reaches. */
export function edit(world: FlowWorld, flow: Flow, scope: string, change: FlowChange, at: string): Edited {
  // A scope that the policy does not name might be anything: all is asked again.
  return applyEdit(world, { ...flow, facts: changed(flow.facts, change) }, world.settings.editVoids[scope] ?? 'all', at);
}

/** As {@link edit}, with facts that are already the new ones. */
export function applyEdit(world: FlowWorld, flow: Flow, effect: EditEffect, at: string): Edited {
  if (effect === 'none') return { flow, voided: [] };
  const contentVersion = flow.contentVersion + 1;
  if (effect === 'all')
    return { flow: makePlan(world, world.frozenPolicy, flow.facts, contentVersion, at, flow.waitingFor), voided: approvedSteps(flow.steps) };
  const owners = flow.steps.filter(({ source }) => source.type === 'costCenterOwner');
  const steps = flow.steps.map((step): FlowStep => (owners.includes(step) ? renamed(world, flow, step) : step));
  return { flow: advance(world, { ...flow, contentVersion, steps, state: 'pending' }, at), voided: approvedSteps(owners) };
}

/** The steps on which somebody's approval stands. */
export const approvedSteps = (steps: readonly FlowStep[]): string[] => steps.filter(({ votes }) => votes.length > 0).map(({ id }) => id);

function renamed({ organisation }: FlowWorld, { facts }: Flow, step: FlowStep): FlowStep {
  const { steps, incomplete } = nameApprovers(step.source, facts, organisation, undefined);
  return { ...step, named: steps[0] ?? [], incomplete, state: 'waiting', seats: [], votes: [], clock: null };
}

function changed(facts: ApprovalFacts, change: FlowChange): ApprovalFacts {
  const { amount, groupAmount, currency, entity, payeeAccount, costCenters, verdictClass } = change;
  return {
    ...facts,
    amount: amount ?? facts.amount,
    groupAmount: groupAmount ?? (amount === undefined ? facts.groupAmount : atSameRate(facts, amount)),
    currency: currency ?? facts.currency,
    entity: entity ?? facts.entity,
    payeeAccount: payeeAccount ?? facts.payeeAccount,
    costCenters: costCenters ?? facts.costCenters,
    verdictClass: verdictClass ?? facts.verdictClass,
  };
}

/** A new amount in the group's currency, at the rate of the old one. */
function atSameRate({ amount, groupAmount }: ApprovalFacts, now: string): string {
  return dec(amount).eq(0) || dec(amount).eq(groupAmount) ? now : plain(roundTo(dec(groupAmount).times(now).div(amount), 2));
}
