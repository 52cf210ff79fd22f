import { Injectable } from '@nestjs/common';
import type { AnyBusEvent } from '@smartap/contracts';
import type { Tx } from '@smartap/database';
import { EventHandler, HandlesEvents, type Decided, type Effects } from '@smartap/messaging';
import { noteActors, type Acted } from '../store/persons.js';

type Acting = 'vendor.changed.v1' | 'receipt.posted.v1';

/** Remembers who changed which vendor and who posted receipts of which order, for separation of duties. */
@Injectable()
@HandlesEvents({ events: ['vendor.changed.v1', 'receipt.posted.v1'], lane: 'masterdata', fold: 'together' })
export class ActorHandler extends EventHandler<Acting, readonly Acted[], null, true> {
  override prepare(event: AnyBusEvent<Acting>): readonly Acted[] {
    const { tenantId } = event;
    if (event.type === 'vendor.changed.v1') return [{ tenantId, scope: `vendor:${event.data.vendorId}`, subject: event.data.changedBy }];
    const { receipt, postedBy } = event.data;
    return receipt.lines.map((line) => ({ tenantId, scope: `order:${line.orderNumber}`, subject: receipt.postedBy ?? postedBy }));
  }

  override async load(): Promise<null> {
    return null;
  }

  override decide(): true {
    return true;
  }

  override async store(tx: Tx, decided: readonly Decided<Acting, readonly Acted[], true>[]): Promise<Effects> {
    await noteActors(
      tx,
      decided.flatMap(({ prepared }) => prepared),
    );
    return {};
  }
}
