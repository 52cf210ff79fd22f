import { dec } from '@smartap/runtime';
import type { Flow, FlowStep, FlowWorld, StepClock } from '../model/flow.js';
import type { WorkCalendar } from '../model/organisation.js';
import type { FlowSettings, SlaSettings } from '../model/policy-document.js';
import { addWorkingTime, workingTimeBetween } from './working-time.js';

const MS_PER_HOUR = 3_600_000;
const instant = (ms: number): string => new Date(ms).toISOString();

/** What is due for an open step, and when. */
export interface Timers {
  /** Those still to come. */
  readonly remind: readonly string[];
  readonly escalate: string;
}

/** The clock of a step that opens; null where the policy sets no time. */
export function startClock({ sla }: FlowSettings, at: string, waitingFor: string | null): StepClock | null {
  if (!sla) return null;
  return { running: !pauses(sla, waitingFor), since: at, usedMs: 0, reminded: 0, exhausted: false };
}

/** The cause of a wait for the answer to a question: the clock always stands. */
export const QUESTION = 'question';

export const pauses = (sla: SlaSettings, cause: string | null): boolean => cause !== null && (cause === QUESTION || sla.pausesWhile.includes(cause));

/** Stops or starts the clocks of the open steps. */
export function switchClocks(world: FlowWorld, flow: Flow, cause: string | null, at: string): Flow {
  const { sla } = world.settings;
  const steps = flow.steps.map((step): FlowStep => {
    if (!sla || !step.clock || step.clock.running === !pauses(sla, cause)) return step;
    const { clock } = step;
    if (!clock.running) return { ...step, clock: { ...clock, running: true, since: at } };
    return {
      ...step,
      clock: {
        ...clock,
        running: false,
        usedMs: clock.usedMs + workingTimeBetween(calendarOf(world, sla, flow), Date.parse(clock.since), Date.parse(at)),
        since: at,
      },
    };
  });
  return { ...flow, waitingFor: cause, steps };
}

/** When a step reminds and escalates; undefined while its clock stands. */
export function timersOf(world: FlowWorld, flow: Pick<Flow, 'facts'>, { clock }: FlowStep): Timers | undefined {
  const { sla } = world.settings;
  if (!sla || !clock?.running || clock.exhausted) return undefined;
  const calendar = calendarOf(world, sla, flow);
  const since = Date.parse(clock.since);
  const whole = dec(sla.hours).times(MS_PER_HOUR);
  const after = (ms: number): string => instant(addWorkingTime(calendar, since, Math.max(0, ms - clock.usedMs)));
  const remind = sla.remindAtPercent.slice(clock.reminded).map((percent) => after(Number(whole.times(percent).div(100).round(0).toFixed())));
  return { remind, escalate: after(Number(whole.round(0).toFixed())) };
}

/** The timers of the open step that escalates first. */
export function nextTimers(world: FlowWorld, flow: Flow): Timers | undefined {
  if (flow.state !== 'pending') return undefined;
  const all = flow.steps.filter(({ state }) => state === 'open').flatMap((step) => timersOf(world, flow, step) ?? []);
  return all.toSorted((a, b) => Date.parse(a.escalate) - Date.parse(b.escalate))[0];
}

/** When something comes due next: a reminder or an escalation; null: never. */
export function nextDue(world: FlowWorld, flow: Flow): string | null {
  if (flow.state !== 'pending') return null;
  const all = flow.steps
    .filter(({ state }) => state === 'open')
    .flatMap((step) => timersOf(world, flow, step) ?? [])
    .flatMap(({ remind, escalate }) => [...remind, escalate]);
  return all.toSorted()[0] ?? null;
}

/** The calendar of the entity that is billed, else that of all. */
function calendarOf(world: FlowWorld, sla: SlaSettings, { facts }: Pick<Flow, 'facts'>): WorkCalendar {
  const wanted = sla.calendarByEntity?.[facts.entity] ?? sla.calendar;
  const found = world.organisation.calendars.find(({ id }) => id === wanted);
  if (!found) throw new Error(`The policy counts working hours by calendar ${wanted}, which does not exist: add it, or name another.`);
  return found;
}
