import {
  actWithReceipt,
  mayAct,
  nextTimers,
  planWithReceipt,
  showPlan,
  type Acted,
  type ApprovalFacts,
  type Delegation,
  type Flow,
  type FlowAct,
  type FlowChange,
  type FlowSettings,
  type FlowWorld,
  type Person,
  type PolicyDocument,
  type Receipt,
  type WorkCalendar,
} from '@smartap/approval/domain';
import { compare } from './compare.js';
import type { Deviation, Scenario } from './kit.js';
import { recomputed } from './recompute.js';

/** An approval case as the kit writes it. */
interface ApprovalScenario {
  readonly settings: FlowSettings;
  readonly calendars: readonly WorkCalendar[];
  readonly persons: readonly Person[];
  readonly delegations: readonly Delegation[];
  readonly policy: PolicyDocument;
  readonly invoice: Omit<ApprovalFacts, 'receiptPosters' | 'vendorEditors'> & {
    readonly version: number;
    readonly receiptPostedBy: string | null;
    readonly vendorEditedBy: string | null;
  };
  readonly acts: readonly KitAct[];
}

interface KitAct {
  readonly at: string;
  readonly act: string;
  readonly by?: string;
  readonly step?: string;
  readonly to?: string;
  readonly contentVersion?: number;
  readonly scope?: string;
  readonly change?: FlowChange & { readonly payableNowBefore?: string; readonly payableNow?: string };
  readonly delegation?: Delegation;
  readonly policy?: PolicyDocument;
  readonly seller?: string;
  readonly cause?: string;
  readonly expect: Readonly<Record<string, unknown>>;
}

interface Played {
  readonly world: FlowWorld;
  readonly acted: Acted;
  /** Of what was decided; joining and policy changes decide nothing. */
  readonly receipt?: Receipt;
}

/** Plays an approval case: names are translated here, everything is decided in the domain of approval. */
export function playApproval(scenario: Scenario): Deviation[] {
  const { settings, calendars, persons, delegations, policy, invoice, acts } = scenario as Scenario & ApprovalScenario;
  let world: FlowWorld = { settings, organisation: { persons, delegations, calendars }, policy, frozenPolicy: policy, holds: () => false };
  let flow: Flow | undefined;
  return acts.flatMap((act, index) => {
    const played = play(world, flow, act, invoice);
    world = played.world;
    flow = played.acted.flow;
    const at = `act ${index + 1} ${act.act}`;
    return [...compare(act.expect, said(world, played.acted), at), ...(played.receipt ? recomputed(played.receipt, at) : [])];
  });
}

function play(world: FlowWorld, flow: Flow | undefined, act: KitAct, invoice: ApprovalScenario['invoice']): Played {
  if (!flow || act.act === 'submit') {
    const own = { ...world, frozenPolicy: world.policy };
    const { flow: planned, receipt } = planWithReceipt(own, factsOf(invoice), invoice.version, act.at);
    return { world: own, acted: { flow: planned }, receipt };
  }
  if (act.act === 'addDelegation' && act.delegation)
    return { world: { ...world, organisation: { ...world.organisation, delegations: [...world.organisation.delegations, act.delegation] } }, acted: { flow } };
  if (act.act === 'policyChange' && act.policy) return { world: { ...world, policy: act.policy }, acted: { flow } };
  const frozen = act.act === 'replan' ? { ...world, frozenPolicy: world.policy } : world;
  const { receipt, ...acted } = actWithReceipt(world, flow, actOf(act));
  return { world: frozen, acted, receipt };
}

function factsOf({ receiptPostedBy, vendorEditedBy, ...facts }: ApprovalScenario['invoice']): ApprovalFacts {
  return { ...facts, receiptPosters: receiptPostedBy === null ? [] : [receiptPostedBy], vendorEditors: vendorEditedBy === null ? [] : [vendorEditedBy] };
}

function actOf({ at, act, by = '', step = '', to = '', contentVersion = 0, scope = '', change = {}, seller = '', cause = '' }: KitAct): FlowAct {
  switch (act) {
    case 'approve':
    case 'reject':
      return { act, at, by, step, contentVersion };
    case 'handOver':
      return { act, at, by, step, to };
    case 'edit':
      return { act, at, by, scope, change };
    case 'matchChanged':
      return { act, at, payableNowBefore: change.payableNowBefore ?? '0', payableNow: change.payableNow ?? '0' };
    case 'editVendor':
      return { act, at, by, seller };
    case 'releasePayment':
    case 'replan':
      return { act, at, by };
    case 'wait':
      return { act, at, cause };
    case 'resume':
    case 'tick':
      return { act, at };
    default:
      throw new Error(`"${act}" is no act that approval knows.`);
  }
}

/** What approval says after an act, in the kit's names. */
function said(world: FlowWorld, { flow, refusal, voided, onBehalfOf }: Acted): Record<string, unknown> {
  const timers = nextTimers(world, flow);
  return {
    result: refusal ? 'refused' : 'accepted',
    reason: refusal,
    plan: showPlan(world, flow).filter(({ approvers }) => approvers.length > 0),
    mayAct: mayAct(world, flow),
    state: flow.state,
    steps: Object.fromEntries(flow.steps.map(({ id, state }) => [id, state])),
    voided: voided ?? [],
    contentVersion: flow.contentVersion,
    onBehalfOf,
    timers: timers && { remind: timers.remind.map(seconds), escalate: seconds(timers.escalate) },
  };
}

/** The kit writes instants to the second. */
const seconds = (instant: string): string => instant.replace(/\.\d+Z$/, 'Z');
