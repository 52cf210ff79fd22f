import type { Flow, FlowStep, FlowWorld, Seat, Vote } from './model/flow.js';
import { assign } from './assign.js';
import { startClock } from './time/step-clock.js';
import { barredBy, overlap } from './separation.js';

/** The approvals that count in a step: its own, and with `skip` those of other steps for the same content. */
export function votesFor(world: FlowWorld, flow: Flow, step: FlowStep): readonly Vote[] {
  if (world.settings.repeatedApprover === 'ask') return step.votes;
  const others = flow.steps.filter((other) => other !== step).flatMap(({ votes }) => votes);
  return [...step.votes, ...others.filter(({ contentVersion }) => contentVersion === flow.contentVersion)];
}

/** True when one who counts as this person has approved. */
export const hasVoted = (seat: Seat, votes: readonly Vote[]): boolean => votes.some((vote) => overlap(vote.effective, seat.effective));

/** How many different persons must approve. */
export function needed({ mode, quorum }: Pick<FlowStep, 'mode' | 'quorum'>, seats: readonly Seat[]): number {
  if (mode === 'all') return Math.max(1, seats.length);
  return mode === 'any' ? 1 : (quorum ?? 1);
}

/** True when nobody is named for a part, or fewer different persons are asked than must approve. */
export const cannotComplete = (step: Pick<FlowStep, 'mode' | 'quorum'>, { seats, incomplete }: { seats: readonly Seat[]; incomplete: boolean }): boolean =>
  (incomplete && step.mode === 'all') || seats.length < needed(step, seats);

const isOver = ({ state }: FlowStep): boolean => state === 'approved' || state === 'skipped';

/** Opens what is next, closes what is complete, and says how the whole stands. */
export function advance(world: FlowWorld, flow: Flow, at: string): Flow {
  if (flow.state === 'rejected') return flow;
  let current: Flow = flow;
  for (const order of [...new Set(flow.steps.map((step) => step.order))].toSorted((a, b) => a - b)) {
    current = openGroup(world, current, order, at);
    if (current.steps.some((step) => step.order === order && !isOver(step))) {
      const stands = stateOf(world, waitBehind(current, order));
      const answered = withAcceptance(world, stands, at);
      return answered ? advance(world, answered, at) : stands;
    }
  }
  return { ...current, state: flow.steps.length > 0 ? 'approved' : 'blocked' };
}

/**
 * Who accepted what matching found is not asked once more whether it may be paid: the answer is given already. It is one answer, it counts
 * only where that person is asked, and only if separation of duties would let them approve.
 */
function withAcceptance(world: FlowWorld, flow: Flow, at: string): Flow | undefined {
  const { acceptedBy: by } = flow.facts;
  if (by === undefined || flow.state !== 'pending') return undefined;
  if (flow.steps.some(({ votes }) => votes.some((vote) => vote.by === by && vote.contentVersion === flow.contentVersion))) return undefined;
  for (const step of flow.steps.filter(({ state }) => state === 'open')) {
    const seat = step.seats.find(({ actors }) => actors.includes(by));
    if (!seat || hasVoted(seat, votesFor(world, flow, step)) || barredBy(world.settings, flow, step, effectiveOf(seat, by))) continue;
    return {
      ...flow,
      steps: flow.steps.map((each) => (each === step ? { ...step, votes: [...step.votes, voteOn(seat, by, flow.contentVersion, at)] } : each)),
    };
  }
  return undefined;
}

/** Opens the steps of an order. What completes one by an earlier approval may complete another, so all are looked at again. */
function openGroup(world: FlowWorld, flow: Flow, order: number, at: string): Flow {
  const steps = flow.steps.map((step): FlowStep => {
    if (step.order !== order || isOver(step)) return step;
    if (step.state === 'open') return step;
    const { seats, incomplete } = assign(world, flow, step, at);
    return { ...step, state: 'open', seats, unmanned: incomplete, clock: startClock(world.settings, at, flow.waitingFor) };
  });
  const opened = { ...flow, steps };
  return { ...opened, steps: steps.map((step) => (step.order === order && step.state === 'open' ? closed(world, opened, step) : step)) };
}

function closed(world: FlowWorld, flow: Flow, step: FlowStep): FlowStep {
  const votes = votesFor(world, flow, step);
  const have = step.seats.filter((seat) => hasVoted(seat, votes)).length;
  if (step.seats.length === 0 || have < needed(step, step.seats) || (step.unmanned && step.mode === 'all')) return step;
  return { ...step, state: step.votes.length > 0 ? 'approved' : 'skipped', clock: null };
}

/** What comes later waits; it is given to somebody only when it opens. */
function waitBehind(flow: Flow, order: number): Flow {
  return {
    ...flow,
    steps: flow.steps.map((step) => (step.order > order && step.state === 'open' ? { ...step, state: 'waiting', seats: [], clock: null } : step)),
  };
}

function stateOf(world: FlowWorld, flow: Flow): Flow {
  const stuck = flow.steps.some((step) => {
    if (isOver(step)) return false;
    const assigned = step.state === 'open' ? { seats: step.seats, incomplete: step.unmanned } : assign(world, flow, step, undefined);
    return cannotComplete(step, assigned);
  });
  const pending: Flow = { ...flow, state: 'pending' };
  return stuck || mayAct(world, pending).length === 0 ? { ...flow, state: 'blocked' } : pending;
}

/** Those whose approval would be accepted now. */
export function mayAct(world: FlowWorld, flow: Flow): readonly string[] {
  if (flow.state !== 'pending') return [];
  const able = flow.steps
    .filter(({ state }) => state === 'open')
    .flatMap((step) => {
      const votes = votesFor(world, flow, step);
      return step.seats
        .filter((seat) => !hasVoted(seat, votes))
        .flatMap((seat) => seat.actors.filter((id) => !barredBy(world.settings, flow, step, effectiveOf(seat, id))));
    });
  return [...new Set(able)];
}

/** Who counts as one person when this one acts on a seat. */
export function effectiveOf(seat: Seat, actor: string): readonly string[] {
  return seat.effective.includes(actor) ? seat.effective : [...seat.effective, actor];
}

/** For whom a person acts, unless in his own name. */
export const inWhoseStead = (seat: Seat, by: string): string | undefined => (seat.named.includes(by) ? undefined : seat.standsFor[by]);

/** The approval of a person who acts on a seat. */
export const voteOn = (seat: Seat, by: string, contentVersion: number, at: string): Vote => ({
  by,
  onBehalfOf: inWhoseStead(seat, by) ?? null,
  effective: effectiveOf(seat, by),
  contentVersion,
  at,
});
