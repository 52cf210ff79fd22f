import { Injectable } from '@nestjs/common';
import type { AnyBusEvent } from '@smartap/contracts';
import type { Tx } from '@smartap/database';
import { EventKeeper, HandlesEvents, type Effects } from '@smartap/messaging';
import { saveBuyerIdentity } from '../store/buyer-identity.js';

type Changed = 'tenant.changed.v1';

/** Keeps under which names a tenant buys. */
@Injectable()
@HandlesEvents({ events: ['tenant.changed.v1'], lane: 'tenants', fold: 'each' })
export class TenantChangedHandler extends EventKeeper<Changed> {
  override async keep(tx: Tx, events: readonly AnyBusEvent<Changed>[]): Promise<Effects> {
    for (const event of events) await saveBuyerIdentity(tx, event.tenantId, { names: event.data.companyNames, vatIds: event.data.vatIds });
    return {};
  }
}
