import { textsOf, type EventMap, type Translations } from '@smartap/contracts';
import { fillTexts, joinTexts, sameText, texts, type Texts } from '@smartap/en16931';
import { payeeNote } from './payee-note.js';
import { stepsFor, type Policy, type PolicyStep } from './policy.js';
import { cheapestFirst, touchlessObstacles, type Obstacle } from './touchless/index.js';

type Matched = EventMap['invoice.matched.v1'];

/** What has to happen before an invoice is payable. */
export type Plan =
  | { readonly state: 'held'; readonly explanation: string; readonly whyNot: readonly Obstacle[] }
  | { readonly state: 'approved'; readonly explanation: string }
  | {
      readonly state: 'pending';
      readonly explanation: string;
      readonly explanations: Translations;
      readonly reason: string;
      readonly amount: string;
      readonly steps: readonly PolicyStep[];
      readonly whyNot: readonly Obstacle[];
      /** Of where the money goes, part of the explanation. */ readonly payee: Texts;
    };

/** Plans the approval of a matched invoice: held by something that comes first, untouched, or by whom. */
export function planApproval(matched: Matched, policy: Policy): Plan {
  const obstacle = obstacleOf(matched);
  const amount = matched.invoice.totals.due ?? matched.invoice.totals.withVat ?? '0';
  const currency = matched.invoice.currency ?? '';
  const obstacles = touchlessObstacles(matched, policy, amount);
  if (obstacle)
    return { state: 'held', explanation: obstacle.text, whyNot: cheapestFirst([obstacle, ...obstacles.filter(({ code }) => code !== 'AUDIT_SAMPLE')]) };
  const [whyNot] = obstacles;
  if (!whyNot) {
    return {
      state: 'approved',
      explanation: `Ordered, received and right, from trusted vendor ${matched.vendor?.name ?? ''}, and ${amount} ${currency} is within the ${policy.touchlessUpTo} that pass untouched.`,
    };
  }
  const steps = stepsFor(policy, amount);
  const payee = payeeNote(matched);
  const { en: explanation, ...explanations } = joinTexts([textsOf(whyNot.text, whyNot.texts), agreement(steps, `${amount} ${currency}`), payee]);
  return { state: 'pending', explanation, explanations, reason: whyNot.code, amount, steps, whyNot: cheapestFirst(obstacles), payee };
}

const ROLES: Readonly<Record<string, Texts>> = {
  clerk: texts('clerk', 'Sachbearbeitung'),
  approver: texts('approver', 'Freigabe'),
  controller: texts('controller', 'Controlling'),
};

/** Who has to agree to what. */
function agreement(steps: readonly PolicyStep[], amount: string): Texts {
  const roles = joinTexts(
    steps.map(({ role }) => ROLES[role] ?? sameText(role)),
    texts(' and ', ' und '),
  );
  return fillTexts(texts('{roles} must agree to {amount}.', 'Zustimmen muss zu {amount}: {roles}.'), { roles, amount });
}

function obstacleOf({ review, verdict, findings, match, vendor }: Matched): Obstacle | undefined {
  const name = vendor?.name ?? 'the vendor';
  const worst = match.lines.find((line) => line.verdict === match.verdict)?.explanation ?? match.verdict;
  if (review.length > 0)
    return {
      code: 'REVIEW',
      text: `A person must confirm: ${review.map((item) => item.reason).join(' ')}`,
      change: `Have ${name} send structured invoices, or correct its layout once: it is learned.`,
    };
  if (verdict === 'flagged') {
    const codes = findings
      .filter((finding) => finding.severity === 'error' && !finding.waived)
      .map((finding) => finding.code)
      .join(', ');
    return { code: 'OPEN_FINDING', text: `Findings are open: ${codes}.`, change: `Ask ${name} to correct ${codes} in its invoices.` };
  }
  if (match.class === 'waiting') return { code: 'WAITING', text: `Matching waits: ${worst}`, change: 'Post receipts and orders before the invoice comes.' };
  if (match.class === 'exception')
    return {
      code: match.verdict,
      text: `Matching found an exception: ${worst}`,
      change: 'Amend the order before the invoice comes, or widen the tolerance that was exceeded.',
    };
  return undefined;
}
