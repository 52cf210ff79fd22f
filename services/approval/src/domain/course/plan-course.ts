import { actWithReceipt, planWithReceipt, type ApprovalFacts, type Flow, type FlowWorld, type Receipt } from '../flow/index.js';
import { changesBetween, widestScope, type Change, type Content } from './content.js';

/** An approval as it was before a newer match came. */
export interface Before {
  readonly flow: Flow;
  readonly content: Content;
  readonly changes: readonly Change[];
}

/** An approval as it goes on. */
export interface Course extends Before {
  readonly receipts: readonly Receipt[];
}

/**
 * Begins an approval, or goes on with one: for the same content all approvals stand, also a complete one; what changed voids as
 * far as the policy says.
 */
export function planCourse(world: FlowWorld, facts: ApprovalFacts, content: Content, before: Before | undefined, at: string): Course {
  if (!before || before.flow.state === 'rejected') {
    const { flow, receipt } = planWithReceipt({ ...world, frozenPolicy: world.policy }, facts, 1, at);
    return { flow, content, changes: [], receipts: [receipt] };
  }
  const changes = changesBetween(before.content, content);
  const flow: Flow = { ...before.flow, facts };
  const scope = widestScope(changes, world.settings);
  if (scope === undefined) {
    const blocked = flow.state === 'blocked' ? actWithReceipt(world, flow, { act: 'tick', at }) : undefined;
    return { flow: blocked?.flow ?? flow, content, changes: before.changes, receipts: blocked ? [blocked.receipt] : [] };
  }
  const edited = actWithReceipt(world, flow, { act: 'edit', at, by: 'system:matching', scope, change: {} });
  return { flow: edited.flow, content, changes, receipts: [edited.receipt] };
}
