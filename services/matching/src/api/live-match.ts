import { compareLineage, type BusEvent, type Lineage } from '@smartap/contracts';
import type { Tx } from '@smartap/database';
import { loadEnds, lockDecisions, type InvoiceKey } from '@smartap/messaging';
import { AppError } from '@smartap/runtime';

/**
 * The newest match of an invoice that has not ended, under lock.
 *
 * @param seen the lineage the caller saw; undefined: any
 * @throws AppError `INVOICE_NOT_FOUND`, `STALE_CONTENT`
 */
export async function lockLiveMatch(tx: Tx, key: InvoiceKey, seen: Lineage | undefined): Promise<BusEvent<'invoice.matched.v1'>> {
  const decision = (await lockDecisions<'invoice.matched.v1'>(tx, [key])).get(key);
  if (!decision || decision.event.type !== 'invoice.matched.v1' || (await loadEnds(tx, [key])).covers(key.invoiceId, decision.lineage))
    throw new AppError('INVOICE_NOT_FOUND', `Matching has no live invoice ${key.invoiceId}.`);
  if (seen && compareLineage(seen, decision.lineage) !== 0)
    throw new AppError('STALE_CONTENT', 'The invoice has been matched anew since you saw it. Read it again.');
  return decision.event;
}
