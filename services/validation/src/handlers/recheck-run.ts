import type { Tx } from '@smartap/database';
import { loadEnds, lockDecisions, type Cause, type Effects, type EventFactory, type InvoiceKey } from '@smartap/messaging';
import type { duplicateNews } from '../domain/index.js';
import { runAgain, type Again } from './validation-run.js';

type Validated = 'invoice.validated.v1';

/** An invoice that is about to be approved or paid, and what asks. */
export interface Rechecked extends InvoiceKey {
  readonly cause: Cause;
}

/**
 * Looks again at live invoices. Where something stands against one that did not when it was validated, it is validated anew:
 * what follows in the pipeline withdraws what rested on the older decision.
 *
 * @param newsOf what is worth a new decision
 */
export async function recheck(tx: Tx, asked: readonly Rechecked[], events: EventFactory, newsOf: typeof duplicateNews): Promise<Effects> {
  const decisions = await lockDecisions<Validated>(tx, asked);
  const ends = await loadEnds(tx, asked);
  const live = asked.flatMap(({ cause, ...key }): Again[] => {
    const decision = decisions.get(key);
    return decision && decision.event.data.verdict !== 'blocked' && !ends.covers(key.invoiceId, decision.lineage) ? [{ cause, validated: decision.event }] : [];
  });
  if (live.length === 0) return {};
  return runAgain(tx, live, events, (before, { findings }) => newsOf(before.findings, findings).length > 0);
}
