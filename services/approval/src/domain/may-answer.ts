import { dec, type DecimalLike } from '@smartap/runtime';

/** Who wants to answer a task. */
export interface Answerer {
  readonly subject: string;
  readonly roles: readonly string[];
  /** May approve up to; null: no limit; undefined: not known as an approver. */
  readonly limit: string | null | undefined;
}

/** What is asked, and who had a hand in it. */
export interface Question {
  readonly kind: 'review' | 'finding' | 'exception' | 'approval' | 'audit';
  readonly role: string;
  /** The approval limit that is needed; null: none. */
  readonly limit: DecimalLike | null;
  readonly submittedBy: string;
  readonly vendorEditors: ReadonlySet<string>;
  readonly receiptPosters: ReadonlySet<string>;
  /** Who approved an earlier step of the same plan; of an audit, who did what is looked at. */
  readonly approvedBy: ReadonlySet<string>;
}

/** Why somebody may not answer. */
export interface Refusal {
  readonly code: 'NOT_ASSIGNED' | 'LIMIT_EXCEEDED' | 'SELF_APPROVAL' | 'SOD_VENDOR_EDITOR' | 'SOD_RECEIPT_POSTER' | 'ALREADY_DECIDED';
  readonly message: string;
}

/** Roles that may stand in for a role. Nobody is above separation of duties. */
const COVERED_BY: Readonly<Record<string, readonly string[]>> = {
  clerk: ['clerk', 'approver', 'controller'],
  approver: ['approver', 'controller'],
  controller: ['controller'],
};

/** The roles whose bearers may answer for a role. */
export const rolesCovering = (role: string): readonly string[] => COVERED_BY[role] ?? [role];

/** Decides whether a person may accept what a task asks, when they act. Undefined: yes. */
export function refusalToAccept(who: Answerer, question: Question): Refusal | undefined {
  const notAssigned = refusalToAnswer(who, question);
  if (notAssigned) return notAssigned;
  if (question.kind === 'audit')
    return question.approvedBy.has(who.subject) ? { code: 'ALREADY_DECIDED', message: 'You did what is to be looked at. Ask a colleague.' } : undefined;
  if (question.kind === 'exception') return refusalByLimit(who, question.limit);
  if (question.kind !== 'approval') return undefined;
  if (who.subject === question.submittedBy) return { code: 'SELF_APPROVAL', message: 'Who handed an invoice in may not approve it. Ask a colleague.' };
  if (question.vendorEditors.has(who.subject))
    return { code: 'SOD_VENDOR_EDITOR', message: 'Who last changed the vendor may not approve its invoice. Ask a colleague.' };
  if (question.receiptPosters.has(who.subject))
    return { code: 'SOD_RECEIPT_POSTER', message: 'Who posted the receipt of the goods may not approve their invoice. Ask a colleague.' };
  if (question.approvedBy.has(who.subject))
    return { code: 'ALREADY_DECIDED', message: 'You approved an earlier step of this invoice; the next one asks for a second person.' };
  return refusalByLimit(who, question.limit);
}

function refusalByLimit({ limit }: Answerer, needed: DecimalLike | null): Refusal | undefined {
  if (needed === null || limit === null || (limit !== undefined && dec(needed).abs().lte(limit))) return undefined;
  return {
    code: 'LIMIT_EXCEEDED',
    message: `Your approval limit is ${limit ?? 'not set'}; this needs ${dec(needed).abs().toFixed()}. Ask somebody with a higher limit.`,
  };
}

/** Decides whether a person may answer at all; a rejection needs no more than this. */
export function refusalToAnswer(who: Answerer, question: Pick<Question, 'role'>): Refusal | undefined {
  const allowed = rolesCovering(question.role);
  return who.roles.some((role) => allowed.includes(role))
    ? undefined
    : { code: 'NOT_ASSIGNED', message: `This task is for the role ${question.role}; you have ${who.roles.join(', ') || 'no role'}.` };
}
