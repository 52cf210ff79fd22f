import { Injectable } from '@nestjs/common';
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
import { acceptedResult } from '../domain/index.js';
import { nextRun, runMatch, storeRuns, subjectOf } from './match-run.js';
import { loadRunFacts } from './run-facts.js';

type Closed = 'task.closed.v1';
type Matched = 'invoice.matched.v1';

interface Facts {
  readonly decisions: Decisions<Matched>;
  readonly ends: Ends;
}

/** When a person accepts an exception, the invoice goes on with what was disputed made payable. */
@Injectable()
@HandlesEvents({ events: ['task.closed.v1'], lane: 'tasks', fold: 'each' })
export class TaskClosedHandler extends EventHandler<Closed, null, Facts, BusEvent<Matched>> {
  constructor(private readonly events: EventFactory) {
    super();
  }

  override accepts({ data }: AnyBusEvent<Closed>): boolean {
    return data.kind === 'exception' && data.outcome === 'accepted';
  }

  override prepare(): null {
    return null;
  }

  override async load(tx: Tx, items: readonly Received<Closed, null>[]): Promise<Facts> {
    const keys = items.map(({ event }) => ({ tenantId: event.tenantId, invoiceId: event.data.invoiceId }));
    return { decisions: await lockDecisions<Matched>(tx, keys), ends: await loadEnds(tx, keys) };
  }

  override decide({ event }: Received<Closed, null>, { decisions, ends }: Facts): BusEvent<Matched> | undefined {
    // Somebody else rejected the invoice meanwhile.
    if (ends.covers(event.data.invoiceId, event.data.lineage)) return undefined;
    const known = decisions.get({ tenantId: event.tenantId, invoiceId: event.data.invoiceId });
    // What was accepted is this very run; a newer one asks anew. No word stands for a coding.
    return known && compareLineage(known.lineage, event.data.lineage) === 0 && known.event.data.match.verdict !== 'CODING_REQUIRED' ? known.event : undefined;
  }

  override async store(tx: Tx, decided: readonly Decided<Closed, null, BusEvent<Matched>>[]): Promise<Effects> {
    const again = decided.map(({ event, outcome }) => ({ cause: event, matched: outcome, subject: subjectOf(outcome) }));
    const facts = await loadRunFacts(
      tx,
      again.map(({ subject }) => subject),
    );
    const runs = again.map(({ cause, matched, subject }) => {
      const matching = runMatch(subject, facts);
      const { by, comment } = cause.data;
      const { match } = matched.data;
      const net = subject.invoice.totals.withoutVat ?? match.payableNow;
      const result = acceptedResult(match, net, { by: by ?? 'unknown', ...(comment ? { reason: comment } : {}) });
      return {
        cause,
        subject,
        lineage: nextRun(matched.data.lineage),
        matching: { result, allocations: matching?.allocations ?? [], watches: [], aliases: matching?.aliases ?? [], replaces: matching?.replaces ?? [] },
      };
    });
    return storeRuns(tx, runs, this.events);
  }
}
