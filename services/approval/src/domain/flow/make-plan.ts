import type { ApprovalFacts } from './model/approval-facts.js';
import type { Flow, FlowStep, FlowWorld } from './model/flow.js';
import { nameApprovers } from './name-approvers.js';
import type { PolicyDocument, PolicyRule } from './model/policy-document.js';
import { selectRules } from './select-rules.js';
import { advance } from './progress.js';

/** Makes the plan of an invoice from a policy, and opens what is first. */
export function makePlan(
  world: FlowWorld,
  policy: PolicyDocument,
  facts: ApprovalFacts,
  contentVersion: number,
  at: string,
  waitingFor: string | null = null,
): Flow {
  const rules = selectRules(policy, facts, world);
  const steps = inOrder(rules.flatMap((rule) => stepsOf(rule, facts, world, policy)));
  return advance(
    world,
    { policyVersion: policy.version, contentVersion, state: steps.length > 0 ? 'pending' : 'blocked', facts, steps, waitingFor, releasedBy: null },
    at,
  );
}

interface Placed {
  readonly step: FlowStep;
  /** Within the chain it came from; 0 first. */
  readonly place: number;
}

function stepsOf(rule: PolicyRule, facts: ApprovalFacts, { organisation }: FlowWorld, policy: PolicyDocument): Placed[] {
  return rule.steps.flatMap((step) => {
    const { steps, incomplete } = nameApprovers(step.source, facts, organisation, policy.groups);
    const isChain = step.source.type === 'managerChainToLimit' && step.source.chain === 'each';
    return steps.map((named, place) => ({
      place,
      step: {
        id: isChain ? `${step.id}.${place + 1}` : step.id,
        rule: rule.id,
        order: step.order,
        mode: step.mode,
        quorum: step.quorum ?? null,
        source: step.source,
        named,
        incomplete,
        unmanned: false,
        state: 'waiting' as const,
        seats: [],
        votes: [],
        clock: null,
      },
    }));
  });
}

/** A chain takes as many orders as it has managers; what comes after it moves back. */
function inOrder(placed: readonly Placed[]): FlowStep[] {
  const orders = [...new Set(placed.map(({ step }) => step.order))].toSorted((a, b) => a - b);
  const shifts = new Map<number, number>();
  let shift = 0;
  for (const order of orders) {
    shifts.set(order, shift);
    shift += Math.max(...placed.filter(({ step }) => step.order === order).map(({ place }) => place));
  }
  return placed.map(({ step, place }) => ({ ...step, order: step.order + (shifts.get(step.order) ?? 0) + place })).toSorted((a, b) => a.order - b.order);
}
