import { describe, expect, it } from 'vitest';
import { readingOf } from '../testing/reading-of.js';
import { ratesOfPage } from './rates-of-page.js';

describe(ratesOfPage, () => {
  const HEAD = 'TVA | Base HT | Montant';

  it('finds the rate that stands beside an amount and its tax without a sign', () => {
    expect([...ratesOfPage(readingOf(HEAD, '20,00 | 81,90 | 16,38')).keys()]).toEqual([200_000n]);
  });

  it('finds that an amount is taxed at nought, beside it and its tax', () => {
    expect([...ratesOfPage(readingOf('Rate | Goods | VAT', '20.00 | 462.96 | 92.59', '0.00 | 193.90 | 0.00')).keys()]).toEqual([200_000n, 0n]);
    expect([...ratesOfPage(readingOf('Rate | Goods | VAT', '20.00 | 462.96 | 92.59', '193.90 | 0.00')).keys()]).toEqual([200_000n]);
  });

  it('looks for none in a line with more amounts than a table of taxes has', () => {
    const others = Array.from({ length: 40 }, (_, index) => `1${index},11`);
    expect(ratesOfPage(readingOf(HEAD, ['20,00', '81,90', '16,38', ...others].join(' | '))).size).toBe(0);
  });
});
