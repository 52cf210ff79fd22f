import { emptyInvoice } from '@smartap/en16931';
import { describe, expect, it } from 'vitest';
import type { FieldEvidence } from './outcome.js';
import { dropStaleBreakdown } from './stale-breakdown.js';

function after(method: FieldEvidence['method'], vat: string): { rows: number; paths: string[] } {
  const invoice = { ...emptyInvoice(), totals: { withoutVat: '100', vat }, vatBreakdown: [{ taxable: '100', tax: '19', rate: '19' }] };
  const evidence: Record<string, FieldEvidence> = { 'totals.vat': { method: 'person', confidence: 1 }, 'vatBreakdown[0].tax': { method, confidence: 0.95 } };
  dropStaleBreakdown(invoice, evidence);
  return { rows: invoice.vatBreakdown.length, paths: Object.keys(evidence) };
}

describe(dropStaleBreakdown, () => {
  it('drops what was read and no longer comes to the totals', () => {
    expect(after('text', '18')).toEqual({ rows: 0, paths: ['totals.vat'] });
  });

  it.each([['text', '19'], ['xml', '18'], ['person', '18']] as const)('keeps what was given by %s beside a tax of %s', (method, vat) => {
    expect(after(method, vat).rows).toBe(1);
  });
});
