import { BODY_REFERENCE, ContractError, type Headers } from '@smartap/contracts';
import type { ObjectStore } from '@smartap/storage';
import type { JsMsg } from 'nats';
import { headersOf } from '../bus/headers.js';

/** Header under which a letter that was sent back keeps the subject it first had. */
export const ORIGINAL_SUBJECT = 'smartap-original-subject';

/** Header that names the consumer whose handler a letter that was sent back is for. */
export const FOR_CONSUMER = 'smartap-for-consumer';

/** A message in hand: what was received, and what the server is told of it. */
export class Message {
  private read: Headers | undefined;
  private settled = false;

  constructor(private readonly raw: JsMsg) {}

  /** Read when they are asked for: a message that waits holds its bytes alone. */
  get headers(): Headers {
    this.read ??= headersOf(this.raw);
    return this.read;
  }

  /** The subject the event was published under, also when it was sent back. */
  get subject(): string {
    return this.headers[ORIGINAL_SUBJECT] ?? this.raw.subject;
  }

  /** 1 for the first delivery. */
  get deliveries(): number {
    return this.raw.info.deliveryCount;
  }

  get isSettled(): boolean {
    return this.settled;
  }

  /** What a letter to the dead keeps: the bytes as they came. */
  get bytes(): Uint8Array {
    return this.raw.data;
  }

  /** `<stream>:<sequence>`: names the message for good. */
  get position(): string {
    return `${this.raw.info.stream}:${this.raw.info.streamSequence}`;
  }

  /** The id to count attempts by; a made-up one when the sender gave none that is usable. */
  get eventId(): string | undefined {
    const id = this.headers['ce-id']?.toLowerCase();
    return id && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id) ? id : undefined;
  }

  /** The data as JSON, fetched from the object store when it was too large to travel. */
  async body(store: ObjectStore): Promise<string> {
    const key = this.headers[BODY_REFERENCE];
    if (!key) return utf8(this.raw.data);
    const tenant = this.subject.split('.')[1] ?? '';
    if (!key.startsWith(`bodies/${tenant}/`)) throw new ContractError(`Event ${this.subject}`, '', 'its body reference leaves its tenant');
    return (await store.read(key, { maxBytes: 64 * 1024 * 1024 })).toString('utf8');
  }

  /** Tells the server that work goes on. */
  working(): void {
    if (!this.settled) this.raw.working();
  }

  ack(): void {
    this.settled = true;
    this.raw.ack();
  }

  /** Gives it back, to come again after a while. */
  retry(delayMs?: number): void {
    this.settled = true;
    this.raw.nak(delayMs);
  }

  /** Ends it: its dead letter is out. */
  end(): void {
    this.settled = true;
    this.raw.term();
  }
}

/** Decodes without a copy of the bytes. */
function utf8({ buffer, byteOffset, byteLength }: Uint8Array): string {
  return Buffer.from(buffer, byteOffset, byteLength).toString('utf8');
}
