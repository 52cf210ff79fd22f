import type { FlowAct } from './model/flow-act.js';
import type { Flow, FlowStep, FlowWorld, Vote } from './model/flow.js';
import type { FlowRefusal } from './judge.js';
import { overlap } from './separation.js';
import { substitutesOf } from './substitutes.js';

type BreakGlass = Extract<FlowAct, { act: 'breakGlass' }>;

/** A person with all for whom they stand in at that moment: these count as one. */
function effectiveAt({ organisation, settings }: FlowWorld, flow: Pick<Flow, 'facts'>, id: string, at: string): readonly string[] {
  const { persons, delegations } = organisation;
  const away = persons
    .filter((person) => person.id !== id && substitutesOf(person.id, flow.facts, delegations, at, settings.maxDelegationChain).includes(id))
    .map((person) => person.id);
  return [id, ...away];
}

/**
 * Two named persons approve in an emergency what others should decide. Who handed the invoice in or changed its vendor is no more free to do
 * so than otherwise, goods are not confirmed by both, and two who count as one person are not two.
 */
export function breakGlass(world: FlowWorld, flow: Flow, { by, at }: BreakGlass): { readonly flow: Flow; readonly refusal?: FlowRefusal } {
  if (flow.state === 'approved' || flow.state === 'rejected') return { flow, refusal: 'CLOSED' };
  const { createdBy, vendorEditors, receiptPosters } = flow.facts;
  const persons = by.map((id) => effectiveAt(world, flow, id, at));
  if (persons.some((effective) => effective.includes(createdBy))) return { flow, refusal: 'SELF_APPROVAL' };
  if (persons.some((effective) => overlap(effective, vendorEditors))) return { flow, refusal: 'SOD_VENDOR_EDITOR' };
  const [first = [], second] = persons;
  if (!second) return { flow };
  if (overlap(first, second)) return { flow, refusal: 'ALREADY_DECIDED' };
  if (overlap(first, receiptPosters) && overlap(second, receiptPosters)) return { flow, refusal: 'SOD_RECEIPT_POSTER' };
  const votes = by.map((id, i): Vote => ({ by: id, onBehalfOf: null, effective: persons[i] ?? [id], contentVersion: flow.contentVersion, at }));
  const open = flow.steps.findIndex(({ state }) => state === 'open' || state === 'waiting');
  const steps = flow.steps.map((step, i): FlowStep => {
    if (step.state !== 'open' && step.state !== 'waiting') return step;
    if (i !== open) return { ...step, state: 'skipped', clock: null };
    // Who has voted on it before counts once.
    return {
      ...step,
      state: 'approved',
      votes: [...step.votes, ...votes.filter((vote) => !step.votes.some(({ effective }) => overlap(effective, vote.effective)))],
      clock: null,
    };
  });
  return { flow: { ...flow, state: 'approved', steps } };
}
