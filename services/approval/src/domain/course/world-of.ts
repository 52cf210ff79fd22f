import type { ApprovalPolicy } from '@smartap/contracts';
import type { FlowSettings, FlowWorld, Organisation, PolicyDocument } from '../flow/index.js';
import { holds } from './holds.js';

/** A version of a tenant's policy. */
export interface VersionedPolicy {
  readonly version: number;
  readonly policy: ApprovalPolicy;
}

const documentOf = ({ version, policy: { rules, groups } }: VersionedPolicy): PolicyDocument => ({
  version: String(version),
  rules,
  ...(groups ? { groups } : {}),
});

function settingsOf({ policy }: VersionedPolicy): FlowSettings {
  const {
    ruleSelection,
    repeatedApprover,
    onAssignConflict,
    separationOfDuties,
    editVoids,
    maxDelegationChain,
    delegatorKeepsVote,
    delegateGroupMembers,
    sla,
  } = policy;
  return {
    ruleSelection,
    repeatedApprover,
    onAssignConflict,
    separationOfDuties,
    editVoids,
    maxDelegationChain,
    delegatorKeepsVote,
    delegateGroupMembers,
    onNoRule: 'block',
    onDelegationCycle: 'original',
    onDelegateConflict: 'keepDelegator',
    ...(sla ? { sla } : {}),
  };
}

/** The world in which an approval goes on: under the policy it was made from. */
export function worldOf(current: VersionedPolicy, frozen: VersionedPolicy, organisation: Omit<Organisation, 'calendars'>): FlowWorld {
  return {
    settings: settingsOf(frozen),
    organisation: { ...organisation, calendars: frozen.policy.calendars },
    policy: documentOf(current),
    frozenPolicy: documentOf(frozen),
    holds,
  };
}
