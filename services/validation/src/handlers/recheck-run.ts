import type { Tx } from '@smartap/database';
import { loadEnds, lockDecisions, type Cause, type Effects, type EventFactory, type InvoiceKey } from '@smartap/messaging';
import { duplicateNews } from '../domain/index.js';
import { runAgain, type Again } from './validation-run.js';

type Validated = 'invoice.validated.v1';

/** An invoice that is about to be approved or paid, and what asks. */
export interface Rechecked extends InvoiceKey {
  readonly cause: Cause;
}

/**
 * Looks again for duplicates of live invoices. Where one has come that was not there when they were validated, they are validated anew:
 * what follows in the pipeline withdraws what rested on the older decision.
 */
export async function recheck(tx: Tx, asked: readonly Rechecked[], events: EventFactory): Promise<Effects> {
  const decisions = await lockDecisions<Validated>(tx, asked);
  const ends = await loadEnds(tx, asked);
  const live = asked.flatMap(({ cause, ...key }): Again[] => {
    const decision = decisions.get(key);
    return decision && decision.event.data.verdict !== 'blocked' && !ends.covers(key.invoiceId, decision.lineage) ? [{ cause, validated: decision.event }] : [];
  });
  if (live.length === 0) return {};
  return runAgain(tx, live, events, (before, { findings }) => duplicateNews(before.findings, findings).length > 0);
}
