import type { Flow, FlowStep, FlowWorld, Seat } from '../model/flow.js';
import { mergeSeats, seatOf, substituted, together } from '../assign.js';
import { managersOf } from '../name-approvers.js';
import { cannotComplete, hasVoted, votesFor } from '../progress.js';
import { barredBy, overlap } from '../separation.js';
import { startClock, timersOf } from './step-clock.js';

/** What has come due. */
export interface Due {
  readonly reminded: readonly { readonly step: string; readonly persons: readonly string[] }[];
  readonly escalated: readonly { readonly step: string; readonly to: readonly string[] }[];
}

/** Lets time pass to an instant: reminders that are due, and managers in the place of who did not answer. */
export function passTime(world: FlowWorld, flow: Flow, at: string): { readonly flow: Flow; readonly due: Due } {
  const reminded: { step: string; persons: readonly string[] }[] = [];
  const escalated: { step: string; to: readonly string[] }[] = [];
  if (flow.state !== 'pending') return { flow, due: { reminded, escalated } };
  const steps = flow.steps.map((step): FlowStep => {
    const timers = step.state === 'open' ? timersOf(world, flow, step) : undefined;
    if (!timers || !step.clock) return step;
    if (Date.parse(timers.escalate) <= Date.parse(at)) {
      const next = escalate(world, flow, step, at);
      if (next.clock && !next.clock.exhausted) escalated.push({ step: step.id, to: asked(world, flow, next) });
      return next;
    }
    const due = timers.remind.filter((each) => Date.parse(each) <= Date.parse(at)).length;
    if (due === 0) return step;
    reminded.push({ step: step.id, persons: asked(world, flow, step) });
    return { ...step, clock: { ...step.clock, reminded: step.clock.reminded + due } };
  });
  return { flow: { ...flow, steps }, due: { reminded, escalated } };
}

const asked = (world: FlowWorld, flow: Flow, step: FlowStep): readonly string[] =>
  step.seats.filter((seat) => !hasVoted(seat, votesFor(world, flow, step))).flatMap(({ actors }) => actors);

function escalate(world: FlowWorld, flow: Flow, step: FlowStep, at: string): FlowStep {
  const votes = votesFor(world, flow, step);
  let found = false;
  const seats = step.seats.map((seat): Seat => {
    if (hasVoted(seat, votes)) return seat;
    const higher = above(
      world,
      flow,
      step,
      seat,
      at,
      votes.flatMap(({ effective }) => effective),
    );
    if (!higher) return seat;
    found = true;
    return world.settings.sla?.escalationReplaces === false ? together(seat, higher) : higher;
  });
  const merged = mergeSeats(seats);
  // Two under one manager would become one person: then those who were asked stay asked.
  const possible = found && !cannotComplete(step, { seats: merged, incomplete: false });
  const restarted = possible && world.settings.sla?.restartOnEscalation !== false ? startClock(world.settings, at, flow.waitingFor) : null;
  const clock = restarted ?? (step.clock && { ...step.clock, exhausted: true });
  return { ...step, seats: possible ? merged : step.seats, clock };
}

/** The next manager who is not the same person, not barred, and has not approved yet: time alone approves nothing. */
function above(world: FlowWorld, flow: Flow, step: FlowStep, seat: Seat, at: string, voted: readonly string[]): Seat | undefined {
  const [named = ''] = seat.named;
  const manager = managersOf(named, world.organisation.persons).find(
    (id) => !seat.effective.includes(id) && !voted.includes(id) && !barredBy(world.settings, flow, step, [id]),
  );
  const higher = manager === undefined ? undefined : substituted(world, flow, step, seatOf(manager), at);
  return higher && overlap(higher.effective, voted) && manager !== undefined ? seatOf(manager) : higher;
}
