import { Inject, Injectable } from '@nestjs/common';
import { compareLineage, type AnyBusEvent, type BusEvent } from '@smartap/contracts';
import type { Tx } from '@smartap/database';
import {
  EventFactory,
  EventHandler,
  HandlesEvents,
  loadEnds,
  lockDecisions,
  type Decided,
  type Decisions,
  type Effects,
  type Ends,
  type Received,
} from '@smartap/messaging';
import { CLOCK, type Clock } from '@smartap/runtime';
import { confirm } from '../domain/index.js';
import { originOf } from '../store/revisions.js';
import { carriedOf, storeRevisions, type Revision } from './revision-run.js';

type Closed = 'task.closed.v1';
type Extracted = 'invoice.extracted.v1';

interface Facts {
  readonly decisions: Decisions<Extracted>;
  readonly ends: Ends;
}

/** When a person confirms what was read, it becomes a revision without doubt. */
@Injectable()
@HandlesEvents({ events: ['task.closed.v1'], lane: 'tasks', fold: 'each' })
export class ReviewClosedHandler extends EventHandler<Closed, null, Facts, BusEvent<Extracted>> {
  constructor(
    private readonly events: EventFactory,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    super();
  }

  override accepts({ data }: AnyBusEvent<Closed>): boolean {
    return data.kind === 'review' && data.outcome === 'accepted';
  }

  override prepare(): null {
    return null;
  }

  override async load(tx: Tx, items: readonly Received<Closed, null>[]): Promise<Facts> {
    const keys = items.map(({ event }) => ({ tenantId: event.tenantId, invoiceId: event.data.invoiceId }));
    return { decisions: await lockDecisions<Extracted>(tx, keys), ends: await loadEnds(tx, keys) };
  }

  override decide({ event }: Received<Closed, null>, { decisions, ends }: Facts): BusEvent<Extracted> | undefined {
    // Somebody else rejected the invoice meanwhile.
    if (ends.covers(event.data.invoiceId, event.data.lineage)) return undefined;
    const known = decisions.get({ tenantId: event.tenantId, invoiceId: event.data.invoiceId });
    // What was confirmed is this very revision; a newer one asks anew.
    return known && compareLineage(known.lineage, event.data.lineage) === 0 ? known.event : undefined;
  }

  override async store(tx: Tx, decided: readonly Decided<Closed, null, BusEvent<Extracted>>[]): Promise<Effects> {
    const revisions: Revision[] = [];
    for (const { event, outcome } of decided) {
      const { invoiceId, lineage, invoice, form } = outcome.data;
      const [revision = 1] = lineage;
      const { evidence, engine } = await originOf(tx, { tenantId: event.tenantId, invoiceId }, revision);
      revisions.push({
        cause: event,
        tenantId: event.tenantId,
        carried: carriedOf(outcome.data),
        revision: revision + 1,
        content: confirm(invoice, evidence),
        engine,
        ...(form ? { form } : {}),
        revisedBy: event.data.by ?? 'unknown',
      });
    }
    return storeRevisions(tx, revisions, this.events, this.clock.now());
  }
}
