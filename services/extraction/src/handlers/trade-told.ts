import type { BusEvent } from '@smartap/contracts';
import type { EventFactory } from '@smartap/messaging';
import { idFrom } from '@smartap/runtime';
import type { Traded } from '../domain/index.js';
import type { ReceivedType, ScannedType } from './invoice-received.handler.js';

/** What becomes of a submission that was an order or a receipt: it ends as an invoice, and is told as what it is. */
export interface TradeTold {
  readonly refusal: BusEvent<'invoice.refused.v1'>;
  readonly told: readonly (BusEvent<'order.submitted.v1'> | BusEvent<'receipt.submitted.v1'>)[];
}

// Who sends by mail may be anybody: an order that they wrote themselves must not pass for one of the buyer's.
const TRUSTED = new Set(['api']);

/** Tells an order or receipt to those who match against it, where somebody who signed in brought it. */
export function tradeOf<K extends ReceivedType | ScannedType>(event: BusEvent<K>, { document }: Traded, events: EventFactory): TradeTold {
  const { invoiceId } = event.data;
  const refusal = (reason: string, message: string) => events.causedBy(event, 'invoice.refused.v1', { invoiceId, lineage: [1], stage: 'extraction', reason, message });
  const name = `${document.kind} ${document.number}`;
  if (!('channel' in event.data) || !TRUSTED.has(event.data.channel)) {
    return { refusal: refusal('NOT_AN_INVOICE', `The document is ${name}. Orders and receipts are taken only from those who sign in: upload it there.`), told: [] };
  }
  if (document.kind === 'order') {
    const { number, currency, orderedOn, lines } = document;
    const order = { number, vendorNumber: null, currency, basis: 'received' as const, status: 'open' as const, ...(orderedOn === undefined ? {} : { orderedOn }), lines };
    return { refusal: refusal('TAKEN_AS_ORDER', `The document is ${name} and no invoice. It was taken as an order of ${lines.length} lines.`), told: [events.causedBy(event, 'order.submitted.v1', { orderId: idFrom(invoiceId, 'order', 1), order })] };
  }
  const { number, receivedOn, lines } = document;
  const receipt = { number, receivedOn, postedBy: event.data.submittedBy.subject, lines };
  return { refusal: refusal('TAKEN_AS_RECEIPT', `The document is ${name} and no invoice. It was taken as a receipt of ${lines.length} lines.`), told: [events.causedBy(event, 'receipt.submitted.v1', { receiptId: idFrom(invoiceId, 'receipt', 1), receipt })] };
}
