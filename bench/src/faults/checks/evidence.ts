import type { Lineage } from '@smartap/contracts';

/** What is wrong, in words for a person. */
export interface Fault {
  readonly check: string;
  readonly invoiceId: string | null;
  readonly detail: string;
}

/** A quantity of an order line, as a decimal. */
export interface OrderQuantity {
  readonly orderNumber: string;
  readonly orderLine: string;
  readonly quantity: string;
}

/** One event as it lies in a stream. */
export interface SeenEvent {
  readonly id: string;
  readonly type: string;
  readonly service: string;
  readonly invoiceId: string;
  readonly lineage: Lineage;
  /** Of an event of a task. */
  readonly task?: { readonly taskId: string; readonly kind: string; readonly role: string };
  /** Of a validated invoice: what no other live one may have; null when it has no such key. */
  readonly claimKey?: string | null;
  /** Of a matched invoice: what it bills. */
  readonly bills?: readonly OrderQuantity[];
}

/** The newest decision of a service about an invoice, as the service keeps it. */
export interface DecisionRow {
  readonly service: string;
  readonly invoiceId: string;
  readonly lineage: Lineage;
  readonly eventId: string;
  readonly type: string;
}

/** Where the read model says an invoice stands. */
export interface View {
  readonly invoiceId: string;
  readonly stage: string;
  readonly outcome: string | null;
  readonly lineage: Lineage;
}

/** A task as approval keeps it. */
export interface TaskRow {
  readonly taskId: string;
  readonly invoiceId: string;
  readonly kind: string;
  readonly role: string;
  readonly lineage: Lineage;
  readonly state: 'open' | 'closed';
}

/** One trail of the audit: rows, how many of them are sealed, and the first fault of the chain. */
export interface AuditTrail {
  readonly service: string;
  readonly rows: number;
  readonly seals: number;
  readonly fault: string | null;
}

/** Everything that is judged, read from streams and tables after the run. */
export interface Evidence {
  /** Invoice ids that were promised by a 202. */
  readonly promised: readonly string[];
  /** Invoice ids that the gateway has taken in. */
  readonly submitted: readonly string[];
  readonly views: readonly View[];
  readonly decisions: readonly DecisionRow[];
  /** In the order of their streams. */
  readonly events: readonly SeenEvent[];
  readonly tasks: readonly TaskRow[];
  readonly claims: readonly { readonly key: string; readonly invoiceId: string }[];
  readonly allocations: readonly (OrderQuantity & { readonly invoiceId: string })[];
  readonly received: readonly OrderQuantity[];
  /** Things that the audit says were done more than once. */
  readonly repeatedInAudit: readonly { readonly invoiceId: string; readonly action: string; readonly times: number }[];
  readonly trails: readonly AuditTrail[];
}

/** True for an invoice that holds what it claims: not refused, not rejected. */
export const isLive = ({ outcome }: View): boolean => outcome === null || !(outcome === 'rejected' || outcome.startsWith('refused'));
