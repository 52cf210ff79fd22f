import { dec } from '@smartap/runtime';
import type { ApprovalFacts } from './model/approval-facts.js';
import type { FlowWorld } from './model/flow.js';
import type { PolicyDocument, PolicyRule, RuleFilter } from './model/policy-document.js';

/** True when every given key fits. */
export function fits(filter: RuleFilter, facts: ApprovalFacts, holds: FlowWorld['holds']): boolean {
  const size = dec(facts.groupAmount).abs();
  return (
    (filter.amountFrom === undefined || size.gte(filter.amountFrom)) &&
    (filter.amountBelow === undefined || size.lt(filter.amountBelow)) &&
    (filter.entity === undefined || filter.entity === facts.entity) &&
    (filter.purchaseOrder === undefined || filter.purchaseOrder === facts.purchaseOrder) &&
    (filter.verdictClass === undefined || filter.verdictClass === facts.verdictClass) &&
    (filter.costCenter === undefined || facts.costCenters.includes(filter.costCenter)) &&
    (filter.glAccount === undefined || facts.glAccounts?.includes(filter.glAccount) === true) &&
    (filter.when === undefined || holds(filter.when, facts))
  );
}

/** The rules that apply, by their order: the first that fits, or all that fit. */
export function selectRules(policy: PolicyDocument, facts: ApprovalFacts, { settings, holds }: Pick<FlowWorld, 'settings' | 'holds'>): readonly PolicyRule[] {
  const fitting = policy.rules.toSorted((a, b) => a.order - b.order).filter((rule) => fits(rule.filter, facts, holds));
  return settings.ruleSelection === 'first' ? fitting.slice(0, 1) : fitting;
}
