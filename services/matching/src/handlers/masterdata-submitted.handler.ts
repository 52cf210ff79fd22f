import { Injectable } from '@nestjs/common';
import type { AnyBusEvent, BusEvent } from '@smartap/contracts';
import type { Tx } from '@smartap/database';
import { EventFactory, EventKeeper, HandlesEvents, type Effects } from '@smartap/messaging';
import { putOrder } from '../store/orders.js';
import { putReceipt } from '../store/receipts.js';

type Submitted = 'order.submitted.v1' | 'receipt.submitted.v1';

/** Takes orders and receipts that another system sends. */
@Injectable()
@HandlesEvents({ events: ['order.submitted.v1', 'receipt.submitted.v1'], lane: 'masterdata', fold: 'each' })
export class MasterdataSubmittedHandler extends EventKeeper<Submitted> {
  constructor(private readonly events: EventFactory) {
    super();
  }

  override async keep(tx: Tx, submitted: readonly AnyBusEvent<Submitted>[]): Promise<Effects> {
    const told: BusEvent[] = [];
    for (const event of submitted) {
      if (event.type === 'order.submitted.v1') {
        const { orderId, version, order } = await putOrder(tx, event.tenantId, event.data.order, event.source);
        told.push(this.events.causedBy(event, 'order.changed.v1', { orderId, version, changedBy: event.source, order }));
      } else {
        const { receiptId, version, receipt } = await putReceipt(tx, event.tenantId, event.data.receipt, event.source);
        told.push(this.events.causedBy(event, 'receipt.posted.v1', { receiptId, version, postedBy: receipt.postedBy ?? event.source, receipt }));
      }
    }
    return { events: told };
  }
}
