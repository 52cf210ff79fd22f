import type { EventMap } from '@smartap/contracts';
import type { Decided } from '@smartap/messaging';
import { sourceOf, type Course, type Obstacle, type Plan } from '../domain/index.js';
import type { PlanRow } from '../store/plans.js';
import { orderNumbersOf } from './matched-facts.js';

type Matched = 'invoice.matched.v1';

/** How the approval of an invoice is planned. */
export interface Planned {
  readonly plan: Plan;
  readonly policyVersion: string;
  readonly whyNot: readonly Obstacle[];
  /** Whether its end counts for what passes untouched. */
  readonly isCounted: boolean;
  /** Where the tenant has a policy of its own. */
  readonly course?: (Course & { readonly dueAt: string | null }) | undefined;
  /** The approval that stands, for the same content. */
  readonly stands?: ApprovedBy | undefined;
  /** The step, of several of the default policy, that who accepted the exception has answered with it. */
  readonly answered?: ApprovedBy[number] | undefined;
}

/** Who approved an invoice. */
export type ApprovedBy = EventMap['invoice.approved.v1']['by'];

/** A matched invoice with the hash of what is to be approved, and its plan. */
export type PlannedInvoice = Decided<Matched, string, Planned>;

/** The plan as it is kept. */
export function planRow({ event, prepared, outcome }: PlannedInvoice): PlanRow {
  const { invoiceId, lineage, submittedBy, vendor, match, invoice, format } = event.data;
  return {
    tenantId: event.tenantId,
    invoiceId,
    lineage,
    state: outcome.plan.state,
    policyVersion: outcome.policyVersion,
    contentHash: prepared,
    explanation: outcome.plan.explanation,
    explanations: outcome.plan.state === 'pending' ? outcome.plan.explanations : null,
    submittedBy: submittedBy.subject,
    vendorId: vendor?.vendorId ?? null,
    orderNumbers: orderNumbersOf(event),
    payable: invoice.totals.due ?? '0',
    currency: invoice.currency ?? '',
    whyNot: outcome.whyNot,
    label: [invoice.number, vendor?.name ?? invoice.seller.name].filter(Boolean).join(' of ').slice(0, 500) || invoiceId,
    source: sourceOf(format),
    isAmended: match.orderAmended === true || match.receiptAmended === true,
  };
}

/** What the audit says of it. */
export function auditLine({ event, prepared, outcome }: PlannedInvoice) {
  const by = event.data.match.accepted?.by;
  const details = {
    lineage: event.data.lineage,
    state: outcome.plan.state,
    policy: outcome.policyVersion,
    contentHash: prepared,
    explanation: outcome.plan.explanation,
    receipts: outcome.course?.receipts.map(({ inputsHash }) => inputsHash) ?? [],
    ...(by === undefined ? {} : { acceptedBy: by, answered: answeredBy(by, outcome) }),
  };
  return {
    tenantId: event.tenantId,
    at: new Date(event.time),
    actor: 'system:approval',
    action: outcome.plan.state === 'approved' ? 'invoice.approved' : 'invoice.planned',
    entity: 'invoice',
    entityId: event.data.invoiceId,
    details,
  };
}

/** The steps that an acceptance has answered. */
const answeredBy = (by: string, { course, answered, stands }: Planned): string[] =>
  course
    ? course.flow.steps.filter(({ votes }) => votes.some((vote) => vote.by === by)).map(({ id }) => id)
    : [answered, ...(stands ?? [])].flatMap((own) => (own?.subject === by ? own.step : []));
