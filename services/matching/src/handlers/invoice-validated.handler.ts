import { Injectable } from '@nestjs/common';
import { endOfRevision, type AnyBusEvent, type BusEvent, type Lineage, type MatchResult } from '@smartap/contracts';
import type { Tx } from '@smartap/database';
import {
  EventFactory,
  EventHandler,
  HandlesEvents,
  loadEnds,
  lockDecisions,
  noteEnds,
  type Decided,
  type Decisions,
  type Effects,
  type Ends,
  type Received,
} from '@smartap/messaging';
import { stillAccepted } from '../domain/index.js';
import { replacedOnArrival } from '../store/corrections.js';
import { giveUp, type Held } from '../store/ledger.store.js';
import { runMatch, storeRuns, type RunMatching } from './match-run.js';
import { replacedLine } from './run-words.js';
import { billKeyOf, loadRunFacts, type RunFacts, type Subject } from './run-facts.js';

type Validated = 'invoice.validated.v1';

interface Facts extends RunFacts {
  readonly decisions: Decisions<'invoice.matched.v1'>;
  readonly ends: Ends;
  /** What a corrected invoice that came before replaces: by which. */
  readonly replacedBy: ReadonlyMap<string, string>;
}

/** A blocked invoice takes nothing, nor does one in whose place another came before it. */
type Outcome = RunMatching | 'blocked' | { readonly replacedBy: string };

type Item = Decided<Validated, Subject | null, Outcome>;

const isMatching = (outcome: Outcome): outcome is RunMatching => typeof outcome === 'object' && 'result' in outcome;

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
    const decisions = await lockDecisions<'invoice.matched.v1'>(tx, keys);
    const ends = await loadEnds(tx, keys);
    const live = items.filter(({ event }) => !isLate(event, { decisions, ends })).flatMap(({ prepared }) => prepared ?? []);
    const replacedBy = await replacedOnArrival(
      tx,
      live.flatMap((subject) => billKeyOf(subject) ?? []),
    );
    const runs = live.filter(({ invoiceId }) => !replacedBy.has(invoiceId));
    return {
      decisions,
      ends,
      replacedBy,
      ...(await loadRunFacts(
        tx,
        runs,
        runs.filter((subject) => decisions.get(subject)),
      )),
    };
  }

  override decide({ event, prepared }: Received<Validated, Subject | null>, facts: Facts): Outcome | undefined {
    if (isLate(event, facts)) return undefined;
    if (prepared === null) return 'blocked';
    const replacedBy = facts.replacedBy.get(event.data.invoiceId);
    if (replacedBy !== undefined) return { replacedBy };
    const matching = runMatch(prepared, facts);
    const accepted = matching && this.accepted(event, matching.result, facts);
    return accepted ? { ...matching, result: accepted } : matching;
  }

  /** What a person accepted of this revision is not asked again because a finding was looked at meanwhile. */
  private accepted(
    { tenantId, data: { invoiceId, lineage, vendor } }: AnyBusEvent<Validated>,
    result: MatchResult,
    { decisions }: Facts,
  ): MatchResult | undefined {
    const before = decisions.get({ tenantId, invoiceId })?.event.data;
    return before?.match?.accepted && before.lineage[0] === lineage[0] && before.vendor?.vendorId === vendor?.vendorId
      ? stillAccepted(result, before.match)
      : undefined;
  }

  override async store(tx: Tx, decided: readonly Item[]): Promise<Effects> {
    const over = decided
      .filter(({ outcome }) => !isMatching(outcome))
      .map((item) => ({ tenantId: item.event.tenantId, invoiceId: item.event.data.invoiceId, lineage: endOf(item) }));
    if (over.length > 0) await noteEnds(tx, over);
    const freed = await giveUp(tx, over);
    const replaced = decided.flatMap((item) => this.replaced(item));
    const told = [...replaced, ...decided.flatMap((item) => this.freed(item, freed))];
    const runs = decided.flatMap(({ event, prepared, outcome }) =>
      !isMatching(outcome) || prepared === null ? [] : { cause: event, subject: prepared, lineage: [...event.data.lineage, 1], matching: outcome },
    );
    const effects = runs.length > 0 ? await storeRuns(tx, runs, this.events) : {};
    return { events: [...(effects.events ?? []), ...told], audit: [...(effects.audit ?? []), ...replaced.map(replacedLine)] };
  }

  private replaced({ event, outcome }: Item): BusEvent<'invoice.superseded.v1'>[] {
    if (typeof outcome !== 'object' || !('replacedBy' in outcome)) return [];
    return [
      this.events.causedBy(event, 'invoice.superseded.v1', {
        invoiceId: event.data.invoiceId,
        lineage: endOf({ event, outcome }),
        byInvoiceId: outcome.replacedBy,
      }),
    ];
  }

  private freed({ event }: Item, freed: readonly Held[]): BusEvent[] {
    const own = freed.find(({ invoiceId }) => invoiceId === event.data.invoiceId);
    return own ? [this.events.causedBy(event, 'order.freed.v1', { invoiceId: own.invoiceId, orderNumbers: [...own.orderNumbers] })] : [];
  }
}

/** Blocked ends this validation, replaced all that may still come of the revision. */
function endOf({ event, outcome }: Pick<Item, 'event' | 'outcome'>): Lineage {
  return outcome === 'blocked' ? event.data.lineage : endOfRevision(event.data.lineage[0] ?? 1);
}

function isLate(event: BusEvent<Validated>, facts: Pick<Facts, 'decisions' | 'ends'>): boolean {
  const key = { tenantId: event.tenantId, invoiceId: event.data.invoiceId };
  return facts.decisions.hasDecided(key, event.data.lineage) || facts.ends.covers(key.invoiceId, event.data.lineage);
}
