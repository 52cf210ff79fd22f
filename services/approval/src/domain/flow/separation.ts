import type { Flow, FlowStep } from './model/flow.js';
import type { FlowSettings } from './model/policy-document.js';

/** Why separation of duties bars somebody. */
export type SeparationReason = 'SELF_APPROVAL' | 'SOD_VENDOR_EDITOR' | 'SOD_RECEIPT_POSTER';

export const overlap = (a: readonly string[], b: readonly string[]): boolean => a.some((each) => b.includes(each));

/** Why those who count as one person here may not approve a step; undefined when they may. */
export function barredBy(
  settings: FlowSettings,
  flow: Pick<Flow, 'facts' | 'steps'>,
  step: FlowStep,
  effective: readonly string[],
): SeparationReason | undefined {
  const { separationOfDuties: rules } = settings;
  const { createdBy, vendorEditors, receiptPosters } = flow.facts;
  if (rules.includes('creatorNotApprover') && effective.includes(createdBy)) return 'SELF_APPROVAL';
  if (rules.includes('vendorEditorNotApprover') && overlap(effective, vendorEditors)) return 'SOD_VENDOR_EDITOR';
  if (
    rules.includes('receiptPosterNotSoleApprover') &&
    overlap(effective, receiptPosters) &&
    !othersMustAgree(flow.steps, step, [...effective, ...receiptPosters])
  )
    return 'SOD_RECEIPT_POSTER';
  return undefined;
}

/** True when the plan cannot be completed by these alone: another has approved already, or a step needs another. */
function othersMustAgree(steps: readonly FlowStep[], own: FlowStep, these: readonly string[]): boolean {
  return steps.some((step) => {
    if (step.votes.some((vote) => !overlap(vote.effective, these))) return true;
    if (step.state === 'approved' || step.state === 'skipped' || step.state === 'rejected') return false;
    const asked = step.seats.length > 0 ? step.seats.map(({ effective }) => effective) : step.named.map((id) => [id]);
    const mine = asked.filter((each) => overlap(each, these)).length;
    const needed = step.mode === 'all' ? asked.length : step.mode === 'any' ? 1 : (step.quorum ?? 1);
    return needed > mine && (step !== own || needed > 1) && asked.length > 0;
  });
}
