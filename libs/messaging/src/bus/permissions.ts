import { EVENTS, SERVICES, STREAMS, type ServiceName } from '@smartap/contracts';
import { DEAD_LETTER_READER } from '../dead-letters/dead-letter.reader.js';
import { consumerName, LANES, type Lane } from './lanes.js';
import { DLQ, REDRIVE } from './streams.js';

/** What one NATS user may do. */
export interface BusUser {
  readonly user: string;
  readonly publish: readonly string[];
  readonly subscribe: readonly string[];
}

/** The administrator and one user per service, each with no more than it needs. */
export function busUsers(): BusUser[] {
  return [{ user: 'admin', publish: ['>'], subscribe: ['>'] }, ...SERVICES.map(serviceUser)];
}

/** What a system of one tenant may do: publish the documented facts of that tenant, and nothing else. */
export function externalUser(tenantId: string): BusUser {
  const subjects = Object.values(EVENTS).filter((event) => (event.publishers as readonly string[]).includes('external'));
  return { user: `tenant-${tenantId}`, publish: subjects.map((event) => `smartap.${tenantId}.${event.type}`), subscribe: [`_INBOX.tenant-${tenantId}.>`] };
}

function serviceUser(service: ServiceName): BusUser {
  const facts = Object.values(EVENTS).filter((event) => (event.publishers as readonly string[]).includes(service));
  const lanes: [string, Lane][] = Object.entries(LANES[service]);
  const consumers = [...lanes.map(([lane, { stream }]) => [stream, lane] as const), [REDRIVE.stream, 'redrive'] as const];
  return {
    user: service,
    publish: [
      ...facts.map((event) => `smartap.*.${event.type}`),
      DLQ.subject(service),
      'rpc.>',
      ...[...Object.keys(STREAMS), REDRIVE.stream].map((stream) => `$JS.API.STREAM.INFO.${stream}`),
      ...consumers.flatMap(([stream, lane]) => consumerSubjects(stream, consumerName(service, lane))),
      ...(service === 'gateway' ? letterSubjects() : []),
    ],
    subscribe: [`rpc.${service}.>`, `_INBOX.${service}.>`],
  };
}

/** The gateway looks after dead letters for people: reads them all, removes them, sends them back, sees whether that was taken. */
function letterSubjects(): string[] {
  return [
    ...consumerSubjects(DLQ.stream, DEAD_LETTER_READER),
    ...['MSG.GET', 'MSG.DELETE'].map((verb) => `$JS.API.STREAM.${verb}.${DLQ.stream}`),
    ...SERVICES.flatMap((name) => [REDRIVE.subject(name), `$JS.API.CONSUMER.INFO.${REDRIVE.stream}.${consumerName(name, 'redrive')}`]),
  ];
}

function consumerSubjects(stream: string, name: string): string[] {
  return [
    ...['CREATE', 'DURABLE.CREATE', 'INFO', 'MSG.NEXT'].map((verb) => `$JS.API.CONSUMER.${verb}.${stream}.${name}`),
    `$JS.API.CONSUMER.CREATE.${stream}.${name}.>`,
    `$JS.ACK.${stream}.${name}.>`,
  ];
}
