import { dec } from '@smartap/runtime';
import type { ApprovalFacts } from './model/approval-facts.js';
import type { Delegation } from './model/organisation.js';

/** The chain of those who stand in for a person, nearest first; empty: nobody, or a circle. */
export function substitutesOf(id: string, facts: ApprovalFacts, delegations: readonly Delegation[], at: string, maxChain: number): readonly string[] {
  const chain: string[] = [];
  let from = id;
  while (chain.length < maxChain) {
    const next = delegationOf(from, facts, delegations, at)?.to;
    if (next === undefined) return chain;
    if (next === id || chain.includes(next)) return [];
    chain.push(next);
    from = next;
  }
  return chain;
}

/** The delegation of a person that counts; the one with the narrower scope before the general one. */
function delegationOf(from: string, { entity, groupAmount }: ApprovalFacts, delegations: readonly Delegation[], at: string): Delegation | undefined {
  const instant = Date.parse(at);
  const fitting = delegations.filter(
    (each) =>
      each.from === from &&
      each.to !== from &&
      Date.parse(each.start) <= instant &&
      instant < Date.parse(each.end) &&
      (each.scope.entity === undefined || each.scope.entity === entity) &&
      (each.maxAmount === null || dec(groupAmount).abs().lte(each.maxAmount)),
  );
  return fitting.find(({ scope }) => scope.entity !== undefined) ?? fitting[0];
}
