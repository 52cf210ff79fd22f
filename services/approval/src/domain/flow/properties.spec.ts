import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { actOn } from './act-on.js';
import type { FlowAct } from './model/flow-act.js';
import type { Flow, FlowWorld } from './model/flow.js';
import { makePlan } from './make-plan.js';
import type { StepSource } from './model/policy-document.js';
import { mayAct } from './progress.js';
import { actWithReceipt, planWithReceipt, receiptFor, type Receipt } from './receipt.js';
import { overlap } from './separation.js';
import { FACTS, worldOf } from './testing/world.js';

const IDS = ['a', 'b', 'c', 'd', 'e', 'f', 'g'] as const;
const id = fc.constantFrom(...IDS);
const amount = fc.constantFrom('0', '500', '5000');
const persons = fc.tuple(...IDS.map((each) => fc.record({ id: fc.constant(each), manager: fc.option(id), limit: fc.option(amount), roles: fc.subarray(['x', 'y']), ownsCostCenters: fc.subarray(['K1', 'K2']) })));
const source: fc.Arbitrary<StepSource> = fc.oneof(
  id.map((user) => ({ type: 'user' as const, user })),
  fc.constantFrom('x', 'y').map((role) => ({ type: 'role' as const, role })),
  fc.constant({ type: 'costCenterOwner' as const }),
  fc.constantFrom('each' as const, 'last' as const).map((chain) => ({ type: 'managerChainToLimit' as const, from: 'requester' as const, chain })),
);
const step = fc.record({ order: fc.integer({ min: 1, max: 3 }), source, mode: fc.constantFrom('all' as const, 'any' as const, 'quorum' as const), quorum: fc.integer({ min: 1, max: 3 }) });
const rule = fc.record({ order: fc.integer({ min: 1, max: 3 }), steps: fc.array(step, { minLength: 1, maxLength: 4 }) });
const delegation = fc.record({ from: id, to: id, maxAmount: fc.option(amount) }).map((parts, ...rest) => ({ id: `${parts.from}${parts.to}${rest.length}`, start: '2026-01-01T00:00:00Z', end: '2027-01-01T00:00:00Z', scope: {}, reason: 'away', ...parts }));
const settings = fc.record({
  ruleSelection: fc.constantFrom('first' as const, 'all' as const),
  repeatedApprover: fc.constantFrom('ask' as const, 'skip' as const),
  onAssignConflict: fc.constantFrom('escalateToManager' as const, 'leave' as const),
  delegatorKeepsVote: fc.boolean(),
  delegateGroupMembers: fc.boolean(),
  maxDelegationChain: fc.integer({ min: 0, max: 4 }),
  sla: fc.option(fc.constant({ hours: '8', calendar: 'N', remindAtPercent: ['50'], onExpiry: 'escalateToManager' as const, escalationReplaces: true, restartOnEscalation: true, pausesWhile: ['x'] }), { nil: undefined }),
});
const facts = fc.record({ createdBy: id, requester: id, receiptPosters: fc.subarray([...IDS], { maxLength: 1 }), vendorEditors: fc.subarray([...IDS], { maxLength: 1 }), groupAmount: amount, costCenters: fc.subarray(['K1', 'K2'], { minLength: 1 }), acceptedBy: fc.option(id, { nil: undefined }) });
const CALENDAR = { id: 'N', timezone: 'UTC', workdays: ['MO', 'TU', 'WE', 'TH', 'FR'], open: '09:00', close: '17:00', holidays: [] };

const cases = fc.record({ persons, rules: fc.array(rule, { minLength: 1, maxLength: 3 }), delegations: fc.array(delegation, { maxLength: 5 }), settings, facts }).map(({ rules, ...parts }) => {
  const named = rules.map((each, r) => ({ id: `R${r}`, filter: {}, ...each, steps: each.steps.map((one, s) => ({ id: `r${r}s${s}`, ...one })) }));
  return { world: worldOf(named, parts.settings, { persons: parts.persons, delegations: parts.delegations, calendars: [CALENDAR] }), facts: { ...FACTS, ...parts.facts } };
});
const wish = fc.record({ kind: fc.nat(12), by: id, to: id, step: fc.nat(7), scope: fc.constantFrom('amount', 'coding', 'description') });
const instant = (n: number): string => new Date(Date.UTC(2026, 1, 2, 9) + n * 7_200_000).toISOString();

