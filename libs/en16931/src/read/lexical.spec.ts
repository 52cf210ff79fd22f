import { describe, expect, it } from 'vitest';
import { canonicalDecimal, isoDate } from './lexical.js';

describe(canonicalDecimal, () => {
  it.each([
    ['1', '1'],
    ['+0012.50', '12.5'],
    ['-0.00', '0'],
    ['-.5', '-0.5'],
    ['7.', '7'],
    ['1000', '1000'],
    [' 3.14 ', '3.14'],
    ['99999999999999999999.000000001', '99999999999999999999.000000001'],
  ])('reads %s as %s', (lexical, canonical) => {
    expect(canonicalDecimal(lexical)).toBe(canonical);
  });

  it.each(['', '.', '-', '1,5', '1e3', 'NaN', '1 000', '1.2.3', '9'.repeat(65)])('refuses %s', (lexical) => {
    expect(canonicalDecimal(lexical)).toBeUndefined();
  });
});

describe(isoDate, () => {
  it.each([
    ['2024-02-29', '2024-02-29'],
    ['20240229', '2024-02-29'],
    ['202402291530', '2024-02-29'],
    ['2024-01-31T23:59:59Z', '2024-01-31'],
    ['2024-01-31+02:00', '2024-01-31'],
  ])('reads %s as %s', (lexical, iso) => {
    expect(isoDate(lexical)).toBe(iso);
  });

  it.each(['2023-02-29', '20241301', '31.12.2024', '2024-1-1', '', '0000-01-01'])('refuses %s', (lexical) => {
    expect(isoDate(lexical)).toBeUndefined();
  });
});
