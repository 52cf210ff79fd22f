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
import { DEFAULT_POLICY, openFindings, PAIR_CODES, RISK, type PolicyVersion } from '../domain/index.js';
import { insertPairs, type ClearedPair } from '../store/duplicate-pairs.js';
import { newestPolicies } from '../store/policies.js';
import { keepReviews } from '../store/signal-reviews.js';
import { insertWaivers, type Waiver } from '../store/waivers.js';
import { reviewOf } from './review-of.js';
import { runAgain } from './validation-run.js';

type Closed = 'task.closed.v1';
type Validated = 'invoice.validated.v1';

interface Facts {
  readonly decisions: Decisions<Validated>;
  readonly ends: Ends;
  readonly policies: ReadonlyMap<string, PolicyVersion>;
}

interface Outcome {
  readonly validated: BusEvent<Validated>;
  readonly waivers: readonly Waiver[];
  /** Pairs that the person has said to be two. */
  readonly pairs: readonly ClearedPair[];
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
    return {
      decisions: await lockDecisions<Validated>(tx, keys),
      ends: await loadEnds(tx, keys),
      policies: await newestPolicies(
        tx,
        keys.map(({ tenantId }) => tenantId),
      ),
    };
  }

  override decide({ event }: Received<Closed, null>, { decisions, ends, policies }: Facts): Outcome | undefined {
    const { invoiceId, lineage, by, comment } = event.data;
    // Somebody else rejected the invoice meanwhile.
    if (ends.covers(invoiceId, lineage)) return undefined;
    const key = { tenantId: event.tenantId, invoiceId };
    const known = decisions.get(key);
    // The findings that were accepted are those of this very run; a newer run asks anew.
    if (!known || compareLineage(known.lineage, lineage) !== 0) return undefined;
    const { noWaive } = (policies.get(event.tenantId) ?? DEFAULT_POLICY).policy;
    const accepted = openFindings(known.event.data.findings).filter(({ code }) => !noWaive.includes(code));
    const pairs = accepted.flatMap(({ code, otherInvoiceId }) =>
      otherInvoiceId && PAIR_CODES.has(code) ? [{ ...key, otherInvoiceId, by: by ?? 'unknown', reason: comment ?? 'Accepted.' }] : [],
    );
    const waivers = accepted.map(({ code }) => ({ ...key, code, by: by ?? 'unknown', ...(comment ? { reason: comment } : {}) }));
    return { validated: known.event, waivers, pairs };
  }

  override async store(tx: Tx, decided: readonly Decided<Closed, null, Outcome>[]): Promise<Effects> {
    await insertWaivers(
      tx,
      decided.flatMap(({ outcome }) => outcome.waivers),
    );
    await insertPairs(
      tx,
      decided.flatMap(({ outcome }) => outcome.pairs),
    );
    await keepReviews(
      tx,
      decided.flatMap(({ outcome: { validated, waivers } }) => (waivers.some(({ code }) => code === RISK) ? reviewOf(validated, 'dismissed') : [])),
    );
    return runAgain(
      tx,
      decided.map(({ event, outcome }) => ({ cause: event, validated: outcome.validated })),
      this.events,
    );
  }
}
