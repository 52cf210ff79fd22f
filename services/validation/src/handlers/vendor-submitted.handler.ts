import { Injectable } from '@nestjs/common';
import type { AnyBusEvent, BusEvent } from '@smartap/contracts';
import type { Tx } from '@smartap/database';
import { EventFactory, EventKeeper, HandlesEvents, type Effects } from '@smartap/messaging';
import { putVendor } from '../store/vendors.js';

type Submitted = 'vendor.submitted.v1';

/** Takes vendors that another system sends. */
@Injectable()
@HandlesEvents({ events: ['vendor.submitted.v1'], lane: 'masterdata', fold: 'each' })
export class VendorSubmittedHandler extends EventKeeper<Submitted> {
  constructor(private readonly events: EventFactory) {
    super();
  }

  override async keep(tx: Tx, submitted: readonly AnyBusEvent<Submitted>[]): Promise<Effects> {
    const told: BusEvent[] = [];
    const sorted = submitted.toSorted((a, b) => (a.data.vendor.number < b.data.vendor.number ? -1 : 1));
    for (const event of sorted) {
      const { vendorId, version, vendor } = await putVendor(tx, event.tenantId, event.data.vendor, { by: event.source, at: new Date(event.time) });
      told.push(this.events.causedBy(event, 'vendor.changed.v1', { vendorId, version, changedBy: event.source, vendor }));
    }
    return { events: told };
  }
}
