import { anInvoice } from '@smartap/testing';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkTotals } from './totals.js';

const codes = (invoice: ReturnType<ReturnType<typeof anInvoice>['build']>): string[] => checkTotals(invoice).findings.map(({ code }) => code);

describe(checkTotals.name, () => {
  it('has nothing to say of totals that follow from the lines', () => {
    const { totals, findings } = checkTotals(anInvoice().withLine({ quantity: '3', price: '33.33' }).withLine({ price: '0.01', vatRate: '7' }).build());
    expect(findings).toEqual([]);
    expect(totals.find(({ term }) => term === 'BT-106')).toEqual({ term: 'BT-106', announced: '100', computed: '100' });
  });

  it('finds nothing wrong in any invoice that was added up', () => {
    const line = fc.record({ quantity: fc.integer({ min: 1, max: 9999 }).map((n) => String(n / 100)), price: fc.integer({ min: 0, max: 9_999_999 }).map((n) => (n / 1000).toFixed(3)), vatRate: fc.constantFrom('0', '7', '19', '5.5') });
    fc.assert(fc.property(fc.array(line, { minLength: 1, maxLength: 20 }), (lines) => {
      expect(codes(lines.reduce((builder, each) => builder.withLine(each), anInvoice()).build())).toEqual([]);
    }), { numRuns: 100 });
  });

  it.each([
    ['BR-CO-10', { lineNetSum: '101', withoutVat: '101', withVat: '120', due: '120' }],
    ['BR-CO-13', { withoutVat: '101', withVat: '120', due: '120' }],
    ['BR-CO-14', { vat: '20', withVat: '120', due: '120' }],
    ['BR-CO-15', { withVat: '120', due: '120' }],
    ['BR-CO-16', { due: '120' }],
  ])('names one wrong figure once, as %s', (code, totals) => {
    expect(codes(anInvoice().withLine().withTotals(totals).build())).toEqual([code]);
  });

  it('names expected and stated value and the terms that were read', () => {
    const [finding] = checkTotals(anInvoice().withLine().withTotals({ due: '120' }).build()).findings;
    expect(finding).toMatchObject({ severity: 'error', expected: '119.00', actual: '120.00', terms: ['BT-115', 'BT-112', 'BT-113', 'BT-114'] });
    expect(finding?.message).toContain('a difference of 1.00');
  });

  it('reckons with allowances, charges, what is paid and rounding', () => {
    const invoice = anInvoice().withLine().with({ allowances: [{ amount: '10' }], charges: [{ amount: '4' }], vatBreakdown: [] });
    const totals = { allowances: '10', charges: '4', withoutVat: '94', vat: '17.86', withVat: '111.86', paid: '11.9', rounding: '0.04', due: '100' };
    expect(codes(invoice.withTotals(totals).build())).toEqual([]);
    expect(codes(invoice.withTotals({ ...totals, allowances: '9' }).build())).toEqual(['BR-CO-11', 'BR-CO-13']);
    expect(codes(invoice.withTotals({ ...totals, charges: '5' }).build())).toEqual(['BR-CO-12', 'BR-CO-13']);
    expect(codes(invoice.withTotals({ ...totals, rounding: '0.05' }).build())).toEqual(['BR-CO-16']);
  });

  it('allows no difference of one cent, and none below it', () => {
    expect(codes(anInvoice().withLine().withTotals({ due: '119.01' }).build())).toEqual(['BR-CO-16']);
    expect(codes(anInvoice().withLine().withTotals({ due: '119.004' }).build())).toEqual([]);
  });

  it('does not judge what the document does not state', () => {
    const invoice = { ...anInvoice().build(), lines: [], vatBreakdown: [] };
    expect(codes({ ...invoice, totals: { due: '119' } })).toEqual([]);
    expect(codes({ ...invoice, totals: { withoutVat: '100', vat: '19', withVat: '119', due: '119' } })).toEqual([]);
    expect(checkTotals({ ...invoice, totals: {} }).totals.every(({ announced }) => announced === null)).toBe(true);
  });

  it('counts in the minor units of the currency', () => {
    const yen = anInvoice().with({ currency: 'JPY' }).withLine({ quantity: '3', price: '33.4', net: '100' });
    expect(codes(yen.withTotals({ due: '119.4' }).build())).toEqual([]);
    expect(codes(yen.withTotals({ due: '120' }).build())).toEqual(['BR-CO-16']);
  });
});
