import type { BusEvent, MatchResult } from '@smartap/contracts';
import type { EventFactory } from '@smartap/messaging';
import { idFrom } from '@smartap/runtime';
import type { Run } from './match-run.js';

/** The task that asks a person about an exception. */
export function taskFor({ cause, subject, lineage, matching }: Run, events: EventFactory): BusEvent<'task.requested.v1'>[] {
  const { result } = matching;
  if (result.class !== 'exception') return [];
  const { invoiceId } = subject;
  const worst = [...result.lines, ...(result.charges ?? [])].filter((line) => line.verdict === result.verdict);
  const title = worst.map((line) => line.explanation).join(' ') || totalsInWords(result);
  return [
    events.causedBy(cause, 'task.requested.v1', {
      taskId: idFrom(invoiceId, 'exception', ...lineage),
      kind: 'exception',
      invoiceId,
      lineage,
      reason: result.verdict,
      title: title.slice(0, 2000),
      role: 'clerk',
      amount: result.disputed,
      currency: subject.invoice.currency?.slice(0, 3) ?? null,
    }),
  ];
}

function totalsInWords({ tax, header, smallDifference: difference, verdict }: MatchResult): string {
  const said = [
    ...(tax && (tax.result === 'over' || tax.result === 'under') ? [`The VAT is ${tax.announced}; ${tax.computed} are computed.`] : []),
    ...(difference?.accepted === false ? [`The printed total differs by ${difference.amount} from the lines and charges.`] : []),
    ...(header?.result === 'over' ? [`${header.billed} are billed of order ${header.orderNumber} in all; it is worth ${header.ordered}.`] : []),
  ];
  return said.join(' ') || verdict;
}

/** What the audit trail says of a match. */
export function auditLine(event: BusEvent<'invoice.matched.v1'>) {
  const { invoiceId, lineage, match: result } = event.data;
  const lines = result.lines.map(({ lineId, verdict, orderNumber, orderLine, tolerance }) => ({ lineId, verdict, orderNumber, orderLine, tolerance }));
  const details = { lineage, verdict: result.verdict, payableNow: result.payableNow, awaiting: result.awaiting, disputed: result.disputed, lines, ...(result.proof ? { proof: result.proof } : {}), ...(result.accepted ? { accepted: result.accepted } : {}) };
  return { tenantId: event.tenantId, at: new Date(event.time), actor: result.accepted?.by ?? 'system:matching', action: 'invoice.matched', entity: 'invoice', entityId: invoiceId, details };
}

/** What the audit trail says of an invoice in whose place another comes. */
export function replacedLine({ tenantId, time, data: { invoiceId, lineage, byInvoiceId } }: BusEvent<'invoice.superseded.v1'>) {
  return { tenantId, at: new Date(time), actor: 'system:matching', action: 'invoice.replaced', entity: 'invoice', entityId: invoiceId, details: { lineage, byInvoiceId: byInvoiceId ?? null } };
}
