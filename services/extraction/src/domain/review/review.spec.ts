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

  it('asks about a value under the bound', () => {
    expect(reviewOf({ ...invoice, totals: { ...invoice.totals, withVat: '119' } }, read('text', 0.5)).map(({ reason }) => reason)).toEqual(['LOW_CONFIDENCE', 'LOW_CONFIDENCE']);
  });
});
