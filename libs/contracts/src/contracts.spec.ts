import { describe, expect, it } from 'vitest';
import { anExample } from './events/example.js';
import { compareLineage, ContractError, decodeEvent, encodeEvent, EVENTS, eventSubject, streamOf, type BusEvent, type EventType } from './index.js';

const tenantId = anExample.tenantId;
const id = '0199a1b2-0000-7000-8000-00000000abcd';

function anEvent(type: EventType): BusEvent {
  return { id, type, source: '/smartap/test', tenantId, subject: 'x', time: anExample.at, correlationId: id, causationId: id, data: EVENTS[type].example };
}

describe.each(Object.values(EVENTS))('event $type', (definition) => {
  it('survives the wire with its example', () => {
    const sent = encodeEvent(anEvent(definition.type));
    const received = decodeEvent(sent.subject, sent.headers, sent.body, [definition.type]);
    expect(received.data).toEqual(definition.example);
    expect(received.id).toBe(id);
  });

  it('belongs to a stream and names its aggregate', () => {
    expect(streamOf(definition.type)).toBeTruthy();
    expect(definition.example).toHaveProperty(definition.key);
  });
});

describe(decodeEvent.name, () => {
  const sent = encodeEvent(anEvent('invoice.refused.v1'));
  const refuse = (change: { subject?: string; headers?: Record<string, string>; body?: string }) => () =>
    decodeEvent(change.subject ?? sent.subject, { ...sent.headers, ...change.headers }, change.body ?? sent.body, ['invoice.refused.v1']);

  it.each([
    ['another tenant in the subject', { subject: eventSubject('0199a1b2-0000-7000-8000-0000000000c2', 'invoice.refused.v1') }, /tenant/],
    ['an unknown version', { subject: `smartap.${tenantId}.invoice.refused.v9` }, /contract/],
    ['a type that is not handled', { subject: eventSubject(tenantId, 'invoice.received.v1') }, /handles/],
    ['an id that is no UUID', { headers: { 'ce-id': '42' } }, /UUID/],
    ['a body that is no JSON', { body: '{' }, /JSON/],
    ['a wrong field', { body: JSON.stringify({ ...EVENTS['invoice.refused.v1'].example, reason: 5 }) }, /\/reason/],
  ])('refuses %s, saying where', (_, change, message) => {
    expect(refuse(change)).toThrow(ContractError);
    expect(refuse(change)).toThrow(message);
  });
});

describe(compareLineage.name, () => {
  it('puts a prefix before what extends it and a newer revision after all of an older', () => {
    expect(compareLineage([1], [1, 1])).toBeLessThan(0);
    expect(compareLineage([2], [1, 9, 9, 9])).toBeGreaterThan(0);
    expect(compareLineage([], [0])).toBeLessThan(0);
    expect(compareLineage([1, 2], [1, 2])).toBe(0);
  });
});
