import { anEvent, anInvoice } from '@smartap/testing';
import { describe, expect, it } from 'vitest';
import { factsOf } from './facts.js';

const HANDS = { vendorEditors: [], receiptPosters: [] };
const invoice = { ...anInvoice().withLine().withLine().build(), buyerAccountingReference: 'K0' };
const match = { class: 'clean' as const, verdict: 'NO_ORDER' as const, lines: [], payableNow: '200.00', awaiting: '0', disputed: '0' };
const coded = (lineId: string, costCenter: string) => ({ lineId, parts: [{ glAccount: '4711', costCenter, amount: '100' }] });
const line = (orderNumber: string | null) => ({ lineId: '1', verdict: 'MATCHED' as const, orderNumber, orderLine: '1', payableNow: '100', awaiting: '0', disputed: '0', explanation: '-', tolerance: null });
const facts = (parts: object) => factsOf(anEvent('invoice.matched.v1').with({ invoice, match: { ...match, ...parts } }).build().data, HANDS);

describe(factsOf.name, () => {
  it('has the cost centres that persons coded in place of what the invoice states', () => {
    expect(facts({}).costCenters).toEqual(['K0']);
    expect(facts({ coding: [coded('1', 'K1'), coded('2', 'K2')] })).toMatchObject({ costCenters: ['K1', 'K2'], glAccounts: ['4711'], purchaseOrder: false });
  });

  it('has both where a line was coded beside others that have an order', () => {
    expect(facts({ coding: [coded('2', 'K2')], lines: [line('PO-1')] })).toMatchObject({ costCenters: ['K2', 'K0'], purchaseOrder: true });
  });

  it('asks for no coding of what an item is made of', () => {
    const [first, second] = invoice.lines as [typeof invoice.lines[number], typeof invoice.lines[number]];
    const part = { ...second, id: '1.1', parentId: '1', subtype: 'INFORMATION', accountingReference: 'K9' };
    const data = anEvent('invoice.matched.v1').with({ invoice: { ...invoice, lines: [first, part, second] }, match: { ...match, coding: [coded('1', 'K1'), coded('2', 'K2')] } }).build().data;
    expect(factsOf(data, HANDS).costCenters).toEqual(['K1', 'K2']);
  });
});
