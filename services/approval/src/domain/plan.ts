import type { EventMap } from '@smartap/contracts';
import { stepsFor, type Policy, type PolicyStep } from './policy.js';
import { cheapestFirst, touchlessObstacles, type Obstacle } from './touchless/index.js';

type Matched = EventMap['invoice.matched.v1'];

/** What has to happen before an invoice is payable. */
export type Plan =
  | { readonly state: 'held'; readonly explanation: string }
  | { readonly state: 'approved'; readonly explanation: string }
  | { readonly state: 'pending'; readonly explanation: string; readonly reason: string; readonly amount: string; readonly steps: readonly PolicyStep[]; readonly whyNot: readonly Obstacle[] };

/** Plans the approval of a matched invoice: held by something that comes first, untouched, or by whom. */
export function planApproval(matched: Matched, policy: Policy): Plan {
  const obstacle = obstacleOf(matched);
  if (obstacle) return { state: 'held', explanation: obstacle };
  const amount = matched.invoice.totals.due ?? matched.invoice.totals.withVat ?? '0';
  const currency = matched.invoice.currency ?? '';
  const obstacles = touchlessObstacles(matched, policy, amount);
  const [whyNot] = obstacles;
  if (!whyNot) {
    return { state: 'approved', explanation: `Ordered, received and right, from trusted vendor ${matched.vendor?.name ?? ''}, and ${amount} ${currency} is within the ${policy.touchlessUpTo} that pass untouched.` };
  }
  const steps = stepsFor(policy, amount);
  return { state: 'pending', explanation: `${whyNot.text} ${steps.map((step) => step.role).join(' and ')} must agree to ${amount} ${currency}.`, reason: whyNot.code, amount, steps, whyNot: cheapestFirst(obstacles) };
}

function obstacleOf({ review, verdict, findings, match }: Matched): string | undefined {
  if (review.length > 0) return `A person must confirm: ${review.map((item) => item.reason).join(' ')}`;
  if (verdict === 'flagged') return `Findings are open: ${findings.filter((finding) => finding.severity === 'error' && !finding.waived).map((finding) => finding.code).join(', ')}.`;
  if (match.class === 'waiting') return `Matching waits: ${match.lines.find((line) => line.verdict === match.verdict)?.explanation ?? match.verdict}`;
  if (match.class === 'exception') return `Matching found an exception: ${match.lines.find((line) => line.verdict === match.verdict)?.explanation ?? match.verdict}`;
  return undefined;
}
