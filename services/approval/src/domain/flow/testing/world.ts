import type { ApprovalFacts } from '../model/approval-facts.js';
import type { FlowWorld } from '../model/flow.js';
import type { Delegation, Person } from '../model/organisation.js';
import type { FlowSettings, PolicyRule, PolicyStep, StepSource } from '../model/policy-document.js';

export const SETTINGS: FlowSettings = {
  ruleSelection: 'first',
  repeatedApprover: 'ask',
  onAssignConflict: 'escalateToManager',
  onNoRule: 'block',
  separationOfDuties: ['creatorNotApprover', 'vendorEditorNotApprover', 'approverNotReleaser', 'receiptPosterNotSoleApprover'],
  editVoids: { amount: 'all', payeeAccount: 'all', coding: 'costCenterOwner', description: 'none' },
  maxDelegationChain: 3,
  onDelegationCycle: 'original',
  onDelegateConflict: 'keepDelegator',
  delegatorKeepsVote: false,
  delegateGroupMembers: true,
};

export const person = (id: string, manager: string | null, limit: string | null = '0', roles: string[] = [], ownsCostCenters: string[] = []): Person => ({
  id,
  manager,
  limit,
  roles,
  ownsCostCenters,
});

/** ben and carla answer to dirk, dirk to eva, eva to finn; finn answers to nobody. */
export const PERSONS: readonly Person[] = [
  person('ann', 'dirk'),
  person('ben', 'dirk', '0', ['buyer'], ['K1']),
  person('carla', 'dirk', '1000', ['buyer', 'judge'], ['K2']),
  person('dirk', 'eva', '5000', ['judge']),
  person('eva', 'finn', '20000', ['judge']),
  person('finn', null, null),
];

export const FACTS: ApprovalFacts = {
  amount: '800.00',
  currency: 'EUR',
  groupAmount: '800.00',
  entity: 'N',
  costCenters: ['K1'],
  seller: 'V',
  payeeAccount: 'A',
  purchaseOrder: true,
  verdictClass: 'clean',
  createdBy: 'ann',
  requester: 'ben',
  receiptPosters: [],
  vendorEditors: [],
};

export const step = (id: string, order: number, source: StepSource, parts: Partial<PolicyStep> = {}): PolicyStep => ({
  id,
  order,
  source,
  mode: 'all',
  ...parts,
});
export const user = (name: string): StepSource => ({ type: 'user', user: name });
export const role = (name: string): StepSource => ({ type: 'role', role: name });
export const rule = (steps: readonly PolicyStep[], parts: Partial<PolicyRule> = {}): PolicyRule => ({ id: 'R', order: 1, filter: {}, steps, ...parts });

export const delegation = (from: string, to: string, parts: Partial<Delegation> = {}): Delegation => ({
  id: `${from}-${to}`,
  from,
  to,
  start: '2026-01-01T00:00:00Z',
  end: '2026-12-31T00:00:00Z',
  maxAmount: null,
  scope: {},
  reason: 'away',
  ...parts,
});

export function worldOf(rules: readonly PolicyRule[], settings: Partial<FlowSettings> = {}, organisation: Partial<FlowWorld['organisation']> = {}): FlowWorld {
  const policy = { version: '1', rules };
  return {
    settings: { ...SETTINGS, ...settings },
    organisation: { persons: PERSONS, delegations: [], calendars: [], ...organisation },
    policy,
    frozenPolicy: policy,
    holds: () => false,
  };
}
