import { endOfRevision, type Lineage } from '@smartap/contracts';
import type { DecisionRow, Evidence, SeenEvent } from '../evidence.js';

/** An event as the streams have it. */
export function anEvent(service: string, type: string, invoiceId: string, lineage: Lineage, more: Partial<SeenEvent> = {}): SeenEvent {
  return { id: `${type} ${invoiceId} ${lineage.join('.')}`, type, service, invoiceId, lineage, ...more };
}

/** The row in which a service keeps what an event told. */
export const keptBy = ({ service, type, invoiceId, lineage, id }: SeenEvent): DecisionRow => ({ service, type, invoiceId, lineage, eventId: id });

const BILLED = [{ orderNumber: 'PO-1', orderLine: '1', quantity: '10' }];
const TASK = { taskId: 'task-b', kind: 'finding', role: 'controller' };

/** Two invoices of which nothing is wrong: `a` is approved; `b` was rejected by a task. */
export function soundEvidence(): Evidence {
  const events = [
    anEvent('gateway', 'invoice.submitted.v1', 'a', []),
    anEvent('intake', 'invoice.received.v1', 'a', [0]),
    anEvent('validation', 'invoice.validated.v1', 'a', [1, 1], { claimKey: 'key-a' }),
    anEvent('matching', 'invoice.matched.v1', 'a', [1, 1, 1], { bills: BILLED }),
    anEvent('approval', 'invoice.approved.v1', 'a', [1, 1, 1, 1]),
    anEvent('gateway', 'invoice.submitted.v1', 'b', []),
    anEvent('validation', 'invoice.validated.v1', 'b', [1, 1], { claimKey: 'key-b' }),
    anEvent('approval', 'task.opened.v1', 'b', [1, 1], { task: TASK }),
    anEvent('approval', 'task.closed.v1', 'b', [1, 1], { task: { ...TASK, role: '' } }),
    anEvent('approval', 'invoice.rejected.v1', 'b', endOfRevision(1)),
  ];
  const decisions = events.filter(({ type }) => type.startsWith('invoice.') && type !== 'invoice.submitted.v1').map(keptBy);
  return {
    promised: ['a', 'b'],
    submitted: ['a', 'b'],
    views: [
      { invoiceId: 'a', stage: 'approved', outcome: 'approved', lineage: [1, 1, 1, 1] },
      { invoiceId: 'b', stage: 'rejected', outcome: 'rejected', lineage: endOfRevision(1) },
    ],
    decisions,
    events,
    tasks: [{ ...TASK, invoiceId: 'b', lineage: [1, 1], state: 'closed' }],
    claims: [{ key: 'key-a', invoiceId: 'a' }],
    allocations: [{ invoiceId: 'a', orderNumber: 'PO-1', orderLine: '1', quantity: '10.0' }],
    received: [{ orderNumber: 'PO-1', orderLine: '1', quantity: '10' }],
    repeatedInAudit: [],
    trails: [{ service: 'intake', rows: 2, seals: 2, fault: null }],
  };
}
