import { assign } from './assign.js';
import type { Flow, FlowStep, FlowWorld } from './model/flow.js';

/** A step of a plan as people read it. */
export interface ShownStep {
  readonly step: string;
  readonly rule: string;
  readonly order: number;
  readonly state: FlowStep['state'];
  readonly mode: FlowStep['mode'];
  readonly quorum?: number | undefined;
  /** Who may act; of a step that waits, who would be asked but for delegations. */
  readonly approvers: readonly string[];
  /** Who acts: for whom. */
  readonly substitutes: Readonly<Record<string, string>>;
  /** Who acts: who was barred. */
  readonly conflictReplaced: Readonly<Record<string, string>>;
  /** Who has approved. */
  readonly approvedBy: readonly string[];
}

/** The plan of a flow. */
export function showPlan(world: FlowWorld, flow: Flow): readonly ShownStep[] {
  return flow.steps.map((step) => {
    const seats = step.state === 'waiting' ? assign(world, flow, step, undefined).seats : step.seats;
    return {
      step: step.id,
      rule: step.rule,
      order: step.order,
      state: step.state,
      mode: step.mode,
      ...(step.quorum === null ? {} : { quorum: step.quorum }),
      approvers: seats.flatMap(({ actors }) => actors),
      substitutes: Object.fromEntries(seats.flatMap(({ actors, standsFor }) => Object.entries(standsFor).filter(([actor]) => actors.includes(actor)))),
      conflictReplaced: Object.assign({}, ...seats.map(({ replaced }) => replaced)) as Record<string, string>,
      approvedBy: step.votes.map(({ by }) => by),
    };
  });
}
