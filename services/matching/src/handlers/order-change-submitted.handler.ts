import { Inject, Injectable } from '@nestjs/common';
import type { AnyBusEvent, BusEvent, Lineage, OrderChangeInput } from '@smartap/contracts';
import type { Tx } from '@smartap/database';
import { EventFactory, EventKeeper, HandlesEvents, type Effects } from '@smartap/messaging';
import { CLOCK, type Clock } from '@smartap/runtime';
import { unitsOf } from '../api/response-records.js';
import { changeOrder, type ChangeOutcome } from '../domain/index.js';
import { findOrders } from '../store/find-orders.js';
import { changesBefore, keepChange, lastChange, type ChangeBrought } from '../store/order-changes.js';
import { lockOrders } from '../store/order-locks.js';
import { loadOrderMoves } from '../store/order-moves.js';
import { putOrder } from '../store/orders.js';

type Submitted = 'order.change-submitted.v1';
type Changed = 'order.changed.v1';
type Told = Required<Pick<Effects, 'events' | 'audit'>>;

/** As long as an event carries. */
const MOST_WORDS = 2000;

/**
 * Takes what buyers change of their orders, one after the other, and tells whoever handed a change in what became of it. One that comes before its order
 * is taken when that comes.
 */
@Injectable()
@HandlesEvents({ events: ['order.change-submitted.v1', 'order.changed.v1'], lane: 'changes', fold: 'each' })
export class OrderChangeSubmittedHandler extends EventKeeper<Submitted | Changed> {
  constructor(
    private readonly events: EventFactory,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    super();
  }

  /** What waits for an order waits for its first version. */
  override accepts(event: AnyBusEvent<Submitted | Changed>): boolean {
    return event.type === 'order.change-submitted.v1' || event.data.version === 1;
  }

  override async keep(tx: Tx, events: readonly AnyBusEvent<Submitted | Changed>[]): Promise<Effects> {
    await lockOrders(
      tx,
      events.map((event) => ({
        tenantId: event.tenantId,
        orderNumber: event.type === 'order.changed.v1' ? event.data.order.number : event.data.change.orderNumber,
      })),
    );
    const effects: Told[] = [];
    for (const event of events) {
      const { tenantId } = event;
      const brought =
        event.type === 'order.changed.v1'
          ? await changesBefore(tx, tenantId, event.data.order.number)
          : [{ tenantId, changeId: event.data.changeId, change: event.data.change, document: event.data.document }];
      for (const own of brought) effects.push(await this.take(tx, own, event));
    }
    return { events: effects.flatMap(({ events: own }) => own), audit: effects.flatMap(({ audit }) => audit) };
  }

  private async take(tx: Tx, { tenantId, changeId, change, document }: ChangeBrought, cause: BusEvent<Submitted | Changed>): Promise<Told> {
    const by = cause.source;
    const { orderNumber } = change;
    const at = this.clock.now();
    const order = (await findOrders(tx, [{ tenantId, orderNumber }])).get(tenantId)?.[0];
    const outcome = changeOrder(change, {
      order,
      last: await lastChange(tx, tenantId, orderNumber),
      moves: await loadOrderMoves(tx, tenantId, orderNumber),
      units: await unitsOf(tx, tenantId),
    });
    const telling = document && { ...document, lineage: nextOf(document.lineage) };
    await keepChange(tx, { tenantId, changeId, change, document: telling, outcome: outcome.outcome, by, at });
    const record = outcome.outcome === 'changed' ? await putOrder(tx, { tenantId, order: outcome.order, by }) : undefined;
    const changed = record
      ? [this.events.causedBy(cause, 'order.changed.v1', { orderId: record.orderId, version: record.version, changedBy: by, order: record.order })]
      : [];
    const told = telling ? [this.events.causedBy(cause, 'invoice.refused.v1', { ...telling, stage: 'matching', ...wordsOf(outcome, change) })] : [];
    const details = { change, ...outcome, version: record?.version ?? null };
    return {
      events: [...changed, ...told],
      audit: [{ tenantId, at, actor: by, action: 'order.change-taken', entity: 'order-change', entityId: changeId, details }],
    };
  }
}

/** The lineage of what a submission is told next: extraction says `[1]` of it, matching `[1, 1]`, `[1, 2]` and so on. */
const nextOf = ([revision = 1, told = 0]: Lineage): Lineage => [revision, told + 1];

function wordsOf(outcome: ChangeOutcome, change: OrderChangeInput): { reason: string; message: string } {
  const { reason, message } = allWordsOf(outcome, change);
  return { reason, message: message.slice(0, MOST_WORDS) };
}

function allWordsOf(outcome: ChangeOutcome, { number, orderNumber }: OrderChangeInput): { reason: string; message: string } {
  switch (outcome.outcome) {
    case 'changed':
      return {
        reason: 'ORDER_CHANGED',
        message: `Order ${orderNumber} was changed by ${number}. ${outcome.changes.join(' ')} What came and was billed stays; invoices that wait are matched again.`,
      };
    case 'same':
      return { reason: 'ORDER_CHANGED', message: `Order ${orderNumber} is by now as change ${number} says. Nothing more is needed.` };
    case 'late':
      return {
        reason: 'ORDER_CHANGE_LATE',
        message: `Order ${orderNumber} has a newer change than ${number}: this one changed nothing. Send the order itself if it is to be otherwise.`,
      };
    case 'refused':
      return { reason: outcome.reason, message: `Change ${number} was not taken. ${outcome.message}` };
  }
}
