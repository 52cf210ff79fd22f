import { newId } from '@smartap/runtime';
import { anEvent, anInvoice } from '@smartap/testing';
import { describe, expect, it } from 'vitest';
import { contentHash } from './content-hash.js';
import { isSuperseded } from './superseded.js';

describe(contentHash.name, () => {
  const { data } = anEvent('invoice.matched.v1').with({ invoice: anInvoice().payableTo('DE89370400440532013000').withLine().build() }).build();
  const hash = contentHash(data);

  it('is the same for the same content, however it is written down', () => {
    const reversed = Object.fromEntries(Object.entries(data.invoice).toReversed()) as typeof data.invoice;
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(contentHash({ ...data, invoice: reversed })).toBe(hash);
    expect(contentHash({ ...structuredClone(data), match: { ...data.match, verdict: 'MATCHED' } })).toBe(hash);
  });

  it.each([
    ['what is due', { invoice: { ...data.invoice, totals: { ...data.invoice.totals, due: '1' } } }],
    ['who is paid', { invoice: { ...data.invoice, paymentInstructions: { creditTransfers: [{ accountId: 'GB29NWBK60161331926819' }] } } }],
    ['a line', { invoice: { ...data.invoice, lines: data.invoice.lines.map((line) => ({ ...line, quantity: '2' })) } }],
    ['what matching pays', { match: { ...data.match, payableNow: '1' } }],
    ['where it is booked', { match: { ...data.match, coding: [{ lineId: '1', parts: [{ glAccount: '4711', costCenter: 'K1', amount: '100' }] }] } }],
    ['what is disputed', { match: { ...data.match, disputed: '1' } }],
    ['the vendor', { vendor: { vendorId: newId(), version: 1, name: 'x', resolvedBy: 'name' as const, trusted: true, accountApproved: true } }],
  ])('changes with %s', (_, parts) => {
    expect(contentHash({ ...data, ...parts })).not.toBe(hash);
  });
});

describe(isSuperseded.name, () => {
  it.each([
    [[1], [2, 1, 1], true],
    [[1, 1], [1, 2, 1], true],
    [[1, 1, 1, 1], [1, 1, 2], true],
    [[1], [1, 1, 1], false],
    [[1, 1, 1, 1], [1, 1, 1], false],
    [[2], [1, 9, 9], false],
    [[10], [9], false],
    [[9], [10], true],
  ])('a task about %j is superseded by %j: %s', (task, newest, expected) => {
    expect(isSuperseded(task, newest)).toBe(expected);
  });
});
