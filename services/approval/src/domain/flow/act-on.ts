import { dec } from '@smartap/runtime';
import { breakGlass } from './break-glass.js';
import { mergeSeats } from './assign.js';
import { applyEdit, approvedSteps, edit } from './edit.js';
import type { FlowAct } from './model/flow-act.js';
import type { Flow, FlowStep, FlowWorld } from './model/flow.js';
import { isRefusal, judgeApproval, seatToActOn, type FlowRefusal } from './judge.js';
import { makePlan } from './make-plan.js';
import { passTime, type Due } from './time/pass-time.js';
import { advance, cannotComplete, inWhoseStead, voteOn } from './progress.js';
import { barredBy, overlap } from './separation.js';
import { switchClocks } from './time/step-clock.js';

/** How an act ended; a refused one leaves the flow as it was. */
export interface Acted {
  readonly flow: Flow;
  readonly refusal?: FlowRefusal | undefined;
  /** Steps whose approval fell. */
  readonly voided?: readonly string[] | undefined;
  readonly onBehalfOf?: string | undefined;
  readonly due?: Due | undefined;
}

/** Applies one act to an approval. Pure: the same flow, world and act give the same outcome. */
export function actOn(world: FlowWorld, flow: Flow, act: FlowAct): Acted {
  switch (act.act) {
    case 'approve':
      return approve(world, flow, act);
    case 'reject':
      return reject(world, flow, act);
    case 'handOver':
      return handOver(world, flow, act);
    case 'edit':
      return flow.state === 'rejected' ? { flow, refusal: 'CLOSED' } : edit(world, flow, act.scope, act.change, act.at);
    case 'matchChanged':
      if (flow.state === 'rejected') return { flow, refusal: 'CLOSED' };
      return dec(act.payableNow).eq(act.payableNowBefore) ? { flow, voided: [] } : applyEdit(world, flow, world.settings.editVoids['amount'] ?? 'all', act.at);
    case 'replan':
      return flow.state === 'rejected'
        ? { flow, refusal: 'CLOSED' }
        : { flow: makePlan(world, world.policy, flow.facts, flow.contentVersion, act.at, flow.waitingFor), voided: approvedSteps(flow.steps) };
    case 'editVendor': {
      const { facts } = flow;
      if (act.seller !== facts.seller) return { flow };
      return { flow: settled(world, { ...flow, facts: { ...facts, vendorEditors: [...new Set([...facts.vendorEditors, act.by])] } }, act.at) };
    }
    case 'breakGlass':
      return breakGlass(world, flow, act);
    case 'releasePayment':
      return release(world, flow, act.by);
    case 'wait':
      return { flow: switchClocks(world, flow, act.cause, act.at) };
    case 'resume':
      return { flow: switchClocks(world, flow, null, act.at) };
    case 'tick': {
      const { flow: later, due } = passTime(world, flow, act.at);
      return { flow: settled(world, later, act.at), due };
    }
  }
}

const settled = (world: FlowWorld, flow: Flow, at: string): Flow => (flow.state === 'pending' || flow.state === 'blocked' ? advance(world, flow, at) : flow);

function approve(world: FlowWorld, flow: Flow, { step: stepId, by, contentVersion, at }: Extract<FlowAct, { act: 'approve' | 'reject' }>): Acted {
  const taken = judgeApproval(world, flow, stepId, by, contentVersion);
  if (isRefusal(taken)) return { flow, refusal: taken };
  const { step, seat } = taken;
  return {
    flow: advance(world, withStep(flow, step, { votes: [...step.votes, voteOn(seat, by, contentVersion, at)] }), at),
    onBehalfOf: inWhoseStead(seat, by),
  };
}

/** A rejection needs no separation of duties: who may not approve his own may well withdraw it. */
function reject(world: FlowWorld, flow: Flow, { step: stepId, by, contentVersion }: Extract<FlowAct, { act: 'approve' | 'reject' }>): Acted {
  const taken = seatToActOn(world, flow, stepId, by);
  if (isRefusal(taken)) return { flow, refusal: taken };
  if (contentVersion !== flow.contentVersion) return { flow, refusal: 'STALE_CONTENT' };
  const steps = flow.steps.map((step): FlowStep => {
    if (step === taken.step) return { ...step, state: 'rejected', clock: null };
    return step.state === 'open' ? { ...step, state: 'voided', clock: null } : step;
  });
  return { flow: { ...flow, state: 'rejected', steps }, onBehalfOf: inWhoseStead(taken.seat, by) };
}

/** The colleague decides in the stead of who hands over: both count as one. */
function handOver(world: FlowWorld, flow: Flow, { step: stepId, by, to }: Extract<FlowAct, { act: 'handOver' }>): Acted {
  const taken = seatToActOn(world, flow, stepId, by);
  if (isRefusal(taken)) return { flow, refusal: taken };
  const { step, seat } = taken;
  const { persons } = world.organisation;
  if (!persons.some(({ id }) => id === to)) return { flow, refusal: 'NOT_ASSIGNED' };
  if (step.votes.some((vote) => vote.effective.includes(to))) return { flow, refusal: 'ALREADY_DECIDED' };
  const effective = [...new Set([...seat.effective, to])];
  const barred = barredBy(world.settings, flow, step, effective);
  if (barred) return { flow, refusal: barred };
  const actors = [...seat.actors.filter((id) => world.settings.delegatorKeepsVote || id !== by), to];
  const standsFor = { ...seat.standsFor, [to]: seat.standsFor[by] ?? by };
  return withSeats(
    world,
    flow,
    step,
    step.seats.map((each) => (each === seat ? { ...seat, actors, standsFor, effective } : each)),
  );
}

function withSeats(world: FlowWorld, flow: Flow, step: FlowStep, seats: FlowStep['seats']): Acted {
  const next = mergeSeats(seats);
  // Handing over to somebody who is asked anyway must not make a quorum of fewer persons than it needs.
  if (cannotComplete(step, { seats: next, incomplete: false })) return { flow, refusal: 'ALREADY_DECIDED' };
  return { flow: withStep(flow, step, { seats: next }) };
}

function release(world: FlowWorld, flow: Flow, by: string): Acted {
  if (flow.state !== 'approved') return { flow, refusal: flow.state === 'rejected' ? 'CLOSED' : 'NOT_YOUR_TURN' };
  const approvers = flow.steps.flatMap(({ votes }) => votes.flatMap(({ effective }) => effective));
  if (world.settings.separationOfDuties.includes('approverNotReleaser') && overlap(approvers, [by])) return { flow, refusal: 'SOD_PAYMENT_RELEASE' };
  return flow.releasedBy === null ? { flow: { ...flow, releasedBy: by } } : { flow, refusal: 'ALREADY_DECIDED' };
}

function withStep(flow: Flow, step: FlowStep, parts: Partial<FlowStep>): Flow {
  return { ...flow, steps: flow.steps.map((each) => (each === step ? { ...each, ...parts } : each)) };
}
