import { Injectable } from '@nestjs/common';
import type { BusEvent } from '@smartap/contracts';
import type { Tx } from '@smartap/database';
import { EventFactory, EventHandler, HandlesEvents, loadEnds, lockDecisions, type Decided, type Effects, type Received } from '@smartap/messaging';
import { watchedBy } from '../domain/index.js';
import { outwaitValidations } from '../store/master-data-locks.js';
import { invoicesOf } from '../store/vendor-past.js';
import { findWatchers } from '../store/vendor-watch.js';
import { runAgain, saysOtherwise } from './validation-run.js';

type Changed = 'vendor.changed.v1';
type Validated = BusEvent<'invoice.validated.v1'>;

/** A decision that rests on vendors of before, and under which keys it waits for others. */
interface Stale {
  readonly validated: Validated;
  readonly keys: ReadonlySet<string>;
}

const NONE: ReadonlySet<string> = new Set();

/** What was validated longer ago is paid by now, or nearly always. */
const RECENT_MS = 60 * 86_400_000;
/** Of each vendor that changed. */
const MOST = 500;

/**
 * When vendor data change, the invoices that were stopped by what they said before are validated again, and the recent ones that passed on it:
 * the vendor may be blocked by now.
 */
@Injectable()
@HandlesEvents({ events: ['vendor.changed.v1'], lane: 'masterdata', fold: 'together' })
export class VendorChangedHandler extends EventHandler<Changed, readonly string[], readonly Stale[], readonly Validated[]> {
  constructor(private readonly events: EventFactory) {
    super();
  }

  override prepare({ data }: BusEvent<Changed>): readonly string[] {
    return watchedBy(data.vendorId, data.vendor);
  }

  override async load(tx: Tx, items: readonly Received<Changed, readonly string[]>[]): Promise<readonly Stale[]> {
    await outwaitValidations(
      tx,
      items.map(({ event }) => event.tenantId),
    );
    const stopped = await findWatchers(
      tx,
      items.flatMap(({ event, prepared }) => prepared.map((key) => ({ tenantId: event.tenantId, key }))),
    );
    // Nothing has passed on what a vendor was before there was one.
    const changed = items.flatMap(({ event: { tenantId, time, data } }) =>
      data.version > 1 ? [{ tenantId, vendorId: data.vendorId, version: data.version, at: Date.parse(time) }] : [],
    );
    const recent = await invoicesOf(tx, changed, new Date(Math.min(...changed.map(({ at }) => at)) - RECENT_MS), MOST);
    const waiting = [...new Map([...recent.map((key) => ({ ...key, keys: NONE })), ...stopped].map((key) => [key.invoiceId, key])).values()];
    const decisions = await lockDecisions<'invoice.validated.v1'>(tx, waiting);
    // One that ended between the look and the lock waits no more.
    const ends = await loadEnds(tx, waiting);
    const versions = new Map(changed.map(({ vendorId, version }) => [vendorId, version]));
    return waiting.flatMap((key) => {
      const decision = decisions.get(key);
      return decision && isStale(decision.event, versions) && !ends.covers(key.invoiceId, decision.lineage)
        ? [{ validated: decision.event, keys: key.keys }]
        : [];
    });
  }

  override decide({ event, prepared }: Received<Changed, readonly string[]>, waiting: readonly Stale[]): readonly Validated[] | undefined {
    const {
      tenantId,
      data: { vendorId },
    } = event;
    const own = waiting.filter(
      ({ validated, keys }) => validated.tenantId === tenantId && (validated.data.vendor?.vendorId === vendorId || prepared.some((key) => keys.has(key))),
    );
    return own.length > 0 ? own.map(({ validated }) => validated) : undefined;
  }

  override store(tx: Tx, decided: readonly Decided<Changed, readonly string[], readonly Validated[]>[]): Promise<Effects> {
    const again = new Map(decided.flatMap(({ event, outcome }) => outcome.map((validated) => [validated.subject, { cause: event, validated }] as const)));
    return runAgain(tx, [...again.values()], this.events, saysOtherwise);
  }
}

/** Whether a change of vendors may mend a verdict, or it passed on an older version of its vendor. */
function isStale({ data: { verdict, vendor } }: Validated, versions: ReadonlyMap<string, number>): boolean {
  return verdict === 'flagged' || (verdict === 'passed' && vendor !== null && vendor.version < (versions.get(vendor.vendorId) ?? 0));
}
