import type { Flow, FlowStep, FlowWorld, Seat } from './model/flow.js';
import { effectiveOf, hasVoted, votesFor } from './progress.js';
import { barredBy, type SeparationReason } from './separation.js';
import { assign } from './assign.js';

/** Why an act is refused. */
export type FlowRefusal = SeparationReason | 'SOD_PAYMENT_RELEASE' | 'NOT_ASSIGNED' | 'NOT_YOUR_TURN' | 'STALE_CONTENT' | 'ALREADY_DECIDED' | 'CLOSED';

/** A seat on which somebody may act. */
export interface Taken {
  readonly step: FlowStep;
  readonly seat: Seat;
}

export const isRefusal = (value: Taken | FlowRefusal): value is FlowRefusal => typeof value === 'string';

/** Finds the seat for which a person acts on a step, or why there is none. */
export function seatToActOn(world: FlowWorld, flow: Flow, stepId: string, by: string): Taken | FlowRefusal {
  if (flow.state === 'approved' || flow.state === 'rejected') return 'CLOSED';
  const step = stepOf(flow, stepId, by);
  if (!step) return 'NOT_ASSIGNED';
  if (step.state === 'waiting') return isNamed(world, flow, step, by) ? 'NOT_YOUR_TURN' : 'NOT_ASSIGNED';
  if (step.state !== 'open') return 'CLOSED';
  const seat = step.seats.find(({ actors }) => actors.includes(by));
  if (!seat) return step.votes.some((vote) => vote.by === by) ? 'ALREADY_DECIDED' : 'NOT_ASSIGNED';
  if (hasVoted(seat, votesFor(world, flow, step))) return 'ALREADY_DECIDED';
  return { step, seat };
}

/** Decides whether a person may approve a step for the content seen. */
export function judgeApproval(world: FlowWorld, flow: Flow, stepId: string, by: string, seenVersion: number): Taken | FlowRefusal {
  const taken = seatToActOn(world, flow, stepId, by);
  if (isRefusal(taken)) return taken;
  if (seenVersion !== flow.contentVersion) return 'STALE_CONTENT';
  // Where a later step has nobody who may decide it, no approval is taken before that is mended.
  return barredBy(world.settings, flow, taken.step, effectiveOf(taken.seat, by)) ?? (flow.state === 'blocked' ? 'NOT_YOUR_TURN' : taken);
}

/** Two rules may call their steps alike: the one on which this person can act comes first. */
function stepOf(flow: Flow, id: string, by: string): FlowStep | undefined {
  const named = flow.steps.filter((step) => step.id === id);
  return (
    named.find((step) => step.state === 'open' && step.seats.some(({ actors }) => actors.includes(by))) ??
    named.find(({ state }) => state === 'open') ??
    named[0]
  );
}

function isNamed(world: FlowWorld, flow: Flow, step: FlowStep, by: string): boolean {
  return step.named.includes(by) || assign(world, flow, step, undefined).seats.some(({ actors }) => actors.includes(by));
}
