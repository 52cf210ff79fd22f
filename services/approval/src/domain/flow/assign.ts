import type { Flow, FlowStep, FlowWorld, Seat } from './model/flow.js';
import { managersOf } from './name-approvers.js';
import { barredBy, overlap } from './separation.js';
import { substitutesOf } from './substitutes.js';

/** The seats of a step, and whether somebody who was named has nobody in his place. */
export interface Assigned {
  readonly seats: readonly Seat[];
  readonly incomplete: boolean;
}

/**
 * Gives a step to those who are asked: whom separation of duties bars is passed over, who is away is substituted.
 * Delegations are read only when `at` is given, which is when the step opens.
 */
export function assign(world: FlowWorld, flow: Pick<Flow, 'facts' | 'steps'>, step: FlowStep, at: string | undefined): Assigned {
  const bare: FlowStep = { ...step, seats: [] };
  const seats = step.named.map((id) => seatFor(world, flow, bare, id, at));
  const kept = seats.filter((seat) => seat !== undefined);
  return { seats: mergeSeats(kept), incomplete: step.incomplete || kept.length < seats.length };
}

function seatFor(world: FlowWorld, flow: Pick<Flow, 'facts' | 'steps'>, step: FlowStep, id: string, at: string | undefined): Seat | undefined {
  const free =
    world.settings.onAssignConflict === 'leave'
      ? id
      : [id, ...managersOf(id, world.organisation.persons)].find((each) => !barredBy(world.settings, flow, step, [each]));
  if (free === undefined) return undefined;
  return substituted(world, flow, step, seatOf(free, free === id ? undefined : id), at);
}

/** A seat of one person who acts in his own name; `barred` is whom he replaces. */
export function seatOf(id: string, barred?: string): Seat {
  return { named: [id], actors: [id], standsFor: {}, effective: [id], replaced: barred === undefined ? {} : { [id]: barred } };
}

/** The seat as the delegations of that moment have it. If the substitute may not act, the task stays where it is. */
export function substituted(world: FlowWorld, flow: Pick<Flow, 'facts' | 'steps'>, step: FlowStep, seat: Seat, at: string | undefined): Seat {
  const { settings, organisation } = world;
  const [named = ''] = seat.named;
  const isGroup = step.source.type === 'role' || step.source.type === 'group';
  if (at === undefined || (isGroup && !settings.delegateGroupMembers)) return seat;
  const chain = substitutesOf(named, flow.facts, organisation.delegations, at, settings.maxDelegationChain);
  const last = chain.at(-1);
  const effective = [named, ...chain];
  if (last === undefined || !organisation.persons.some(({ id }) => id === last) || barredBy(settings, flow, step, effective)) return seat;
  const barred = seat.replaced[named];
  return {
    named: seat.named,
    actors: settings.delegatorKeepsVote ? [last, named] : [last],
    standsFor: { [last]: named },
    effective,
    replaced: barred === undefined ? {} : { [last]: barred },
  };
}

/** Those who count as one person have one seat. */
export function mergeSeats(seats: readonly Seat[]): readonly Seat[] {
  const merged: Seat[] = [];
  for (const seat of seats) {
    const same = merged.filter((other) => overlap(other.effective, seat.effective));
    const rest = merged.filter((other) => !same.includes(other));
    merged.splice(0, merged.length, ...rest, [...same, seat].reduce(together));
  }
  return merged;
}

/** Both as one person. */
export function together(a: Seat, b: Seat): Seat {
  const unique = (ids: readonly string[]): string[] => [...new Set(ids)];
  return {
    named: unique([...a.named, ...b.named]),
    actors: unique([...a.actors, ...b.actors]),
    standsFor: { ...a.standsFor, ...b.standsFor },
    effective: unique([...a.effective, ...b.effective]),
    replaced: { ...a.replaced, ...b.replaced },
  };
}
