import { Injectable } from '@nestjs/common';
import type { BusEvent } from '@smartap/contracts';
import type { Tx } from '@smartap/database';
import { EventKeeper, HandlesEvents, type Effects } from '@smartap/messaging';
import { keepOrders } from '../store/known-orders.js';

type Changed = 'order.changed.v1';

/** Keeps of orders when they were made and changed: one that came after its invoice is a signal of risk. */
@Injectable()
@HandlesEvents({ events: ['order.changed.v1'], lane: 'masterdata', fold: 'each' })
export class OrderChangedHandler extends EventKeeper<Changed> {
  override async keep(tx: Tx, changed: readonly BusEvent<Changed>[]): Promise<Effects> {
    await keepOrders(tx, changed.map(({ tenantId, time, data: { version, order } }) => ({ tenantId, version, toldAt: new Date(time), order })));
    return {};
  }
}
