import { Inject, Injectable } from '@nestjs/common';
import type { AnyBusEvent, BusEvent } from '@smartap/contracts';
import type { Tx } from '@smartap/database';
import { EventFactory, EventKeeper, HandlesEvents, type Effects } from '@smartap/messaging';
import { CLOCK, type Clock } from '@smartap/runtime';
import { putDespatch } from '../store/despatches.js';
import { putResponse } from '../store/order-responses.js';
import { putOrders } from '../store/orders.js';
import { putReceipts } from '../store/receipts.js';
import { answeredLine } from './answered-line.js';
import { despatchTold } from './despatch-told.js';

type Submitted = 'order.submitted.v1' | 'receipt.submitted.v1' | 'order.despatch-submitted.v1' | 'order.response-submitted.v1';

/** Takes orders, receipts, despatch advices and answers of sellers that another system or a document brings. */
@Injectable()
@HandlesEvents({
  events: ['order.submitted.v1', 'receipt.submitted.v1', 'order.despatch-submitted.v1', 'order.response-submitted.v1'],
  lane: 'masterdata',
  fold: 'each',
})
export class MasterdataSubmittedHandler extends EventKeeper<Submitted> {
  constructor(
    private readonly events: EventFactory,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    super();
  }

  override async keep(tx: Tx, submitted: readonly AnyBusEvent<Submitted>[]): Promise<Effects> {
    const told: BusEvent[] = [];
    for (const round of rounds(submitted)) told.push(...(await this.keepOrders(tx, round)), ...(await this.keepReceipts(tx, round)));
    const { events = [], audit = [] } = await this.keepTrade(tx, submitted);
    return { events: [...told, ...events], audit };
  }

  private async keepOrders(tx: Tx, round: readonly AnyBusEvent<Submitted>[]): Promise<BusEvent[]> {
    const events = round.flatMap((event) => (event.type === 'order.submitted.v1' ? [event] : []));
    const records = await putOrders(
      tx,
      events.map(({ tenantId, source, data }) => ({ tenantId, order: data.order, by: source })),
    );
    return records.flatMap(({ orderId, version, order }, i) => {
      const cause = events[i];
      return cause ? [this.events.causedBy(cause, 'order.changed.v1', { orderId, version, changedBy: cause.source, order })] : [];
    });
  }

  private async keepReceipts(tx: Tx, round: readonly AnyBusEvent<Submitted>[]): Promise<BusEvent[]> {
    const events = round.flatMap((event) => (event.type === 'receipt.submitted.v1' ? [event] : []));
    const records = await putReceipts(
      tx,
      events.map(({ tenantId, source, data }) => ({ tenantId, receipt: data.receipt, by: source })),
    );
    return records.flatMap(({ receiptId, version, receipt, corrected }, i) => {
      const cause = events[i];
      return cause
        ? [
            this.events.causedBy(cause, 'receipt.posted.v1', {
              receiptId,
              version,
              postedBy: receipt.postedBy ?? cause.source,
              receipt,
              ...(corrected ? { corrected } : {}),
            }),
          ]
        : [];
    });
  }

  /** Few come, each by itself. */
  private async keepTrade(tx: Tx, submitted: readonly AnyBusEvent<Submitted>[]): Promise<Effects> {
    const effects: Required<Pick<Effects, 'events' | 'audit'>>[] = [];
    for (const event of submitted) {
      const { tenantId, source: by } = event;
      if (event.type === 'order.despatch-submitted.v1')
        effects.push(despatchTold(await putDespatch(tx, { tenantId, despatch: event.data.despatch, by }), event, by, this.events));
      if (event.type === 'order.response-submitted.v1')
        effects.push({
          events: [],
          audit: [answeredLine(await putResponse(tx, { tenantId, response: event.data.response, by }), tenantId, by, this.clock.now())],
        });
    }
    return { events: effects.flatMap(({ events }) => events), audit: effects.flatMap(({ audit }) => audit) };
  }
}

/** Orders and receipts in turns in which none changes what another of the same turn changes; what comes later comes in a later turn. */
function rounds(events: readonly AnyBusEvent<Submitted>[]): AnyBusEvent<Submitted>[][] {
  const turns: AnyBusEvent<Submitted>[][] = [];
  const seen = new Map<string, number>();
  for (const event of events) {
    const number = numberOf(event);
    if (number === undefined) continue;
    const key = `${event.type} ${event.tenantId} ${number}`;
    const turn = seen.get(key) ?? 0;
    seen.set(key, turn + 1);
    (turns[turn] ??= []).push(event);
  }
  return turns;
}

const numberOf = (event: AnyBusEvent<Submitted>): string | undefined =>
  event.type === 'order.submitted.v1' ? event.data.order.number : event.type === 'receipt.submitted.v1' ? event.data.receipt.number : undefined;
