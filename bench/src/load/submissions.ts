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

/** Stores a document and makes the event of its submission. */
export type Submit = (n: number) => Promise<Submission>;

/** Submits invoices by their numbers. */
export interface Submitter {
  readonly submit: Submit;
  submitMany(from: number, count: number): Promise<Submission[]>;
  close(): Promise<void>;
}

/** Puts submissions on the bus as the gateway would: bytes to the object store, then the event. */
export async function openSubmitter(natsUrl: string, storageUrl: string, tenantId: string): Promise<Submitter> {
  const url = new URL(natsUrl);
  const nats = await connect({ servers: url.host, user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password), maxReconnectAttempts: -1 });
  const js = nats.jetstream();
  const store = await openObjectStore(storageUrl);
  const submit: Submit = async (n) => {
    const invoiceId = newId();
    const bytes = benchDocument(n);
    const storageKey = `documents/${tenantId}/${invoiceId}`;
    await store.put(storageKey, bytes);
    const at = Date.now();
    const id = newId();
    const document = { storageKey, sizeBytes: bytes.byteLength, sha256: createHash('sha256').update(bytes).digest('hex'), filename: `bench-${n}.xml` };
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
  const submitMany = async (from: number, count: number): Promise<Submission[]> => {
    const done: Submission[] = [];
    for (let i = 0; i < count; i += AT_ONCE) {
      done.push(...(await Promise.all(Array.from({ length: Math.min(AT_ONCE, count - i) }, (_, k) => submit(from + i + k)))));
    }
    return done;
  };
  return { submit, submitMany, close: () => nats.close() };
}
