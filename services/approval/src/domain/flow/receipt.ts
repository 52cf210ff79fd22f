import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { actOn } from './act-on.js';
import type { ApprovalFacts } from './model/approval-facts.js';
import type { FlowAct } from './model/flow-act.js';
import type { Flow, FlowWorld } from './model/flow.js';
import { inReach } from './in-reach.js';
import { makePlan } from './make-plan.js';

/** Changes when the same inputs may give another verdict. */
export const ENGINE_VERSION = '1';

/** All that a decision was made from: plain data, enough to make it again. */
export interface ReceiptInputs {
  readonly world: Omit<FlowWorld, 'holds'>;
  /** What the `when` expressions of the policy said of the facts. */
  readonly held: Readonly<Record<string, boolean>>;
  readonly made:
    | { readonly by: 'plan'; readonly facts: ApprovalFacts; readonly contentVersion: number; readonly at: string }
    | { readonly by: 'act'; readonly flow: Flow; readonly act: FlowAct };
}

/** What was decided and from what: stored with the decision, and the same bytes whenever it is recomputed. */
export interface Receipt {
  readonly inputs: ReceiptInputs;
  /** Of the canonical inputs. */
  readonly inputsHash: string;
  /** Canonical JSON (RFC 8785) of hash, versions, numbers and verdict. */
  readonly text: string;
}

/** Decides and says so: the flow that follows, and its receipt. */
export function planWithReceipt(
  world: FlowWorld,
  facts: ApprovalFacts,
  contentVersion: number,
  at: string,
): { readonly flow: Flow; readonly receipt: Receipt } {
  const flow = makePlan(world, world.policy, facts, contentVersion, at);
  return { flow, receipt: receiptFor(inputsOf(world, facts, { by: 'plan', facts, contentVersion, at })) };
}

/** As {@link actOn}, with the receipt of the act. */
export function actWithReceipt(world: FlowWorld, flow: Flow, act: FlowAct): ReturnType<typeof actOn> & { readonly receipt: Receipt } {
  return { ...actOn(world, flow, act), receipt: receiptFor(inputsOf(world, flow.facts, { by: 'act', flow, act })) };
}

/** Makes the receipt of inputs; for the same inputs the same bytes. */
export function receiptFor(inputs: ReceiptInputs): Receipt {
  const world: FlowWorld = { ...inputs.world, holds: (expression) => inputs.held[expression] ?? false };
  const { made } = inputs;
  const { flow, refusal = null } =
    made.by === 'plan' ? { flow: makePlan(world, world.policy, made.facts, made.contentVersion, made.at) } : actOn(world, made.flow, made.act);
  const inputsHash = createHash('sha256')
    .update(canonicalize(inputs) ?? '')
    .digest('hex');
  const { amount, currency, groupAmount } = flow.facts;
  const text = canonicalize({
    engine: ENGINE_VERSION,
    inputsHash,
    policyVersion: flow.policyVersion,
    what: made.by === 'plan' ? 'plan' : made.act.act,
    numbers: { amount, currency, groupAmount, contentVersion: flow.contentVersion },
    verdict: {
      state: flow.state,
      refusal,
      steps: flow.steps.map(({ id, rule, state, votes }) => ({ id, rule, state, approvedBy: votes.map(({ by }) => by) })),
    },
  });
  return { inputs, inputsHash, text: text ?? '' };
}

function inputsOf(world: FlowWorld, facts: ApprovalFacts, made: ReceiptInputs['made']): ReceiptInputs {
  const { settings, policy, frozenPolicy } = world;
  const expressions = [...policy.rules, ...frozenPolicy.rules].flatMap(({ filter }) => filter.when ?? []);
  return {
    world: { settings, organisation: inReach(world, facts, made), policy, frozenPolicy },
    held: Object.fromEntries(expressions.map((each) => [each, world.holds(each, facts)])),
    made,
  };
}
