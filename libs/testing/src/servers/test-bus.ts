import { encodeEvent, STREAMS, type BusEvent, type EventType, type Headers, type ServiceName } from '@smartap/contracts';
import { BusConnection, DLQ, ensureStreams, LANES, readNatsHeaders, REDRIVE, toNatsHeaders, type Lane } from '@smartap/messaging';
import { newId } from '@smartap/runtime';
import type { ConsumerInfo, StoredMsg } from 'nats';
import { eventually } from '../eventually.js';
import { testServers } from './servers.js';

/** A message as it lies in a stream. */
export interface StoredMessage {
  readonly subject: string;
  readonly headers: Headers;
  readonly bytes: Uint8Array;
}

/** An event that a service told. */
export interface ToldEvent {
  readonly id: string;
  readonly type: EventType;
  readonly causationId: string;
  readonly data: unknown;
}

/** What a published message may differ in from the event it is made of. */
export interface Disguise {
  readonly subject?: string;
  /** The id JetStream deduplicates by; default the event's. */
  readonly messageId?: string;
  readonly body?: string;
  readonly headers?: Headers;
}

/** The bus of this worker as an administrator sees it, with streams that are empty at first. */
export class TestBus {
  private constructor(
    readonly url: string,
    readonly connection: BusConnection,
  ) {}

  /** Connects to this worker's account and makes its streams anew. */
  static async open(): Promise<TestBus> {
    const { natsUrl } = testServers();
    const connection = await BusConnection.open({ NATS_URL: natsUrl }, `test-${newId()}`);
    const { streams } = connection.jsm;
    for (const stream of [...Object.keys(STREAMS), DLQ.stream, REDRIVE.stream]) await streams.delete(stream).catch(() => false);
    await ensureStreams(natsUrl);
    return new TestBus(natsUrl, connection);
  }

  /** Publishes an event, as it is or disguised. */
  async publish(event: BusEvent, disguise: Disguise = {}): Promise<void> {
    const encoded = encodeEvent(event);
    const all = { ...encoded.headers, 'Nats-Msg-Id': disguise.messageId ?? event.id, ...disguise.headers };
    await this.send(disguise.subject ?? encoded.subject, all, Buffer.from(disguise.body ?? encoded.body));
  }

  /** Publishes any bytes. */
  async send(subject: string, headers: Headers, bytes: Uint8Array): Promise<void> {
    await this.connection.js.publish(subject, bytes, { headers: toNatsHeaders(headers) });
  }

  /** The messages of a stream under a subject, which may have wildcards; oldest first. */
  async messages(stream: string, subject = '>'): Promise<StoredMessage[]> {
    const found: StoredMessage[] = [];
    for (let query = { seq: 1, next_by_subj: subject }; ;) {
      const message = await this.connection.jsm.streams.getMessage(stream, query).catch(() => undefined);
      if (!message) return found;
      found.push(read(message));
      query = { ...query, seq: message.seq + 1 };
    }
  }

  /** What was told about a tenant, each event once however often it lies on the wire. */
  async told(tenantId: string): Promise<ToldEvent[]> {
    const all = await Promise.all(Object.keys(STREAMS).map((stream) => this.messages(stream, `smartap.${tenantId}.>`)));
    const byId = new Map(all.flat().map((message) => [message.headers['ce-id'] ?? '', toldEvent(message)]));
    return [...byId.values()];
  }

  /** What was told because of an event or command. */
  async toldBecauseOf(cause: { readonly id: string; readonly tenantId: string }): Promise<ToldEvent[]> {
    return (await this.told(cause.tenantId)).filter((event) => event.causationId === cause.id && event.id !== cause.id);
  }

  /** The dead letters of a service. */
  async deadLetters(service: ServiceName): Promise<StoredMessage[]> {
    return this.messages(DLQ.stream, DLQ.subject(service));
  }

  /** Sends a dead letter back to the consumer that gave it up. */
  async redrive(service: ServiceName, letter: StoredMessage): Promise<void> {
    await this.send(REDRIVE.subject(service), { ...letter.headers, 'Nats-Msg-Id': newId() }, letter.bytes);
  }

  /** A durable as the server has it. */
  async consumer(name: string): Promise<ConsumerInfo> {
    return this.connection.jsm.consumers.info(streamOfConsumer(name), name);
  }

  /** Waits until all durables of a service have delivered everything and all of it was acknowledged. */
  async settled(service: ServiceName): Promise<void> {
    // One handler's event is another's message: only what is idle twice in a row is idle.
    for (let idle = 0; idle < 2;) {
      idle = await eventually(async () => ((await this.isIdle(service)) ? idle + 1 : undefined), { what: `${service} has nothing left to do` });
    }
  }

  async close(): Promise<void> {
    await this.connection.close();
  }

  private async isIdle(service: ServiceName): Promise<boolean> {
    for (const stream of [...Object.keys(STREAMS), REDRIVE.stream]) {
      for await (const { name, num_pending, num_ack_pending } of this.connection.jsm.consumers.list(stream)) {
        if (name.startsWith(`${service}-`) && num_pending + num_ack_pending > 0) return false;
      }
    }
    return true;
  }
}

function read(message: StoredMsg): StoredMessage {
  const headers = readNatsHeaders(message.header);
  return { subject: message.subject, headers, bytes: message.data };
}

function toldEvent({ subject, headers, bytes }: StoredMessage): ToldEvent {
  const [, , ...type] = subject.split('.');
  const body = Buffer.from(bytes).toString('utf8');
  return {
    id: headers['ce-id'] ?? '',
    type: type.join('.') as EventType,
    causationId: headers['ce-causationid'] ?? '',
    data: body === '' ? undefined : JSON.parse(body),
  };
}

function streamOfConsumer(name: string): string {
  const [service = '', ...rest] = name.split('-');
  const lanes: Readonly<Record<string, Readonly<Record<string, Lane>>>> = LANES;
  return lanes[service]?.[rest.join('-')]?.stream ?? REDRIVE.stream;
}
