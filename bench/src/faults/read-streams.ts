import { connect, type JsMsg, type NatsConnection } from 'nats';
import type { EventMap, Lineage } from '@smartap/contracts';
import { natsLogin } from '@smartap/tools';
import { duplicateKey } from '@smartap/validation/domain';
import { FAULTS_ID } from './bad-post.js';
import type { OrderQuantity, SeenEvent } from './checks/evidence.js';

/** A message that a service gave up. */
export interface DeadLetter {
  readonly subject: string;
  readonly consumer: string;
  readonly code: string;
  readonly reason: string;
  readonly attempts: number;
  /** Id of a message that was meant to end so; empty for any other. */
  readonly faultsId: string;
}

/** What lies in the streams about one tenant. */
export interface StreamContents {
  readonly events: readonly SeenEvent[];
  readonly deadLetters: readonly DeadLetter[];
  /** Messages of an event id that had come before. */
  readonly repeats: number;
  /** Consumers by the type of event they take. */
  readonly readersOf: ReadonlyMap<string, readonly string[]>;
}

/** Number of the last dead letter; 0 when there is none. */
export function lastLetter(natsUrl: string): Promise<number> {
  return withNats(natsUrl, async (nats) => (await (await nats.jetstreamManager()).streams.info('DLQ')).state.last_seq);
}

/**
 * Reads the streams from their first message to their last, as the administrator.
 *
 * @param lettersAfter dead letters up to this number are those of an earlier run
 */
export function readStreams(natsUrl: string, tenantId: string, lettersAfter: number): Promise<StreamContents> {
  return withNats(natsUrl, async (nats) => {
    const events: SeenEvent[] = [];
    const deadLetters: DeadLetter[] = [];
    for (const stream of ['INVOICES', 'TASKS']) {
      await readAll(nats, stream, (message) => {
        if (message.subject.split('.')[1] === tenantId) events.push(eventOf(message));
      });
    }
    await readAll(nats, 'DLQ', (message) => {
      if (message.seq > lettersAfter) deadLetters.push(letterOf(message));
    });
    return { events, deadLetters, repeats: events.length - new Set(events.map(({ id }) => id)).size, readersOf: await readers(nats) };
  });
}

async function readers(nats: NatsConnection): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>();
  const manager = await nats.jetstreamManager();
  for await (const { config } of manager.streams.list()) {
    for await (const { name, config: own } of manager.consumers.list(config.name)) {
      for (const subject of own.filter_subjects ?? [own.filter_subject ?? '']) {
        const type = subject.split('.').slice(2).join('.');
        found.set(type, [...(found.get(type) ?? []), name]);
      }
    }
  }
  return found;
}

/** Messages that consumers have not taken, or not acknowledged, by consumer: those that have any. */
export function readLag(natsUrl: string): Promise<Record<string, number>> {
  return withNats(natsUrl, async (nats) => {
    const lag: Record<string, number> = {};
    const manager = await nats.jetstreamManager();
    for await (const { config } of manager.streams.list()) {
      for await (const { name, config: own, num_pending: waiting, num_ack_pending: inHand } of manager.consumers.list(config.name)) {
        // One without a durable name is a reader of ours.
        if (own.durable_name && waiting + inHand > 0) lag[name] = waiting + inHand;
      }
    }
    return lag;
  });
}

async function withNats<T>(natsUrl: string, work: (nats: NatsConnection) => Promise<T>): Promise<T> {
  const nats = await connect({ ...natsLogin(natsUrl), inboxPrefix: '_INBOX.admin', reconnect: false });
  try {
    return await work(nats);
  } finally {
    await nats.close();
  }
}

async function readAll(nats: NatsConnection, stream: string, onMessage: (message: JsMsg) => void): Promise<void> {
  const { state } = await (await nats.jetstreamManager()).streams.info(stream);
  if (state.messages === 0) return;
  const consumer = await nats.jetstream().consumers.get(stream);
  const messages = await consumer.consume({ max_messages: 500 });
  for await (const message of messages) {
    onMessage(message);
    if (message.info.pending === 0) break;
  }
  messages.stop();
  await consumer.delete();
}

const header = (message: JsMsg, name: string): string => message.headers?.get(name) ?? '';

type Data = { readonly invoiceId: string; readonly lineage?: Lineage } & Partial<EventMap['invoice.matched.v1'] & EventMap['task.opened.v1']>;

function eventOf(message: JsMsg): SeenEvent {
  const type = header(message, 'ce-type');
  const data = message.json<Data>();
  const { invoiceId, lineage = [] } = data;
  return {
    id: header(message, 'ce-id'),
    type,
    service: header(message, 'ce-source').replace('/smartap/', ''),
    invoiceId,
    lineage,
    ...(data.taskId !== undefined && type.startsWith('task.') ? { task: { taskId: data.taskId, kind: data.kind ?? '', role: data.role ?? '' } } : {}),
    ...(type === 'invoice.validated.v1' && data.invoice ? { claimKey: duplicateKey(data.invoice) ?? null } : {}),
    ...(type === 'invoice.matched.v1' ? { bills: billsOf(data) } : {}),
  };
}

/** What a matched invoice bills of its orders, line by line. */
function billsOf({ invoice, match }: Data): OrderQuantity[] {
  const quantities = new Map(invoice?.lines.map((line, i) => [line.id ?? String(i + 1), line.quantity ?? '1']));
  return (match?.lines ?? []).flatMap(({ lineId, orderNumber, orderLine }) =>
    orderNumber === null || orderLine === null ? [] : [{ orderNumber, orderLine, quantity: quantities.get(lineId) ?? '0' }],
  );
}

function letterOf(message: JsMsg): DeadLetter {
  return {
    subject: header(message, 'smartap-original-subject'),
    consumer: header(message, 'smartap-for-consumer'),
    code: header(message, 'smartap-error-code'),
    reason: header(message, 'smartap-error'),
    attempts: Number(header(message, 'smartap-attempts')),
    faultsId: header(message, FAULTS_ID),
  };
}
