import { planWithReceipt, type FlowWorld } from '@smartap/approval/domain';
import { describe, expect, it } from 'vitest';
import { ADAPTERS } from './adapters.js';
import { recomputed, replayed } from './recompute.js';
import { runScenarios } from './run.js';

/** A folder of decided cases; without it the cases here alone are played. */
const KIT = process.env['SCENARIO_KIT'];

const policy = { version: '1', rules: [{ id: 'all', order: 1, filter: {}, steps: [{ id: 'boss', order: 1, source: { type: 'user' as const, user: 'ben' }, mode: 'all' as const }] }] };
const world: FlowWorld = {
  settings: { ruleSelection: 'first', repeatedApprover: 'ask', onAssignConflict: 'leave', onNoRule: 'block', separationOfDuties: [], editVoids: {}, maxDelegationChain: 1, onDelegationCycle: 'original', onDelegateConflict: 'keepDelegator', delegatorKeepsVote: false, delegateGroupMembers: false },
  organisation: { persons: [{ id: 'ben', manager: null, limit: null, roles: [], ownsCostCenters: [] }], delegations: [], calendars: [] },
  policy, frozenPolicy: policy, holds: () => false,
};
const facts = { amount: '1', currency: 'EUR', groupAmount: '1', entity: '', costCenters: [], seller: '', payeeAccount: '', purchaseOrder: true, verdictClass: 'clean', createdBy: 'ann', requester: '', vendorEditors: [], receiptPosters: [] };

describe('A receipt', () => {
  const { receipt } = planWithReceipt(world, facts, 1, '2026-02-02T09:00:00Z');

  it('that is stored makes the same bytes again, and one that was changed does not', () => {
    expect(recomputed(receipt, 'act 1')).toEqual([]);
    expect(recomputed({ ...receipt, text: receipt.text.replace('"pending"', '"approved"') }, 'act 1')).toMatchObject([{ at: 'act 1 receipt' }]);
    expect(recomputed({ ...receipt, inputs: { ...receipt.inputs, held: { x: true } } }, 'act 1')).toHaveLength(1);
  });

  it('of a matching that depends on anything but its inputs would be found', () => {
    let calls = 0;
    expect(replayed({ a: 1 }, ({ a }) => a, 'x')).toEqual([]);
    expect(replayed({ a: 1 }, () => (calls += 1), 'x')).toMatchObject([{ at: 'x replay' }]);
  });
});

describe.runIf(KIT)('Every case of the kit', () => {
  it('comes out right, and its receipts recompute', () => {
    expect(runScenarios(KIT ?? '', ADAPTERS, () => undefined).failures).toEqual([]);
  });
});
