import { BODY_REFERENCE, encodeEvent, type BusEvent, type EncodedEvent } from '@smartap/contracts';
import { bulkInsert, type Tx } from '@smartap/database';
import type { ObjectStore } from '@smartap/storage';

/** A body above this travels by reference to the object store. */
export const MAX_BODY_BYTES = 256 * 1024;

const COLUMNS = { id: 'uuid', subject: 'text', headers: 'json', body: 'text' };

/** Appends events to the outbox in the transaction that makes them true. Gives them as they will be sent. */
export async function appendOutbox(tx: Tx, events: readonly BusEvent[], store: ObjectStore): Promise<EncodedEvent[]> {
  const encoded = await Promise.all(events.map((event) => encodeToTravel(event, store)));
  await bulkInsert(
    tx,
    'outbox',
    COLUMNS,
    encoded.map((event) => ({ id: event.id, subject: event.subject, headers: event.headers, body: event.body })),
  );
  return encoded;
}

/** An event as it travels: a body that is too large is kept in the object store. Safe to repeat. */
export async function encodeToTravel(event: BusEvent, store: ObjectStore): Promise<EncodedEvent> {
  const encoded = encodeEvent(event);
  if (encoded.body.length <= MAX_BODY_BYTES / 4 || Buffer.byteLength(encoded.body) <= MAX_BODY_BYTES) return encoded;
  const key = `bodies/${event.tenantId}/${event.id}`;
  await store.put(key, Buffer.from(encoded.body));
  return { ...encoded, headers: { ...encoded.headers, [BODY_REFERENCE]: key }, body: '' };
}
