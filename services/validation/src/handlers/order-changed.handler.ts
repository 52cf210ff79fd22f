import { Injectable } from '@nestjs/common';
import type { BusEvent } from '@smartap/contracts';
import type { Tx } from '@smartap/database';
import { EventFactory, EventKeeper, HandlesEvents, loadEnds, lockDecisions, lockInvoices, type Effects } from '@smartap/messaging';
import { orderWatchKey } from '../domain/index.js';
import { keepOrders, type OrderKey } from '../store/known-orders.js';
import { lockKnownOrders } from '../store/master-data-locks.js';
import { findWatchers, type Watcher } from '../store/vendor-watch.js';
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
    const waiting = await lockWatchers(
      tx,
      changed.map(
        ({
          tenantId,
          data: {
            order: { number },
          },
        }) => ({ tenantId, number }),
      ),
    );
    await keepOrders(
      tx,
      changed.map(({ tenantId, time, data: { version, order } }) => ({ tenantId, version, toldAt: new Date(time), order })),
    );
    if (waiting.length === 0) return {};
    const decisions = await lockDecisions<'invoice.validated.v1'>(tx, waiting);
    const ends = await loadEnds(tx, waiting);
    const again = waiting.flatMap((key): Again[] => {
      const decision = decisions.get(key);
      const cause = changed.findLast(({ tenantId, data }) => tenantId === key.tenantId && key.keys.has(orderWatchKey(data.order.number)));
      return decision && cause && !ends.covers(key.invoiceId, decision.lineage) ? [{ cause, validated: decision.event }] : [];
    });
    return runAgain(tx, again, this.events, saysOtherwise);
  }
}

/**
 * Locks orders with the invoices that wait for them: invoices first, as whoever validates does. Where one has begun to wait between the
 * look and the lock, all is given back and locked anew.
 */
async function lockWatchers(tx: Tx, orders: readonly OrderKey[]): Promise<Watcher[]> {
  const keys = orders.map(({ tenantId, number }) => ({ tenantId, key: orderWatchKey(number) }));
  for (let expected = await findWatchers(tx, keys); ;) {
    await tx.query('savepoint unlocked');
    await lockInvoices(tx, expected);
    await lockKnownOrders(tx, orders);
    const watchers = await findWatchers(tx, keys);
    const held = new Set(expected.map(({ invoiceId }) => invoiceId));
    if (watchers.every(({ invoiceId }) => held.has(invoiceId))) return watchers;
    await tx.query('rollback to savepoint unlocked');
    expected = watchers;
  }
}
