import { Injectable } from '@nestjs/common';
import type { AnyBusEvent } from '@smartap/contracts';
import type { Tx } from '@smartap/database';
import { EventKeeper, HandlesEvents, type Effects } from '@smartap/messaging';
import { replacePersons } from '../store/persons.js';

type Changed = 'tenant.changed.v1';

/** Keeps the persons of a tenant with their limits. */
@Injectable()
@HandlesEvents({ events: ['tenant.changed.v1'], lane: 'masterdata', fold: 'each' })
export class TenantChangedHandler extends EventKeeper<Changed> {
  override async keep(tx: Tx, events: readonly AnyBusEvent<Changed>[]): Promise<Effects> {
    for (const event of events) await replacePersons(tx, event.tenantId, event.data.persons);
    return {};
  }
}
