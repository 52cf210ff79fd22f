import { titlesOf, type BusEvent, type Lineage } from '@smartap/contracts';
import type { EventFactory } from '@smartap/messaging';
import { idFrom } from '@smartap/runtime';
import { handlingOf, titleOf } from '../domain/index.js';
import type { FoundException } from '../store/exceptions.js';
import type { Run } from './match-run.js';

/** The task that asks a person about an exception. */
export function taskFor({ cause, subject, lineage, matching }: Run, events: EventFactory): BusEvent<'task.requested.v1'>[] {
  const { result } = matching;
  if (result.class !== 'exception') return [];
  const { invoiceId } = subject;
  return [
    events.causedBy(cause, 'task.requested.v1', {
      taskId: exceptionTaskId(invoiceId, lineage),
      kind: 'exception',
      invoiceId,
      lineage,
      reason: result.verdict,
      ...titlesOf(titleOf(result)),
      role: 'clerk',
      amount: result.disputed,
      currency: subject.invoice.currency?.slice(0, 3) ?? null,
    }),
  ];
}

/** The same run asks under the same id. */
const exceptionTaskId = (invoiceId: string, lineage: Lineage): string => idFrom(invoiceId, 'exception', ...lineage);

/** The row of the queue for a match that did not come out clean. */
export function exceptionOf({ subject: { tenantId, invoiceId, invoice, vendor }, lineage, matching: { result } }: Run, openedAt: string): FoundException[] {
  if (result.class === 'clean') return [];
  return [
    {
      tenantId,
      invoiceId,
      lineage,
      class: result.class,
      cause: result.verdict,
      title: titlesOf(titleOf(result)).title,
      owner: handlingOf(result.verdict).owner,
      openedAt,
      payableNow: result.payableNow,
      awaiting: result.awaiting,
      disputed: result.disputed,
      currency: invoice.currency?.slice(0, 3) ?? null,
      number: invoice.number ?? null,
      vendorId: vendor?.vendorId ?? null,
      vendorName: vendor?.name ?? null,
      dueDate: invoice.dueDate ?? null,
      taskId: result.class === 'exception' ? exceptionTaskId(invoiceId, lineage) : null,
    },
  ];
}

/** What the audit trail says of a match. */
export function auditLine(event: BusEvent<'invoice.matched.v1'>) {
  const { invoiceId, lineage, match: result } = event.data;
  const lines = result.lines.map(({ lineId, verdict, orderNumber, orderLine, tolerance }) => ({ lineId, verdict, orderNumber, orderLine, tolerance }));
  const details = {
    lineage,
    verdict: result.verdict,
    payableNow: result.payableNow,
    awaiting: result.awaiting,
    disputed: result.disputed,
    lines,
    ...(result.proof ? { proof: result.proof } : {}),
    ...(result.accepted ? { accepted: result.accepted } : {}),
  };
  return {
    tenantId: event.tenantId,
    at: new Date(event.time),
    actor: result.accepted?.by ?? 'system:matching',
    action: 'invoice.matched',
    entity: 'invoice',
    entityId: invoiceId,
    details,
  };
}

/** What the audit trail says of an invoice in whose place another comes. */
export function replacedLine({ tenantId, time, data: { invoiceId, lineage, byInvoiceId } }: BusEvent<'invoice.superseded.v1'>) {
  return {
    tenantId,
    at: new Date(time),
    actor: 'system:matching',
    action: 'invoice.replaced',
    entity: 'invoice',
    entityId: invoiceId,
    details: { lineage, byInvoiceId: byInvoiceId ?? null },
  };
}
