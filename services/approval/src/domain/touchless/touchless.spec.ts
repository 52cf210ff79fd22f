import { newId } from '@smartap/runtime';
import { anEvent, anInvoice } from '@smartap/testing';
import { describe, expect, it } from 'vitest';
import { isSampled } from './audit-sample.js';
import { cleanStillNeeded, isTrusted, recordAfter, wilsonUpper } from './vendor-trust.js';
import { cheapestFirst, touchlessObstacles } from './why-not.js';

describe(wilsonUpper.name, () => {
  it.each([[0, 10, 0.2775], [1, 20, 0.2361], [5, 100, 0.1118], [0, 0, 1], [10, 10, 1]])('of %i in %i is %f', (hits, seen, expected) => {
    expect(wilsonUpper(hits, seen)).toBeCloseTo(expected, 3);
  });

  it('asks for about 125 clean invoices at 3 %, and for more after a correction', () => {
    expect(cleanStillNeeded({ clean: 0, corrected: 0 }, 0.03)).toBe(125);
    expect(isTrusted({ clean: 124, corrected: 0 }, 0.03)).toBe(false);
    expect(isTrusted({ clean: 125, corrected: 0 }, 0.03)).toBe(true);
    expect(cleanStillNeeded({ clean: 125, corrected: 0 }, 0.03)).toBe(0);
    expect(cleanStillNeeded({ clean: 125, corrected: 1 }, 0.03)).toBeGreaterThan(50);
  });

  it('is earned anew after a confirmed error', () => {
    expect(isTrusted(recordAfter({ clean: 5000, corrected: 0 }, 'error'), 0.03)).toBe(false);
    expect(recordAfter(recordAfter({ clean: 1, corrected: 0 }, 'clean'), 'corrected')).toEqual({ clean: 2, corrected: 1 });
  });
});

describe(isSampled.name, () => {
  const ids = Array.from({ length: 4000 }, () => newId());
  const share = (amount: string) => ids.filter((id) => isSampled(id, amount, [{ from: '0', percent: '5' }, { from: '1000', percent: '20' }])).length / ids.length;

  it('draws about so many, more of the large ones, and the same each time', () => {
    expect(share('10')).toBeGreaterThan(0.03);
    expect(share('10')).toBeLessThan(0.07);
    expect(share('-1000')).toBeGreaterThan(0.16);
    expect(share('1000')).toBe(share('1000'));
  });

  it('draws all at 100 and none at 0 or without a rate', () => {
    expect(ids.every((id) => isSampled(id, '1', [{ from: '0', percent: '100' }]))).toBe(true);
    expect(ids.some((id) => isSampled(id, '1', [{ from: '0', percent: '0' }]) || isSampled(id, '1', []))).toBe(false);
  });
});

describe(touchlessObstacles.name, () => {
  const vendor = { vendorId: newId(), version: 1, name: 'Seller', resolvedBy: 'vatId' as const, trusted: true, accountApproved: true };
  const match = { class: 'clean' as const, verdict: 'MATCHED' as const, lines: [], payableNow: '100.00', awaiting: '0', disputed: '0' };
  const { data } = anEvent('invoice.matched.v1').with({ invoice: anInvoice().build(), vendor, match }).build();
  const policy = { touchlessUpTo: '1000' };

  it('names all obstacles, and the cheapest change first', () => {
    const found = touchlessObstacles({ ...data, vendor: { ...vendor, trusted: false }, match: { ...match, verdict: 'NO_ORDER', accepted: { by: 'anna' } } }, policy, '1000.01');
    expect(found.map(({ code }) => code)).toEqual(['EXCEPTION_ACCEPTED', 'NO_ORDER', 'VENDOR_NOT_TRUSTED', 'OVER_LIMIT']);
    expect(cheapestFirst(found).map(({ code }) => code)).toEqual(['EXCEPTION_ACCEPTED', 'VENDOR_NOT_TRUSTED', 'OVER_LIMIT', 'NO_ORDER']);
    expect(found.at(-1)?.change).toContain('1000.01');
  });

  it('lets no invoice pass of which a line has no order, whatever the others', () => {
    const line = { lineId: '2', verdict: 'NO_ORDER' as const, orderNumber: null, orderLine: null, payableNow: '7', awaiting: '0', disputed: '0', explanation: 'Coded.', tolerance: null };
    expect(touchlessObstacles({ ...data, match: { ...match, verdict: 'WITHIN_TOLERANCE', lines: [line] } }, policy, '1000')).toMatchObject([{ code: 'NO_ORDER', text: 'Line 2 has no order.' }]);
  });

  it('draws a sample of what would pass, and of nothing else', () => {
    const all = { ...policy, samples: [{ from: '0', percent: '100' }] };
    expect(touchlessObstacles(data, policy, '1000')).toEqual([]);
    expect(touchlessObstacles(data, all, '1000')).toMatchObject([{ code: 'AUDIT_SAMPLE' }]);
    expect(touchlessObstacles(data, all, '2000')).toMatchObject([{ code: 'OVER_LIMIT' }]);
  });
});
