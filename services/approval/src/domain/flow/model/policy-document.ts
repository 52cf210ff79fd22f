/** Who is asked by a step. */
export type StepSource =
  | { readonly type: 'user'; readonly user: string }
  | { readonly type: 'role'; readonly role: string }
  | { readonly type: 'group'; readonly group: string }
  | { readonly type: 'costCenterOwner' }
  | { readonly type: 'field'; readonly field: string }
  | { readonly type: 'managerChainToLimit'; readonly from: 'requester' | 'createdBy'; readonly chain: 'each' | 'last' };

export type StepMode = 'all' | 'any' | 'quorum';

/** One step of a rule. Steps of equal order run side by side; the next opens when all before are done. */
export interface PolicyStep {
  readonly id: string;
  readonly order: number;
  readonly source: StepSource;
  readonly mode: StepMode;
  readonly quorum?: number | undefined;
}

/** What a rule asks of an invoice; all given keys must fit. Amounts are of the group's currency and count by their size. */
export interface RuleFilter {
  /** Inclusive. */
  readonly amountFrom?: string | undefined;
  /** Exclusive. */
  readonly amountBelow?: string | undefined;
  readonly entity?: string | undefined;
  readonly purchaseOrder?: boolean | undefined;
  readonly verdictClass?: string | undefined;
  readonly costCenter?: string | undefined;
  readonly glAccount?: string | undefined;
  /** A CEL expression over the facts. */
  readonly when?: string | undefined;
}

export interface PolicyRule {
  readonly id: string;
  readonly order: number;
  readonly filter: RuleFilter;
  readonly steps: readonly PolicyStep[];
}

export type Separation = 'creatorNotApprover' | 'vendorEditorNotApprover' | 'approverNotReleaser' | 'receiptPosterNotSoleApprover';

export type EditEffect = 'all' | 'costCenterOwner' | 'none';

/** How long a task may take, in working hours. */
export interface SlaSettings {
  readonly hours: string;
  readonly calendar: string;
  /** For entities with hours of their own. */
  readonly calendarByEntity?: Readonly<Record<string, string>> | undefined;
  readonly remindAtPercent: readonly string[];
  readonly onExpiry: 'escalateToManager';
  readonly escalationReplaces: boolean;
  readonly restartOnEscalation: boolean;
  readonly pausesWhile: readonly string[];
}

export interface FlowSettings {
  readonly ruleSelection: 'first' | 'all';
  readonly repeatedApprover: 'ask' | 'skip';
  readonly onAssignConflict: 'escalateToManager' | 'leave';
  readonly onNoRule: 'block';
  readonly separationOfDuties: readonly Separation[];
  readonly editVoids: Readonly<Record<string, EditEffect>>;
  readonly maxDelegationChain: number;
  readonly onDelegationCycle: 'original';
  readonly onDelegateConflict: 'keepDelegator';
  readonly delegatorKeepsVote: boolean;
  readonly delegateGroupMembers: boolean;
  readonly sla?: SlaSettings | undefined;
}

/** One version of a policy. It is never changed; a plan names the version it was made from. */
export interface PolicyDocument {
  readonly version: string;
  readonly rules: readonly PolicyRule[];
  readonly groups?: Readonly<Record<string, readonly string[]>> | undefined;
}
