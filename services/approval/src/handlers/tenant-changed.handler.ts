import { Injectable } from '@nestjs/common';
import type { Tx } from '@smartap/database';
import { EventHandler, HandlesEvents, type Decided, type Effects } from '@smartap/messaging';
import { replacePersons } from '../store/persons.js';

type Changed = 'tenant.changed.v1';

/** Keeps the persons of a tenant with their limits. */
@Injectable()
@HandlesEvents({ events: ['tenant.changed.v1'], lane: 'masterdata', fold: 'each' })
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
    for (const { event } of decided) await replacePersons(tx, event.tenantId, event.data.persons);
    return {};
  }
}
