import type { Static } from '@sinclair/typebox';
import { STREAMS, type EventDefinition, type StreamName } from './define.js';
import { EVENTS } from './events/index.js';

/** Every event type with its data. Publishing, handlers and test helpers derive from it. */
export type EventMap = { [K in keyof typeof EVENTS]: Static<(typeof EVENTS)[K]['data']> };

/** `<aggregate>.<fact>.v<n>`. */
export type EventType = keyof EventMap;

/** An event as it travels: CloudEvents 1.0 attributes and its data. */
export interface BusEvent<K extends EventType = EventType> {
  /** UUIDv7; also the `Nats-Msg-Id`. */
  readonly id: string;
  readonly type: K;
  /** `/smartap/<service>`. */
  readonly source: string;
  readonly tenantId: string;
  /** The aggregate's id. */
  readonly subject: string;
  /** RFC 3339. */
  readonly time: string;
  /** The first event of the chain. */
  readonly correlationId: string;
  /** The event or command that caused this one. */
  readonly causationId: string;
  /** W3C Trace Context. */
  readonly traceparent?: string;
  readonly data: EventMap[K];
}

/** An event of any of these types; `type` tells which. */
export type AnyBusEvent<K extends EventType = EventType> = { [T in K]: BusEvent<T> }[K];

/** True for a known event type. */
export function isEventType(type: string): type is EventType {
  return Object.hasOwn(EVENTS, type);
}

/** The definition of an event. */
export function eventDefinition(type: EventType): EventDefinition {
  return EVENTS[type];
}

/** The stream that keeps an event. */
export function streamOf(type: EventType): StreamName {
  const aggregate = type.slice(0, type.indexOf('.'));
  for (const [stream, aggregates] of Object.entries(STREAMS)) {
    if ((aggregates as readonly string[]).includes(aggregate)) return stream as StreamName;
  }
  throw new Error(`No stream takes ${type}: add its aggregate to STREAMS.`);
}

/** The subject of an event of one tenant, or of all by `*`. */
export function eventSubject(tenantId: string, type: EventType): string {
  return `smartap.${tenantId}.${type}`;
}
