import { describe, expect, it } from 'vitest';
import { withoutCountervalues } from './countervalues.js';
import { readingOf } from '../testing/reading-of.js';
import { findTotals } from './find-totals.js';

const TOTALS = ['Net amount | 5,028.58 | 21,731.01', 'VAT 23% | 1,156.57 | 4,998.12', 'Total amount due | 6,185.15 | 26,729.13'];
const HEADS = ' | EUR | PLN (1 EUR = 4.3215 PLN)';

const grossIn = (currency: string, ...lines: readonly string[]): string | undefined => findTotals(withoutCountervalues(readingOf(...lines), currency)).gross?.value;

describe(withoutCountervalues, () => {
  it('leaves the totals in the currency of the invoice, whichever column it is', () => {
    expect(grossIn('EUR', HEADS, ...TOTALS)).toBe('6185.15');
    expect(grossIn('PLN', HEADS, ...TOTALS)).toBe('26729.13');
  });

  it('leaves amounts as they are where no heads tell two currencies', () => {
    const reading = readingOf('Price EUR | Amount EUR', ...TOTALS);
    expect(withoutCountervalues(reading, 'EUR')).toEqual(reading);
    expect(withoutCountervalues(readingOf(HEADS, ...TOTALS), 'CHF').amounts.flat()).toHaveLength(7);
  });

  it('leaves out what stands in brackets in another currency', () => {
    const lines = ['Subtotal | CHF 1,551.24 (USD 1,661.84)', 'VAT 8.1% | CHF 125.65 (USD 134.61)', 'Total | CHF 1,676.89 (USD 1,796.45)'];
    expect(grossIn('CHF', ...lines)).toBe('1676.89');
    expect(grossIn('CHF', 'Total | (CHF 1,676.89)')).toBe('1676.89');
    expect(grossIn('AUD', 'Subtotal | $100.00', 'GST (10%) | $10.00', 'Total (GST) | $110.00')).toBe('110');
  });
});
