import { Injectable } from '@nestjs/common';
import type { AnyBusEvent, BusEvent } from '@smartap/contracts';
import type { Tx } from '@smartap/database';
import { EventFactory, EventKeeper, HandlesEvents, type Effects } from '@smartap/messaging';
import { putOrders } from '../store/orders.js';
import { putReceipts } from '../store/receipts.js';

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
    for (const round of rounds(submitted)) told.push(...(await this.keepOrders(tx, round)), ...(await this.keepReceipts(tx, round)));
    return { events: told };
  }

  private async keepOrders(tx: Tx, round: readonly AnyBusEvent<Submitted>[]): Promise<BusEvent[]> {
    const events = round.flatMap((event) => (event.type === 'order.submitted.v1' ? [event] : []));
    const records = await putOrders(tx, events.map(({ tenantId, source, data }) => ({ tenantId, order: data.order, by: source })));
    return records.flatMap(({ orderId, version, order }, i) => {
      const cause = events[i];
      return cause ? [this.events.causedBy(cause, 'order.changed.v1', { orderId, version, changedBy: cause.source, order })] : [];
    });
  }

  private async keepReceipts(tx: Tx, round: readonly AnyBusEvent<Submitted>[]): Promise<BusEvent[]> {
    const events = round.flatMap((event) => (event.type === 'receipt.submitted.v1' ? [event] : []));
    const records = await putReceipts(tx, events.map(({ tenantId, source, data }) => ({ tenantId, receipt: data.receipt, by: source })));
    return records.flatMap(({ receiptId, version, receipt }, i) => {
      const cause = events[i];
      return cause ? [this.events.causedBy(cause, 'receipt.posted.v1', { receiptId, version, postedBy: receipt.postedBy ?? cause.source, receipt })] : [];
    });
  }
}

/** The events in turns in which none changes what another of the same turn changes; what comes later comes in a later turn. */
function rounds(events: readonly AnyBusEvent<Submitted>[]): AnyBusEvent<Submitted>[][] {
  const turns: AnyBusEvent<Submitted>[][] = [];
  const seen = new Map<string, number>();
  for (const event of events) {
    const number = event.type === 'order.submitted.v1' ? event.data.order.number : event.data.receipt.number;
    const key = `${event.type} ${event.tenantId} ${number}`;
    const turn = seen.get(key) ?? 0;
    seen.set(key, turn + 1);
    (turns[turn] ??= []).push(event);
  }
  return turns;
}
