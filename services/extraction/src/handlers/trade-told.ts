import type { BusEvent, EventMap } from '@smartap/contracts';
import type { TradeDocument } from '@smartap/en16931';
import type { EventFactory } from '@smartap/messaging';
import { idFrom } from '@smartap/runtime';
import type { Traded } from '../domain/index.js';
import type { ReceivedType, ScannedType } from './invoice-received.handler.js';

type Told = 'order.submitted.v1' | 'receipt.submitted.v1' | 'order.despatch-submitted.v1' | 'order.response-submitted.v1' | 'order.change-submitted.v1';

/** What becomes of a submission that was a document about an order: it ends as an invoice, and is told as what it is. */
export interface TradeTold {
  readonly refusal: BusEvent<'invoice.refused.v1'>;
  readonly told: readonly BusEvent<Told>[];
}

/** From where a document is believed to come from the buyer's own house. */
const OWN_HOUSE = ['api', 'folder', 'bucket'];

// Who sends by mail may be anybody: an order that they wrote themselves must not pass for one of the buyer's, nor goods for sent. What a
// seller answers changes nothing until the buyer adopts it.
const BELIEVED: Readonly<Record<TradeDocument['kind'], readonly string[]>> = {
  order: ['api'],
  'order-change': ['api'],
  receipt: ['api'],
  despatch: OWN_HOUSE,
  'order-response': [...OWN_HOUSE, 'mail'],
};

const TAKEN_AS: Readonly<Record<TradeDocument['kind'], { readonly reason: string; readonly words: string }>> = {
  order: { reason: 'TAKEN_AS_ORDER', words: 'an order' },
  'order-change': { reason: 'TAKEN_AS_ORDER_CHANGE', words: 'a change of an order' },
  receipt: { reason: 'TAKEN_AS_RECEIPT', words: 'a receipt' },
  despatch: { reason: 'TAKEN_AS_DESPATCH', words: 'a despatch advice: goods that were sent, and have not come' },
  'order-response': { reason: 'TAKEN_AS_ORDER_RESPONSE', words: 'what the seller answers to an order' },
};

/** What extraction says of a submission that is no invoice. */
const LINEAGE = [1];

/** Tells a document about an order to those who match against it, where it comes from somebody who may say it. */
export function tradeOf<K extends ReceivedType | ScannedType>(event: BusEvent<K>, { document }: Traded, events: EventFactory): TradeTold {
  const { invoiceId, submittedBy } = event.data;
  const refusal = (reason: string, message: string) =>
    events.causedBy(event, 'invoice.refused.v1', { invoiceId, lineage: LINEAGE, stage: 'extraction', reason, message });
  const name = `${document.kind} ${document.number}`;
  if (!('channel' in event.data) || !BELIEVED[document.kind].includes(event.data.channel)) {
    return {
      refusal: refusal(
        'NOT_AN_INVOICE',
        `The document is ${name}. Orders, their changes, receipts and despatch advices are taken only from those who sign in: upload it there.`,
      ),
      told: [],
    };
  }
  const { reason, words } = TAKEN_AS[document.kind];
  return { refusal: refusal(reason, `The document is ${name} and no invoice. It was taken as ${words}, ${document.lines.length} line(s).`), told: [told()] };

  function told(): BusEvent<Told> {
    const tell = <T extends Told>(type: T, data: EventMap[T]) => events.causedBy(event, type, data);
    switch (document.kind) {
      case 'order': {
        const { number, currency, orderedOn, contract, lines } = document;
        const order = {
          number,
          vendorNumber: null,
          currency,
          basis: 'received' as const,
          status: 'open' as const,
          ...(orderedOn === undefined ? {} : { orderedOn }),
          ...(contract === undefined ? {} : { contract }),
          lines,
        };
        return tell('order.submitted.v1', { orderId: idFrom(invoiceId, 'order', 1), order });
      }
      case 'receipt': {
        const { number, receivedOn, lines } = document;
        return tell('receipt.submitted.v1', {
          receiptId: idFrom(invoiceId, 'receipt', 1),
          receipt: { number, receivedOn, postedBy: submittedBy.subject, lines },
        });
      }
      case 'despatch': {
        const { number, sentOn, expectedOn, sellerName, lines } = document;
        const despatch = {
          number,
          sentOn,
          ...(expectedOn === undefined ? {} : { expectedOn }),
          ...(sellerName === undefined ? {} : { seller: sellerName.slice(0, 200) }),
          lines,
        };
        return tell('order.despatch-submitted.v1', { despatchId: idFrom(invoiceId, 'despatch', 1), despatch });
      }
      case 'order-change': {
        const { kind, note, ...change } = document;
        return tell('order.change-submitted.v1', {
          changeId: idFrom(invoiceId, kind, 1),
          change: { ...change, ...(note === undefined ? {} : { note: note.slice(0, 2000) }) },
          document: { invoiceId, lineage: LINEAGE },
        });
      }
      case 'order-response': {
        const { number, orderNumber, respondedOn, answer, note, lines } = document;
        const response = { number, orderNumber, respondedOn, answer, ...(note === undefined ? {} : { note: note.slice(0, 2000) }), lines };
        return tell('order.response-submitted.v1', { responseId: idFrom(invoiceId, 'order-response', 1), response });
      }
    }
  }
}