function actOf(flow: Flow, { kind, by, to, step: at, scope }: { kind: number; by: string; to: string; step: number; scope: string }, n: number): FlowAct {
  const stepId = flow.steps[at % Math.max(1, flow.steps.length)]?.id ?? 'none';
  if (kind < 5) return { act: 'approve', at: instant(n), by, step: stepId, contentVersion: flow.contentVersion };
  if (kind === 5) return { act: 'handOver', at: instant(n), by, step: stepId, to };
  if (kind === 6) return { act: 'edit', at: instant(n), by, scope, change: scope === 'coding' ? { costCenters: ['K2'] } : {} };
  if (kind === 7) return { act: 'editVendor', at: instant(n), by, seller: 'V' };
  if (kind === 8) return { act: 'replan', at: instant(n), by };
  if (kind === 10) return { act: 'breakGlass', at: instant(n), by: [by, to] };
  if (kind === 11) return { act: 'wait', at: instant(n), cause: 'question' };
  if (kind === 12) return { act: 'resume', at: instant(n) };
  return { act: 'tick', at: instant(n * 20) };
}

const start = (world: FlowWorld, of: typeof FACTS): Flow => makePlan(world, world.policy, of, 1, instant(0));

describe('Every approval', () => {
  it('comes to an end when those act who may, or is blocked: it never pends with nobody to act', () => {
    fc.assert(
      fc.property(cases, ({ world, facts: of }) => {
        let flow = start(world, of);
        for (let n = 1; flow.state === 'pending'; n += 1) {
          expect(n).toBeLessThan(60);
          const by = mayAct(world, flow)[0] ?? 'nobody';
          const now = flow;
          const next = now.steps.filter(({ state }) => state === 'open').map((one) => actOn(world, now, { act: 'approve', at: instant(n), by, step: one.id, contentVersion: 1 })).find(({ refusal }) => !refusal);
          expect(next, `${by} may act, and is refused`).toBeDefined();
          flow = next?.flow ?? flow;
        }
      }),
      { numRuns: 400 },
    );
  });

  it('counts no effective person twice in a step, and lets nobody approve whom separation of duties bars', () => {
    fc.assert(
      fc.property(cases, fc.array(wish, { maxLength: 25 }), ({ world, facts: of }, wishes) => {
        let flow = start(world, of);
        wishes.forEach((each, n) => {
          const before = flow;
          const acted = actOn(world, flow, actOf(flow, each, n + 1));
          if (acted.refusal) expect(acted.flow).toBe(before);
          flow = acted.flow;
          for (const { votes, mode, state } of flow.steps) {
            votes.forEach((vote, index) => {
              expect(votes.slice(index + 1).some((other) => overlap(other.effective, vote.effective))).toBe(false);
              expect(vote.effective).not.toContain(of.createdBy);
              expect(overlap(vote.effective, of.vendorEditors)).toBe(false);
            });
            if (state === 'approved' && mode !== 'any') expect(votes.length).toBeGreaterThan(0);
          }
          expect(flow.state === 'pending' && mayAct(world, flow).length === 0).toBe(false);
        });
        if (flow.state === 'approved') expect(flow.steps.flatMap(({ votes }) => votes.map(({ by }) => by)).some((by) => !of.receiptPosters.some((poster) => poster === by))).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  it('has receipts that recompute to the same bytes, from stored text and without the persons it does not concern', () => {
    fc.assert(
      fc.property(cases, fc.array(wish, { maxLength: 12 }), ({ world, facts: of }, wishes) => {
        const planned = planWithReceipt(world, of, 1, instant(0));
        const receipts: Receipt[] = [planned.receipt];
        let flow = planned.flow;
        wishes.forEach((each, n) => {
          const { receipt, flow: next, refusal = null } = actWithReceipt(world, flow, actOf(flow, each, n + 1));
          receipts.push(receipt);
          flow = next;
          expect(JSON.parse(receipt.text)).toMatchObject({ verdict: { state: flow.state, refusal, steps: flow.steps.map(({ id: stepId, state }) => ({ id: stepId, state })) } });
        });
        for (const { inputs, inputsHash, text } of receipts) expect(receiptFor(JSON.parse(JSON.stringify(inputs)) as typeof inputs)).toMatchObject({ inputsHash, text });
      }),
      { numRuns: 200 },
    );
  });
});
