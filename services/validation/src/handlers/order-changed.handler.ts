import { Injectable } from '@nestjs/common';
import type { BusEvent } from '@smartap/contracts';
import type { Tx } from '@smartap/database';
import { EventFactory, EventKeeper, HandlesEvents, loadEnds, lockDecisions, type Effects } from '@smartap/messaging';
import { orderWatchKey } from '../domain/index.js';
import { keepOrders } from '../store/known-orders.js';
import { findWatchers } from '../store/vendor-watch.js';
import { runAgain, saysOtherwise, type Again } from './validation-run.js';

type Changed = 'order.changed.v1';

/**
 * Keeps of orders when they were made and changed: one that came after its invoice is a signal of risk. Invoices whose verdict that can turn
 * are validated again.
 */
@Injectable()
@HandlesEvents({ events: ['order.changed.v1'], lane: 'masterdata', fold: 'each' })
export class OrderChangedHandler extends EventKeeper<Changed> {
  constructor(private readonly events: EventFactory) {
    super();
  }

  override async keep(tx: Tx, changed: readonly BusEvent<Changed>[]): Promise<Effects> {
    await keepOrders(tx, changed.map(({ tenantId, time, data: { version, order } }) => ({ tenantId, version, toldAt: new Date(time), order })));
    const waiting = await findWatchers(tx, changed.map(({ tenantId, data }) => ({ tenantId, key: orderWatchKey(data.order.number) })));
    if (waiting.length === 0) return {};
    const decisions = await lockDecisions<'invoice.validated.v1'>(tx, waiting);
    const ends = await loadEnds(tx, waiting);
    const again = waiting.flatMap((key): Again[] => {
      const decision = decisions.get(key);
      const cause = changed.find(({ tenantId }) => tenantId === key.tenantId);
      return decision && cause && !ends.covers(key.invoiceId, decision.lineage) ? [{ cause, validated: decision.event }] : [];
    });
    return runAgain(tx, again, this.events, saysOtherwise);
  }
}
