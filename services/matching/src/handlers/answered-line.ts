import type { KeptResponse } from '../store/order-responses.js';

/** What the audit trail says of a seller's answer to an order. */
export function answeredLine({ responseId, version, response }: KeptResponse, tenantId: string, actor: string, at: Date) {
  return { tenantId, at, actor, action: 'order.answered', entity: 'order-response', entityId: responseId, details: { version, response } };
}
