import { Injectable } from '@nestjs/common';
import type { AnyBusEvent, BusEvent } from '@smartap/contracts';
import type { Tx } from '@smartap/database';
import { EventFactory, EventHandler, HandlesEvents, loadEnds, lockDecisions, noteEnds, type Decided, type Decisions, type Effects, type Ends, type Received } from '@smartap/messaging';
import type { Matching } from '../domain/index.js';
import { giveUp } from '../store/ledger.store.js';
import { loadRunFacts, runMatch, storeRuns, type RunFacts, type Subject } from './match-run.js';

type Validated = 'invoice.validated.v1';

interface Facts extends RunFacts {
  readonly decisions: Decisions;
  readonly ends: Ends;
}

/** A blocked invoice takes nothing. */
type Outcome = Matching | 'blocked';

/** Matches each validated invoice; one that validation blocked gives up what it held. */
@Injectable()
@HandlesEvents({ events: ['invoice.validated.v1'], lane: 'main', fold: 'latest' })
export class InvoiceValidatedHandler extends EventHandler<Validated, Subject | null, Facts, Outcome> {
  constructor(private readonly events: EventFactory) {
    super();
  }

  override prepare({ tenantId, data }: AnyBusEvent<Validated>): Subject | null {
    const { invoiceId, submittedBy, submittedAt, format, invoice, review, verdict, findings, vendor } = data;
    return verdict === 'blocked' ? null : { tenantId, invoiceId, submittedBy, submittedAt, format, invoice, review, verdict, findings, vendor };
  }

  override async load(tx: Tx, items: readonly Received<Validated, Subject | null>[]): Promise<Facts> {
    const keys = items.map(({ event }) => ({ tenantId: event.tenantId, invoiceId: event.data.invoiceId }));
    const decisions = await lockDecisions(tx, keys);
    const ends = await loadEnds(tx, keys);
    const live = items.filter(({ event }) => !isLate(event, { decisions, ends })).flatMap(({ prepared }) => prepared ?? []);
    return { decisions, ends, ...(await loadRunFacts(tx, live)) };
  }

  override decide({ event, prepared }: Received<Validated, Subject | null>, facts: Facts): Outcome | undefined {
    if (isLate(event, facts)) return undefined;
    return prepared === null ? 'blocked' : runMatch(prepared, facts);
  }

  override async store(tx: Tx, decided: readonly Decided<Validated, Subject | null, Outcome>[]): Promise<Effects> {
    const blocked = decided.filter(({ outcome }) => outcome === 'blocked').map(({ event }) => ({ tenantId: event.tenantId, invoiceId: event.data.invoiceId, lineage: event.data.lineage }));
    if (blocked.length > 0) await noteEnds(tx, blocked);
    const freed = await giveUp(tx, blocked);
    const told = freed.flatMap(({ invoiceId, orderNumbers }) => {
      const cause = decided.find(({ event }) => event.data.invoiceId === invoiceId)?.event;
      return cause ? [this.events.causedBy(cause, 'order.freed.v1', { invoiceId, orderNumbers: [...orderNumbers] })] : [];
    });
    const runs = decided.flatMap(({ event, prepared, outcome }) => (outcome === 'blocked' || prepared === null ? [] : { cause: event, subject: prepared, lineage: [...event.data.lineage, 1], matching: outcome }));
    const effects = runs.length > 0 ? await storeRuns(tx, runs, this.events) : {};
    return { ...effects, events: [...(effects.events ?? []), ...told] };
  }
}

function isLate(event: BusEvent<Validated>, facts: Pick<Facts, 'decisions' | 'ends'>): boolean {
  const key = { tenantId: event.tenantId, invoiceId: event.data.invoiceId };
  return facts.decisions.hasDecided(key, event.data.lineage) || facts.ends.covers(key.invoiceId, event.data.lineage);
}
