import { describe, expect, it } from 'vitest';
import { readingOf } from '../testing/reading-of.js';
import { findTotals } from './find-totals.js';

const totalsOf = (...lines: readonly string[]): (string | undefined)[] => {
  const { net, tax, gross } = findTotals(readingOf('Invoice 0418', ...lines));
  return [net, tax, gross].map((total) => total?.value);
};

describe('Totals around a tax', () => {
  it('are what it is added to and what both come to, without a label', () => {
    expect(totalsOf('| €4,000.00', 'VAT @ 25% | €1,000.00', '| €5,000.00')).toEqual(['4000', '1000', '5000']);
  });

  it('are none where they do not add up', () => {
    expect(totalsOf('| €4,000.00', 'VAT @ 25% | €1,000.00', '| €5,100.00')).not.toContain('5100');
  });
});
