import { stateModel, type Invoice } from '@smartap/en16931';
import { anInvoice } from '@smartap/testing';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TOTAL_RULES, TOTAL_WITH_VAT_RULE } from './en16931/totals.js';
import { inLanguage } from '../messages/in-language.js';
import { findingOf, runRules } from './run-rules.js';
import { checkTotals } from './totals.js';

const LAYER = { name: 'totals', version: '1', title: 'Totals', rules: [...TOTAL_RULES, TOTAL_WITH_VAT_RULE] };
const broken = (invoice: Invoice, isPartial = false) => runRules(stateModel(invoice, { isPartial }), [LAYER]);
const codes = (invoice: Invoice, isPartial = false): string[] => broken(invoice, isPartial).map(({ rule }) => rule.id);
const check = (invoice: Invoice, term: string) => checkTotals(invoice).find((total) => total.term === term);

describe('The sums of BG-22', () => {
  it('are not wrong in any invoice that was added up', () => {
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
  ])('are named once when one figure is wrong, as %s', (code, totals) => {
    expect(codes(anInvoice().withLine().withTotals(totals).build())).toEqual([code]);
  });

  it('name expected and stated value, the terms that were read and what to do, in both languages', () => {
    const [first] = broken(anInvoice().withLine().withTotals({ due: '120' }).build());
    if (first === undefined) throw new Error('a broken rule expected');
    expect(findingOf(first)).toMatchObject({ code: 'BR-CO-16', severity: 'error', expected: '119.00', actual: '120.00', terms: ['BT-115', 'BT-112', 'BT-113', 'BT-114'], message: expect.stringContaining('a difference of 1.00') });
    expect(inLanguage(findingOf(first), 'de').message).toContain('eine Differenz von 1.00');
  });

  it('reckon with allowances, charges, what is paid and rounding', () => {
    const invoice = anInvoice().withLine().with({ allowances: [{ amount: '10' }], charges: [{ amount: '4' }], vatBreakdown: [] });
    const totals = { allowances: '10', charges: '4', withoutVat: '94', vat: '17.86', withVat: '111.86', paid: '11.9', rounding: '0.04', due: '100' };
    expect(codes(invoice.withTotals(totals).build())).toEqual([]);
    expect(codes(invoice.withTotals({ ...totals, allowances: '9' }).build())).toEqual(['BR-CO-11', 'BR-CO-13']);
    expect(codes(invoice.withTotals({ ...totals, charges: '5' }).build())).toEqual(['BR-CO-12', 'BR-CO-13']);
    expect(codes(invoice.withTotals({ ...totals, rounding: '0.05' }).build())).toEqual(['BR-CO-16']);
  });

  it('are not judged on a page by what it does not state', () => {
    const invoice = { ...anInvoice().build(), lines: [], vatBreakdown: [] };
    expect(codes({ ...invoice, totals: { due: '119' } }, true)).toEqual([]);
    expect(codes({ ...invoice, totals: { withoutVat: '100', vat: '19', withVat: '119', due: '119' } }, true)).toEqual([]);
    expect(codes({ ...invoice, totals: { lineNetSum: '90', withoutVat: '100', vat: '19', withVat: '119', due: '119' } }, true)).toEqual(['BR-CO-13']);
  });
});

describe(checkTotals.name, () => {
  it('sets announced beside computed, for each of BG-22', () => {
    const totals = checkTotals(anInvoice().withLine({ quantity: '3', price: '33.33' }).withLine({ price: '0.01', vatRate: '7' }).build());
    expect(totals.map(({ term }) => term)).toEqual(['BT-106', 'BT-107', 'BT-108', 'BT-109', 'BT-110', 'BT-111', 'BT-112', 'BT-113', 'BT-114', 'BT-115']);
    expect(totals[0]).toEqual({ term: 'BT-106', announced: '100', computed: '100', difference: '0', cause: null });
    expect(checkTotals({ ...anInvoice().build(), totals: {} }).every(({ announced, cause }) => announced === null && cause === null)).toBe(true);
  });

  it.each([
    ['per-line-rounding', 'BT-106', anInvoice().withLine({ quantity: '3', price: '0.335', net: '1' }).withLine({ quantity: '3', price: '0.335', net: '1' }).withTotals({ lineNetSum: '2.01' }).build(), '0.01'],
    ['missing-charge', 'BT-109', anInvoice().withLine().with({ charges: [{ amount: '7' }] }).withTotals({ withoutVat: '107' }).build(), '7'],
    ['missing-allowance', 'BT-109', anInvoice().withLine().with({ allowances: [{ amount: '7' }] }).withTotals({ withoutVat: '93' }).build(), '-7'],
    ['prepaid', 'BT-115', anInvoice().withLine().withTotals({ paid: '50', due: '119' }).build(), '50'],
    ['prepaid', 'BT-115', anInvoice().withLine().withTotals({ due: '60' }).build(), '-59'],
    ['vat-left-out', 'BT-115', anInvoice().withLine().withTotals({ due: '100' }).build(), '-19'],
    ['rounding', 'BT-115', anInvoice().withLine().withTotals({ due: '119.01' }).build(), '0.01'],
    ['unknown', 'BT-110', anInvoice().withLine().withTotals({ vat: '30' }).build(), '11'],
  ])('sees %s as the cause in %s', (cause, term, invoice, difference) => {
    expect(check(invoice, term)).toMatchObject({ cause, difference });
  });

  it('sees tax that was rounded line by line', () => {
    const lines = Array.from({ length: 10 }, () => ({ price: '0.43' }));
    const invoice = lines.reduce((builder, line) => builder.withLine(line), anInvoice()).with({ vatBreakdown: [{ category: 'S', rate: '19', taxable: '4.3', tax: '0.82' }] }).withTotals({ vat: '0.8' }).build();
    expect(check(invoice, 'BT-110')).toMatchObject({ cause: 'per-line-rounding', difference: '-0.02' });
  });

  it.each([['JPY', '119.4', '0.4', '119'], ['KWD', '119.001', '0.001', '119']])('counts in the minor units of %s', (currency, due, difference, computed) => {
    const invoice = anInvoice().with({ currency }).withLine({ quantity: '3', price: '33.3', net: '100' }).withTotals({ due }).build();
    expect(check(invoice, 'BT-115')).toMatchObject({ computed, difference, cause: 'rounding' });
  });
});
