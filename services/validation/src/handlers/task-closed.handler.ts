import { Injectable } from '@nestjs/common';
import { compareLineage, type AnyBusEvent, type BusEvent } from '@smartap/contracts';
import type { Tx } from '@smartap/database';
import { EventFactory, EventHandler, HandlesEvents, loadEnds, lockDecisions, type Decided, type Decisions, type Effects, type Ends, type Received } from '@smartap/messaging';
import { openFindings } from '../domain/index.js';
import { insertWaivers, type Waiver } from '../store/waivers.js';
import { loadRunFacts, runValidation, storeRuns, subjectOf } from './validation-run.js';

type Closed = 'task.closed.v1';
type Validated = 'invoice.validated.v1';

interface Facts {
  readonly decisions: Decisions<Validated>;
  readonly ends: Ends;
}

interface Outcome {
  readonly validated: BusEvent<Validated>;
  readonly waivers: readonly Waiver[];
}

/** When a person accepts findings, the invoice is validated again with them waived. */
@Injectable()
@HandlesEvents({ events: ['task.closed.v1'], lane: 'tasks', fold: 'each' })
export class TaskClosedHandler extends EventHandler<Closed, null, Facts, Outcome> {
  constructor(private readonly events: EventFactory) {
    super();
  }

  override accepts({ data }: AnyBusEvent<Closed>): boolean {
    return data.kind === 'finding' && data.outcome === 'accepted';
  }

  override prepare(): null {
    return null;
  }

  override async load(tx: Tx, items: readonly Received<Closed, null>[]): Promise<Facts> {
    const keys = items.map(({ event }) => ({ tenantId: event.tenantId, invoiceId: event.data.invoiceId }));
    return { decisions: await lockDecisions<Validated>(tx, keys), ends: await loadEnds(tx, keys) };
  }

  override decide({ event }: Received<Closed, null>, { decisions, ends }: Facts): Outcome | undefined {
    const { invoiceId, lineage, by, comment } = event.data;
    // Somebody else rejected the invoice meanwhile.
    if (ends.covers(invoiceId, lineage)) return undefined;
    const key = { tenantId: event.tenantId, invoiceId };
    const known = decisions.get(key);
    // The findings that were accepted are those of this very run; a newer run asks anew.
    if (!known || compareLineage(known.lineage, lineage) !== 0) return undefined;
    const waivers = openFindings(known.event.data.findings).map(({ code }) => ({ ...key, code, by: by ?? 'unknown', ...(comment ? { reason: comment } : {}) }));
    return { validated: known.event, waivers };
  }

  override async store(tx: Tx, decided: readonly Decided<Closed, null, Outcome>[]): Promise<Effects> {
    await insertWaivers(tx, decided.flatMap(({ outcome }) => outcome.waivers));
    const again = decided.map(({ event, outcome }) => ({ cause: event, validated: outcome.validated, subject: subjectOf(outcome.validated) }));
    const facts = await loadRunFacts(tx, again.map(({ subject }) => subject));
    const runs = again.map(({ cause, validated, subject }) => {
      const [revision = 1, run = 1] = validated.data.lineage;
      return { cause, subject, lineage: [revision, run + 1], validation: runValidation(subject, facts) };
    });
    return storeRuns(tx, runs, this.events);
  }
}
