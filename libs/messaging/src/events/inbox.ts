import { bulkInsert, type Tx } from '@smartap/database';

const COLUMNS = { consumer: 'text', event_id: 'uuid' };

/** Takes events for a consumer. Gives the ids it had not taken before; two replicas never both get one. */
export async function claimInbox(tx: Tx, consumer: string, eventIds: readonly string[]): Promise<Set<string>> {
  // Sorted, so that two replicas that were given the same events wait for each other instead of deadlocking.
  const ids = [...new Set(eventIds)].toSorted();
  const claimed = await bulkInsert<typeof COLUMNS, { event_id: string }>(
    tx,
    'inbox',
    COLUMNS,
    ids.map((id) => ({ consumer, event_id: id })),
    'on conflict do nothing returning event_id',
  );
  return new Set(claimed.map((row) => row.event_id));
}

/** Gives events back whose decision failed, so that a later attempt may take them. */
export async function releaseInbox(tx: Tx, consumer: string, eventIds: readonly string[]): Promise<void> {
  if (eventIds.length > 0) await tx.query('delete from inbox where consumer = $1 and event_id = any($2)', [consumer, [...eventIds]]);
}
