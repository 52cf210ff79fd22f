import { emptyInvoice } from '@smartap/en16931';
import { describe, expect, it } from 'vitest';
import type { FieldEvidence } from '../outcome.js';
import { reviewOf } from './review.js';

const invoice = { ...emptyInvoice(), number: '1', issueDate: '2026-01-15', currency: 'EUR', seller: { identifiers: [], name: 'Seller' }, totals: { withoutVat: '100', vat: '19', withVat: '120', due: '119' } };
const read = (method: FieldEvidence['method'], confidence = 1): Record<string, FieldEvidence> => ({ 'totals.withVat': { method, confidence }, 'totals.due': { method, confidence } });

describe(reviewOf.name, () => {
  it('asks about totals read off a page that do not close: one of them was misread', () => {
    expect(reviewOf(invoice, read('text')).map(({ field, term, reason }) => ({ field, term, reason }))).toEqual([
      { field: 'totals.withVat', term: 'BT-112', reason: 'ARITHMETIC' },
      { field: 'totals.due', term: 'BT-115', reason: 'ARITHMETIC' },
    ]);
  });

  it('does not ask about totals that an electronic invoice states: nothing was misread', () => {
    expect(reviewOf(invoice, read('xml'))).toEqual([]);
  });

  it('does not ask about what decides nothing', () => {
    const unsure = (path: string): unknown => reviewOf({ ...invoice, totals: { ...invoice.totals, withVat: '119' } }, { [path]: { method: 'text', confidence: 0.75 } });
    expect(['seller.address.line1', 'buyer.contact.name', 'delivery.name', 'delivery.address.country', 'delivery.actualDate', 'contractReference', 'vatBreakdown[0].tax'].map(unsure)).toEqual([[], [], [], [], [], [], []]);
    expect(unsure('buyer.name')).toMatchObject([{ field: 'buyer.name' }]);
  });

  it('does not ask about a total before rounding where what is due is sure', () => {
    const rounded = { ...invoice, totals: { withoutVat: '100', vat: '19.03', withVat: '119.03', rounding: '0.02', due: '119.05' } };
    const asked = (due: number): string[] => reviewOf(rounded, { 'totals.withVat': { method: 'derived', confidence: 0.75 }, 'totals.due': { method: 'text', confidence: due } }).map(({ field }) => field);
    expect([asked(0.98), asked(0.7)]).toEqual([[], ['totals.withVat', 'totals.due']]);
  });

  it('does not ask how many an amount is for beside which nothing is printed, unless the amount is unsure', () => {
    const lines = [{ allowances: [], charges: [], id: '1', quantity: '1', net: '100', price: { net: '100' }, item: { classifications: [], attributes: [] } }];
    const asked = (net: number): string[] => reviewOf({ ...invoice, lines, totals: { ...invoice.totals, withVat: '119' } }, { 'lines[0].quantity': { method: 'derived', confidence: 0.88 }, 'lines[0].price.net': { method: 'derived', confidence: 0.87 }, 'lines[0].net': { method: 'text', confidence: net } }).map(({ field }) => field);
    expect([asked(0.95), asked(0.7)]).toEqual([[], ['lines[0].quantity']]);
  });

  it('does not ask for the number that another register knows a seller by who is found by its VAT id', () => {
    const asked = (vatId: number): string[] => reviewOf({ ...invoice, totals: { ...invoice.totals, withVat: '119' } }, { 'seller.vatId': { method: 'text', confidence: vatId }, 'seller.taxRegistrationId': { method: 'text', confidence: 0.55 } }).map(({ field }) => field);
    expect([asked(0.95), asked(0.7)]).toEqual([[], ['seller.vatId', 'seller.taxRegistrationId']]);
  });

  it('asks about a value under the bound', () => {
    expect(reviewOf({ ...invoice, totals: { ...invoice.totals, withVat: '119' } }, read('text', 0.5)).map(({ reason }) => reason)).toEqual(['LOW_CONFIDENCE', 'LOW_CONFIDENCE']);
  });
});
