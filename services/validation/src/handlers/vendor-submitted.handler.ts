import { Injectable } from '@nestjs/common';
import type { BusEvent } from '@smartap/contracts';
import type { Tx } from '@smartap/database';
import { EventFactory, EventHandler, HandlesEvents, type Decided, type Effects } from '@smartap/messaging';
import { putVendor } from '../store/vendors.js';

type Submitted = 'vendor.submitted.v1';

/** Takes vendors that another system sends. */
@Injectable()
@HandlesEvents({ events: ['vendor.submitted.v1'], lane: 'masterdata', fold: 'each' })
export class VendorSubmittedHandler extends EventHandler<Submitted, null, null, true> {
  constructor(private readonly events: EventFactory) {
    super();
  }

  override prepare(): null {
    return null;
  }

  override async load(): Promise<null> {
    return null;
  }

  override decide(): true {
    return true;
  }

  override async store(tx: Tx, decided: readonly Decided<Submitted, null, true>[]): Promise<Effects> {
    const events: BusEvent[] = [];
    const sorted = decided.toSorted((a, b) => (a.event.data.vendor.number < b.event.data.vendor.number ? -1 : 1));
    for (const { event } of sorted) {
      const { vendorId, version, vendor } = await putVendor(tx, event.tenantId, event.data.vendor, event.source);
      events.push(this.events.causedBy(event, 'vendor.changed.v1', { vendorId, version, changedBy: event.source, vendor }));
    }
    return { events };
  }
}
