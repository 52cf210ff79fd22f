import type { AnyBusEvent } from '@smartap/contracts';
import { EVENTS } from '@smartap/contracts';
import { emptyInvoice } from '@smartap/en16931';
import { describe, expect, it } from 'vitest';
import { INVOICE_EVENTS, project, standingOf, type InvoiceEvent } from './project.js';

type Type = (typeof INVOICE_EVENTS)[number];

function event<K extends Type>(type: K, change: object = {}): InvoiceEvent {
  const data = { ...EVENTS[type].example, ...change };
  return { id: 'e', type, source: '/test', tenantId: 't', subject: 'i', time: '2026-01-01T00:00:00Z', correlationId: 'e', causationId: 'e', data } as AnyBusEvent<K> as InvoiceEvent;
}

const clean = { class: 'clean', verdict: 'MATCHED', lines: [], payableNow: '1', awaiting: '0', disputed: '0' };

describe(standingOf.name, () => {
  it.each([
    ['a duplicate is refused, naming the rule', event('invoice.validated.v1', { verdict: 'blocked', findings: [{ code: 'DUPLICATE_NUMBER', severity: 'block', message: 'It came before.', terms: [] }] }), { stage: 'blocked', reason: 'DUPLICATE_NUMBER', explanation: 'It came before.' }],
    ['goods to come make it wait for goods', event('invoice.matched.v1', { match: { ...clean, class: 'waiting', verdict: 'AWAITING_RECEIPT' } }), { stage: 'waiting', reason: 'goods' }],
    ['an order to come makes it wait for the order', event('invoice.matched.v1', { match: { ...clean, class: 'waiting', verdict: 'ORDER_UNKNOWN' } }), { stage: 'waiting', reason: 'order' }],
    ['an exception is matched, with its verdict', event('invoice.matched.v1', { match: { ...clean, class: 'exception', verdict: 'PRICE_OVER' } }), { stage: 'matched', reason: 'PRICE_OVER' }],
    ['a rejection says who and why', event('invoice.rejected.v1', { by: 'anna', reason: 'not ours' }), { stage: 'rejected', explanation: 'anna rejected it: not ours' }],
  ])('%s', (_, given, expected) => {
    expect(standingOf(given)).toMatchObject(expected);
  });

  it('of an end that a newer revision replaces is none', () => {
    expect(standingOf(event('invoice.superseded.v1'))).toBeUndefined();
  });
});

describe(project.name, () => {
  const events = [
    event('invoice.submitted.v1'),
    event('invoice.received.v1'),
    event('invoice.extracted.v1', { lineage: [1], invoice: { ...emptyInvoice(), number: 'OLD' } }),
    event('invoice.extracted.v1', { lineage: [2], invoice: { ...emptyInvoice(), number: 'NEW' } }),
    event('invoice.matched.v1', { lineage: [1, 1, 1], match: clean }),
  ];

  it('gives the same whatever the order of events', () => {
    const forward = project(events);
    expect(project(events.toReversed())).toEqual(forward);
    expect(forward.standing).toMatchObject({ lineage: [2], stage: 'extracted' });
    expect(forward.content?.invoice.number).toBe('NEW');
    expect(forward.mediaType).toBe('application/xml');
  });
});
