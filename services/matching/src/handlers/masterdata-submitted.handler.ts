import { Injectable } from '@nestjs/common';
import type { BusEvent } from '@smartap/contracts';
import type { Tx } from '@smartap/database';
import { EventFactory, EventHandler, HandlesEvents, type Decided, type Effects } from '@smartap/messaging';
import { putOrder } from '../store/orders.js';
import { putReceipt } from '../store/receipts.js';

type Submitted = 'order.submitted.v1' | 'receipt.submitted.v1';

/** Takes orders and receipts that another system sends. */
@Injectable()
@HandlesEvents({ events: ['order.submitted.v1', 'receipt.submitted.v1'], lane: 'masterdata', fold: 'each' })
export class MasterdataSubmittedHandler extends EventHandler<Submitted, null, null, true> {
  constructor(private readonly events: EventFactory) {
    super();
  }

  override prepare(): null {
    return null;
  }

  override async load(): Promise<null> {
    return null;
  }

  override decide(): true {
    return true;
  }

  override async store(tx: Tx, decided: readonly Decided<Submitted, null, true>[]): Promise<Effects> {
    const events: BusEvent[] = [];
    for (const { event } of decided) {
      if (event.type === 'order.submitted.v1') {
        const { orderId, version, order } = await putOrder(tx, event.tenantId, event.data.order, event.source);
        events.push(this.events.causedBy(event, 'order.changed.v1', { orderId, version, changedBy: event.source, order }));
      } else {
        const { receiptId, version, receipt } = await putReceipt(tx, event.tenantId, event.data.receipt, event.source);
        events.push(this.events.causedBy(event, 'receipt.posted.v1', { receiptId, version, postedBy: receipt.postedBy ?? event.source, receipt }));
      }
    }
    return { events };
  }
}
