import { Inject, Injectable } from '@nestjs/common';
import type { BusEvent, EventMap } from '@smartap/contracts';
import type { Tx } from '@smartap/database';
import { EventFactory, EventKeeper, HandlesEvents, type Effects } from '@smartap/messaging';
import { CLOCK, type Clock } from '@smartap/runtime';
import { unitsOf } from '../api/response-records.js';
import { changeOrder, type ChangeOutcome } from '../domain/index.js';
import { findOrders } from '../store/find-orders.js';
import { keepChange, lastChange } from '../store/order-changes.js';
import { lockOrders } from '../store/order-locks.js';
import { loadOrderMoves } from '../store/order-moves.js';
import { putOrder } from '../store/orders.js';

type Submitted = 'order.change-submitted.v1';

/** As long as an event carries. */
const MOST_WORDS = 2000;

/** Takes what buyers change of their orders, one after the other, and tells whoever handed a change in what became of it. */
@Injectable()
@HandlesEvents({ events: ['order.change-submitted.v1'], lane: 'changes', fold: 'each' })
export class OrderChangeSubmittedHandler extends EventKeeper<Submitted> {
  constructor(
    private readonly events: EventFactory,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    super();
  }

  override async keep(tx: Tx, submitted: readonly BusEvent<Submitted>[]): Promise<Effects> {
    await lockOrders(tx, submitted.map(({ tenantId, data }) => ({ tenantId, orderNumber: data.change.orderNumber })));
    const effects: Required<Pick<Effects, 'events' | 'audit'>>[] = [];
    for (const event of submitted) effects.push(await this.take(tx, event));
    return { events: effects.flatMap(({ events }) => events), audit: effects.flatMap(({ audit }) => audit) };
  }

  private async take(tx: Tx, event: BusEvent<Submitted>): Promise<Required<Pick<Effects, 'events' | 'audit'>>> {
    const { tenantId, source: by, data: { change, changeId } } = event;
    const { orderNumber } = change;
    const at = this.clock.now();
    const order = (await findOrders(tx, [{ tenantId, orderNumber }])).get(tenantId)?.[0];
    const outcome = changeOrder(change, { order, last: await lastChange(tx, tenantId, orderNumber), moves: await loadOrderMoves(tx, tenantId, orderNumber), units: await unitsOf(tx, tenantId) });
    await keepChange(tx, { tenantId, changeId, change, outcome: outcome.outcome, by, at });
    const record = outcome.outcome === 'changed' ? await putOrder(tx, { tenantId, order: outcome.order, by }) : undefined;
    const changed = record ? [this.events.causedBy(event, 'order.changed.v1', { orderId: record.orderId, version: record.version, changedBy: by, order: record.order })] : [];
    const details = { change, ...outcome, version: record?.version ?? null };
    return { events: [...changed, ...told(event, outcome, this.events)], audit: [{ tenantId, at, actor: by, action: 'order.change-taken', entity: 'order-change', entityId: changeId, details }] };
  }
}

/** What the submission is told that the change came as. */
function told(event: BusEvent<Submitted>, outcome: ChangeOutcome, events: EventFactory): BusEvent<'invoice.refused.v1'>[] {
  const { document, change } = event.data;
  if (document === undefined) return [];
  const { reason, message } = wordsOf(outcome, change);
  return [events.causedBy(event, 'invoice.refused.v1', { invoiceId: document.invoiceId, lineage: [...document.lineage, 1], stage: 'matching', reason, message: message.slice(0, MOST_WORDS) })];
}

function wordsOf(outcome: ChangeOutcome, { number, orderNumber }: EventMap[Submitted]['change']): { reason: string; message: string } {
  switch (outcome.outcome) {
    case 'changed':
      return { reason: 'ORDER_CHANGED', message: `Order ${orderNumber} was changed by ${number}. ${outcome.changes.join(' ')} What came and was billed stays; invoices that wait are matched again.` };
    case 'same':
      return { reason: 'ORDER_CHANGED', message: `Order ${orderNumber} is by now as change ${number} says. Nothing more is needed.` };
    case 'late':
      return { reason: 'ORDER_CHANGE_LATE', message: `Order ${orderNumber} has a newer change than ${number}: this one changed nothing. Send the order itself if it is to be otherwise.` };
    case 'refused':
      return { reason: outcome.reason, message: `Change ${number} was not taken. ${outcome.message}` };
  }
}
