import type { EventFactory, Cause } from '@smartap/messaging';
import type { DespatchRecord } from '../store/despatches.js';

/** What is told and kept for the audit of a despatch advice. */
export function despatchTold({ despatchId, version, despatch }: DespatchRecord, cause: Cause, by: string, events: EventFactory) {
  const event = events.causedBy(cause, 'order.despatched.v1', { despatchId, version, despatch });
  return {
    events: [event],
    audit: [
      {
        tenantId: event.tenantId,
        at: new Date(event.time),
        actor: by,
        action: 'order.despatched',
        entity: 'despatch',
        entityId: despatchId,
        details: { version, despatch },
      },
    ],
  };
}
