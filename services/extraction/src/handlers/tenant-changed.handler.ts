import { Injectable } from '@nestjs/common';
import type { Tx } from '@smartap/database';
import { EventHandler, HandlesEvents, type Decided, type Effects } from '@smartap/messaging';
import { saveBuyerIdentity } from '../store/buyer-identity.js';

type Changed = 'tenant.changed.v1';

/** Keeps under which names a tenant buys. */
@Injectable()
@HandlesEvents({ events: ['tenant.changed.v1'], lane: 'tenants', fold: 'each' })
export class TenantChangedHandler extends EventHandler<Changed, null, null, true> {
  override prepare(): null {
    return null;
  }

  override async load(): Promise<null> {
    return null;
  }

  override decide(): true {
    return true;
  }

  override async store(tx: Tx, decided: readonly Decided<Changed, null, true>[]): Promise<Effects> {
    for (const { event } of decided) await saveBuyerIdentity(tx, event.tenantId, { names: event.data.companyNames, vatIds: event.data.vatIds });
    return {};
  }
}
