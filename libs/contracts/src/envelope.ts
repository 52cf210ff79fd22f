import { eventDefinition, eventSubject, isEventType, type AnyBusEvent, type BusEvent, type EventType } from './event-map.js';
import { assertFits, ContractError } from './validate.js';

/** Headers of a message, one value each. */
export type Headers = Readonly<Record<string, string>>;

/** An event ready to be sent. */
export interface EncodedEvent {
  readonly id: string;
  readonly subject: string;
  readonly headers: Headers;
  /** The data as JSON. */
  readonly body: string;
}

/** Header that names the object holding a body too large to travel. */
export const BODY_REFERENCE = 'smartap-body-ref';

/** CloudEvents 1.0 in NATS binary mode; `id` is also the deduplication id. */
export function encodeEvent(event: BusEvent): EncodedEvent {
  return {
    id: event.id,
    subject: eventSubject(event.tenantId, event.type),
    headers: {
      'Nats-Msg-Id': event.id,
      'ce-specversion': '1.0',
      'ce-id': event.id,
      'ce-type': event.type,
      'ce-source': event.source,
      'ce-subject': event.subject,
      'ce-time': event.time,
      'ce-dataschema': `urn:smartap:event:${event.type}`,
      'ce-tenantid': event.tenantId,
      'ce-correlationid': event.correlationId,
      'ce-causationid': event.causationId,
      ...(event.traceparent ? { traceparent: event.traceparent } : {}),
    },
    body: dataJson(event),
  };
}

/** An event as one JSON document; the data is written once, however often the event is encoded. */
export function eventJson(event: BusEvent): string {
  const { data: _, ...envelope } = event;
  return `${JSON.stringify(envelope).slice(0, -1)},"data":${dataJson(event)}}`;
}

const written = new WeakMap<BusEvent, string>();

function dataJson(event: BusEvent): string {
  let json = written.get(event);
  if (json === undefined) {
    json = JSON.stringify(event.data);
    written.set(event, json);
  }
  return json;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * Reads a message and holds it against its contract: known type, subject and envelope of one tenant, an id that can be
 * told apart, data by schema.
 *
 * @param allowed the types the reader can handle
 * @throws ContractError
 */
export function decodeEvent<K extends EventType>(subject: string, headers: Headers, body: string, allowed: readonly K[]): AnyBusEvent<K> {
  const [root, tenantId, ...rest] = subject.split('.');
  const type = rest.join('.');
  if (root !== 'smartap' || tenantId === undefined || !isEventType(type))
    throw new ContractError(`Subject ${subject}`, '', 'an event of the contract is expected');
  if (!(allowed as readonly string[]).includes(type)) throw new ContractError(`Subject ${subject}`, '', `this reader handles ${allowed.join(', ')}`);
  const need = (name: string): string => {
    const value = headers[name];
    if (!value) throw new ContractError(`Event ${type}`, '', `header ${name} is missing`);
    return value;
  };
  const id = need('ce-id').toLowerCase();
  if (!UUID.test(id)) throw new ContractError(`Event ${type}`, '', 'header ce-id must be a UUID');
  if (need('ce-tenantid') !== tenantId) throw new ContractError(`Event ${type}`, '', `its tenant differs from the tenant of its subject ${subject}`);
  if (!UUID.test(tenantId)) throw new ContractError(`Event ${type}`, '', 'the tenant must be a UUID');
  if (need('ce-type') !== type) throw new ContractError(`Event ${type}`, '', 'header ce-type differs from the subject');
  const data = parse(type, body);
  const definition = eventDefinition(type);
  assertFits(definition.data, data, `Event ${type}`);
  const key: unknown = (data as Record<string, unknown>)[definition.key];
  return {
    id,
    type,
    source: headers['ce-source'] ?? '/external',
    tenantId,
    subject: String(key),
    time: headers['ce-time'] ?? '',
    correlationId: headers['ce-correlationid'] ?? id,
    causationId: headers['ce-causationid'] ?? id,
    ...(headers['traceparent'] ? { traceparent: headers['traceparent'] } : {}),
    data,
  } as AnyBusEvent<K>;
}

function parse(type: string, body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw new ContractError(`Event ${type}`, '', 'its body is no JSON');
  }
}
