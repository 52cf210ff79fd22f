import { createHash } from 'node:crypto';
import { encodeEvent, type BusEvent } from '@smartap/contracts';
import { toNatsHeaders } from '@smartap/messaging';
import { newId } from '@smartap/runtime';
import { openObjectStore } from '@smartap/storage';
import { connect } from 'nats';
import { benchDocument } from './invoices.js';

const AT_ONCE = 64;

/** One submission that was put on the bus. */
export interface Submission {
  readonly invoiceId: string;
  readonly at: number;
}

/** A document in the object store that was not submitted yet. */
export interface StoredDocument {
  readonly invoiceId: string;
  readonly document: BusEvent<'invoice.submitted.v1'>['data']['document'];
}

/** Submits invoices by their numbers. */
export interface Submitter {
  submit(n: number): Promise<Submission>;
  submitMany(from: number, count: number): Promise<Submission[]>;
  /** Makes and stores documents ahead: who measures what follows their submission does not pay for them meanwhile. */
  storeMany(from: number, count: number): Promise<StoredDocument[]>;
  /** Puts the event of a submission on the bus. */
  send(stored: StoredDocument): Promise<Submission>;
  close(): Promise<void>;
}

/** Puts submissions on the bus as the gateway would: bytes to the object store, then the event. */
export async function openSubmitter(natsUrl: string, storageUrl: string, tenantId: string): Promise<Submitter> {
  const url = new URL(natsUrl);
  const nats = await connect({ servers: url.host, user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password), maxReconnectAttempts: -1 });
  const js = nats.jetstream();
  const objects = await openObjectStore(storageUrl);
  const store = async (n: number): Promise<StoredDocument> => {
    const invoiceId = newId();
    const bytes = benchDocument(n);
    const storageKey = `documents/${tenantId}/${invoiceId}`;
    await objects.put(storageKey, bytes);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    return { invoiceId, document: { storageKey, sizeBytes: bytes.byteLength, sha256, filename: `bench-${n}.xml` } };
  };
  const send = async ({ invoiceId, document }: StoredDocument): Promise<Submission> => {
    const at = Date.now();
    const id = newId();
    const event: BusEvent<'invoice.submitted.v1'> = {
      id,
      type: 'invoice.submitted.v1',
      source: '/bench',
      tenantId,
      subject: invoiceId,
      time: new Date(at).toISOString(),
      correlationId: id,
      causationId: id,
      data: { invoiceId, submittedBy: { subject: 'bench' }, channel: 'api', submittedAt: new Date(at).toISOString(), document },
    };
    const encoded = encodeEvent(event);
    await js.publish(encoded.subject, Buffer.from(encoded.body), { headers: toNatsHeaders(encoded.headers) });
    return { invoiceId, at };
  };
  const submit = async (n: number): Promise<Submission> => send(await store(n));
  return {
    submit,
    submitMany: (from, count) => inTurns(from, count, submit),
    storeMany: (from, count) => inTurns(from, count, store),
    send,
    close: () => nats.close(),
  };
}

/** Some at once, in the order of their numbers. */
async function inTurns<T>(from: number, count: number, one: (n: number) => Promise<T>): Promise<T[]> {
  const done: T[] = [];
  for (let i = 0; i < count; i += AT_ONCE) {
    done.push(...(await Promise.all(Array.from({ length: Math.min(AT_ONCE, count - i) }, (_, k) => one(from + i + k)))));
  }
  return done;
}
