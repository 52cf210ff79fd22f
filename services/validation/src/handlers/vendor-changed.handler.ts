import { Injectable } from '@nestjs/common';
import type { BusEvent } from '@smartap/contracts';
import type { Tx } from '@smartap/database';
import { EventFactory, EventHandler, HandlesEvents, loadEnds, lockDecisions, type Decided, type Effects, type Received } from '@smartap/messaging';
import { watchedBy } from '../domain/index.js';
import { findWatchers } from '../store/vendor-watch.js';
import { runAgain, saysOtherwise } from './validation-run.js';

type Changed = 'vendor.changed.v1';
type Validated = BusEvent<'invoice.validated.v1'>;

/** When vendor data change, the invoices that were stopped by what they said before are validated again. */
@Injectable()
@HandlesEvents({ events: ['vendor.changed.v1'], lane: 'masterdata', fold: 'together' })
export class VendorChangedHandler extends EventHandler<Changed, readonly string[], readonly Validated[], readonly Validated[]> {
  constructor(private readonly events: EventFactory) {
    super();
  }

  override prepare({ data }: BusEvent<Changed>): readonly string[] {
    return watchedBy(data.vendorId, data.vendor);
  }

  override async load(tx: Tx, items: readonly Received<Changed, readonly string[]>[]): Promise<readonly Validated[]> {
    const waiting = await findWatchers(tx, items.flatMap(({ event, prepared }) => prepared.map((key) => ({ tenantId: event.tenantId, key }))));
    const decisions = await lockDecisions<'invoice.validated.v1'>(tx, waiting);
    // One that ended between the look and the lock waits no more.
    const ends = await loadEnds(tx, waiting);
    return waiting.flatMap((key) => {
      const decision = decisions.get(key);
      return decision?.event.data.verdict === 'flagged' && !ends.covers(key.invoiceId, decision.lineage) ? [decision.event] : [];
    });
  }

  override decide({ event }: Received<Changed, readonly string[]>, waiting: readonly Validated[]): readonly Validated[] | undefined {
    const own = waiting.filter(({ tenantId }) => tenantId === event.tenantId);
    return own.length > 0 ? own : undefined;
  }

  override store(tx: Tx, decided: readonly Decided<Changed, readonly string[], readonly Validated[]>[]): Promise<Effects> {
    const again = new Map(decided.flatMap(({ event, outcome }) => outcome.map((validated) => [validated.subject, { cause: event, validated }] as const)));
    return runAgain(tx, [...again.values()], this.events, saysOtherwise);
  }
}
