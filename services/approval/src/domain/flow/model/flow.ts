import type { ApprovalFacts } from './approval-facts.js';
import type { Organisation } from './organisation.js';
import type { FlowSettings, PolicyDocument, StepMode, StepSource } from './policy-document.js';

/** One who is asked: a person named, or those who act for that person. They count as one. */
export interface Seat {
  /** Whom the policy named. */
  readonly named: readonly string[];
  /** Who may act. */
  readonly actors: readonly string[];
  /** Who acts for another: for whom. */
  readonly standsFor: Readonly<Record<string, string>>;
  /** All who count as one person here. */
  readonly effective: readonly string[];
  /** Who acts: who was barred by separation of duties and so replaced. */
  readonly replaced: Readonly<Record<string, string>>;
}

/** An approval that stands. */
export interface Vote {
  readonly by: string;
  readonly onBehalfOf: string | null;
  readonly effective: readonly string[];
  readonly contentVersion: number;
  readonly at: string;
}

/** The clock of an open step. */
export interface StepClock {
  readonly running: boolean;
  /** When it began to run the last time. */
  readonly since: string;
  /** Working milliseconds used before that. */
  readonly usedMs: number;
  /** How many reminders have been sent. */
  readonly reminded: number;
  /** Nobody is left to whom it could escalate. */
  readonly exhausted: boolean;
}

export type StepState = 'waiting' | 'open' | 'approved' | 'rejected' | 'skipped' | 'voided';

export interface FlowStep {
  readonly id: string;
  readonly rule: string;
  readonly order: number;
  readonly mode: StepMode;
  readonly quorum: number | null;
  readonly source: StepSource;
  /** Before conflicts and delegations. */
  readonly named: readonly string[];
  /** The source named nobody for a part of what is to be judged. */
  readonly incomplete: boolean;
  /** When it opened, somebody named had nobody in his place. */
  readonly unmanned: boolean;
  readonly state: StepState;
  readonly seats: readonly Seat[];
  readonly votes: readonly Vote[];
  readonly clock: StepClock | null;
}

export type FlowState = 'pending' | 'approved' | 'rejected' | 'blocked';

/** The approval of one invoice: frozen from one policy version, carried on by acts. Plain data. */
export interface Flow {
  readonly policyVersion: string;
  readonly contentVersion: number;
  readonly state: FlowState;
  readonly facts: ApprovalFacts;
  readonly steps: readonly FlowStep[];
  /** What the case waits for; null: nothing. */
  readonly waitingFor: string | null;
  readonly releasedBy: string | null;
}

/** What decisions are made from besides the flow itself. */
export interface FlowWorld {
  readonly settings: FlowSettings;
  readonly organisation: Organisation;
  /** The policy that counts now. */
  readonly policy: PolicyDocument;
  /** The policy the flow was made from. */
  readonly frozenPolicy: PolicyDocument;
  /** Reads a `when` expression of a filter. */
  readonly holds: (expression: string, facts: ApprovalFacts) => boolean;
}
