import { emptyInvoice } from '@smartap/en16931';
import { describe, expect, it } from 'vitest';
import { refused, type Extracted } from '../outcome.js';
import { contested } from './contested.js';

function reading(number: string, confidence = 0.98): Extracted {
  return { outcome: 'extracted', format: 'image', invoice: { ...emptyInvoice(), number, issueDate: '2026-03-14' }, evidence: { number: { method: 'ocr', confidence }, issueDate: { method: 'ocr', confidence: 0.95 } }, review: [] };
}

describe(contested, () => {
  it('asks about a value that another reading gives otherwise, and leaves the others', () => {
    const { evidence, review } = contested(reading('RE-118'), reading('RE-113')) as Extracted;
    expect(evidence['number']?.confidence).toBeCloseTo(0.784);
    expect(evidence['issueDate']?.confidence).toBe(0.95);
    expect(review).toMatchObject([{ field: 'number', reason: 'LOW_CONFIDENCE', value: 'RE-118' }]);
  });

  it('takes an identifier from the reading in which its check digits hold, and doubts none that they prove', () => {
    const withId = (vatId: string): Extracted => ({ ...reading('RE-118'), invoice: { ...emptyInvoice(), number: 'RE-118', seller: { identifiers: [], vatId } }, evidence: { 'seller.vatId': { method: 'ocr', confidence: 0.95, text: vatId } } });
    const asked = { ...withId('DE136695979'), review: [{ field: 'seller.vatId', reason: 'LOW_CONFIDENCE' as const, confidence: 0.8 }] };
    const both = [contested(asked, withId('DE136695976')), contested(withId('DE136695976'), withId('DE136695979'))];
    for (const settled of both) expect(settled).toMatchObject({ invoice: { seller: { vatId: 'DE136695976' } }, evidence: { 'seller.vatId': { confidence: 0.95, text: 'DE136695976' } }, review: [] });
    expect(contested(withId('DE136695976'), withId('DE812871812'))).toMatchObject({ review: [{ field: 'seller.vatId' }] });
    expect(asked.invoice.seller.vatId).toBe('DE136695979');
  });

  it('asks nobody about a street that another reading gives otherwise, and is less sure of it', () => {
    const at = (line1: string): Extracted => ({ ...reading('RE-118'), invoice: { ...emptyInvoice(), seller: { identifiers: [], address: { line1 } } }, evidence: { 'seller.address.line1': { method: 'ocr', confidence: 0.9 } } });
    const { evidence, review } = contested(at('Hafenweg 3'), at('Hafenweg 8')) as Extracted;
    expect(evidence['seller.address.line1']?.confidence).toBeCloseTo(0.72);
    expect(review).toEqual([]);
  });

  it('asks once', () => {
    const asked: Extracted = { ...reading('RE-118', 0.8), review: [{ field: 'number', reason: 'LOW_CONFIDENCE', confidence: 0.8 }] };
    expect((contested(asked, reading('RE-113')) as Extracted).review).toHaveLength(1);
  });

  it('leaves what both readings give alike, or only one could give', () => {
    expect(contested(reading('RE-118'), reading('RE-118'))).toEqual(reading('RE-118'));
    expect(contested(reading('RE-118'), refused('NOT_AN_INVOICE', ''))).toEqual(reading('RE-118'));
  });
});
