import { Injectable } from '@nestjs/common';
import type { BusEvent } from '@smartap/contracts';
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
  type InvoiceKey,
  type Received,
} from '@smartap/messaging';
import type { Validation } from '../domain/index.js';
import { AskForVatIds } from '../vies/ask-for-vat-ids.js';
import { loadRunFacts, runValidation, type RunFacts, type Subject } from './run-facts.js';
import { storeRuns } from './validation-run.js';

type Extracted = 'invoice.extracted.v1';

interface Facts extends RunFacts {
  readonly decisions: Decisions;
  readonly ends: Ends;
}

/** Validates each new revision of an invoice. */
@Injectable()
@HandlesEvents({ events: ['invoice.extracted.v1'], lane: 'main', fold: 'latest' })
export class InvoiceExtractedHandler extends EventHandler<Extracted, Subject & InvoiceKey, Facts, Validation> {
  constructor(
    private readonly events: EventFactory,
    private readonly vatIds: AskForVatIds,
  ) {
    super();
  }

  override prepare({ tenantId, data }: BusEvent<Extracted>): Subject & InvoiceKey {
    return { tenantId, ...data };
  }

  override async load(tx: Tx, items: readonly Received<Extracted, Subject>[]): Promise<Facts> {
    const subjects = items.map(({ prepared }) => prepared);
    const decisions = await lockDecisions(tx, subjects);
    const ends = await loadEnds(tx, subjects);
    const live = items.filter(({ event, prepared }) => !isLate(prepared, event, { decisions, ends })).map(({ prepared }) => prepared);
    const facts = await loadRunFacts(tx, live);
    await this.vatIds.ask(tx, live, facts);
    return { decisions, ends, ...facts };
  }

  override decide({ event, prepared }: Received<Extracted, Subject>, facts: Facts): Validation | undefined {
    return isLate(prepared, event, facts) ? undefined : runValidation(prepared, facts);
  }

  override store(tx: Tx, decided: readonly Decided<Extracted, Subject, Validation>[]): Promise<Effects> {
    const runs = decided.map(({ event, prepared, outcome }) => ({ cause: event, subject: prepared, lineage: [...event.data.lineage, 1], validation: outcome }));
    return storeRuns(tx, runs, this.events);
  }
}

function isLate(subject: Subject, event: BusEvent<Extracted>, facts: Pick<Facts, 'decisions' | 'ends'>): boolean {
  return facts.decisions.hasDecided(subject, event.data.lineage) || facts.ends.covers(subject.invoiceId, event.data.lineage);
}
