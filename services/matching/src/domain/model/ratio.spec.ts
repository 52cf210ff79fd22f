import { describe, expect, it } from 'vitest';
import { fixedText, plainText, ratio, rounded, settled } from './ratio.js';
import { rateOf } from './rates.js';
import { STANDARD_UNITS, unitFactor } from './units.js';

describe('A ratio', () => {
  it.each([['2.345', 2, '2.35'], ['-2.345', 2, '-2.35'], ['1/3', 2, '0.33'], ['2/3', 2, '0.67'], ['-0.001', 2, '0.00'], ['385.5', 0, '386'], ['1.255', 3, '1.255'], ['0.5', 0, '1']])('%s to %s places is %s', (value, places, text) => {
    expect(fixedText(ratio(value), places)).toBe(text);
  });

  it('rounds a half the other way when asked', () => {
    expect(fixedText(rounded(ratio('2.345'), 2, 'down'), 2)).toBe('2.34');
    expect(fixedText(rounded(ratio('2.3451'), 2, 'down'), 2)).toBe('2.35');
  });

  it('is written without trailing zeros', () => {
    expect(['10.50', '100', '1/3', '-0.25', '0'].map((value) => plainText(ratio(value)))).toEqual(['10.5', '100', '0.333333333', '-0.25', '0']);
    expect(settled(ratio('1/3').mul(3)).equals(1)).toBe(true);
  });
});

describe(unitFactor.name, () => {
  it.each([['XYZ', 'XYZ', '1'], ['EA', 'C62', '1'], ['H87', 'EA', '1'], ['DZN', 'C62', '12'], ['C62', 'DZN', '1/12'], ['TNE', 'KGM', '1000'], ['GRM', 'TNE', '1/1000000'], ['CMT', 'MTR', '1/100'], ['MTQ', 'LTR', '1000'], ['HUR', 'MIN', '60'], ['XCT', 'CT', '1'], ['ST', 'XST', '1'], ['PF', 'XPX', '1']])('one %s is so many %s: %s', (from, to, factor) => {
    expect(unitFactor(from, to, STANDARD_UNITS)?.toFraction()).toBe(factor);
  });

  it.each([['KGM', 'C62'], ['KGM', 'LTR'], ['XBX', 'C62'], ['C62', 'XBX']])('%s and %s have no factor: none is guessed', (from, to) => {
    expect(unitFactor(from, to, STANDARD_UNITS)).toBeUndefined();
  });
});

describe(rateOf.name, () => {
  const rates = [{ from: 'USD', to: 'EUR', rate: '0.9', date: '2026-03-06', source: 'bank' }, { from: 'USD', to: 'EUR', rate: '0.8', date: '2026-03-12', source: 'bank' }];
  it('is that of the day, or the last before it, and none of later', () => {
    expect(rateOf('USD', 'EUR', '2026-03-12', rates)?.rate).toBe('0.8');
    expect(rateOf('USD', 'EUR', '2026-03-10', rates)?.rate).toBe('0.9');
    expect(rateOf('USD', 'EUR', '2026-03-05', rates)).toBeUndefined();
    expect(rateOf('USD', 'EUR', '2026-09-05', rates)).toBeUndefined();
    expect(rateOf('EUR', 'USD', '2026-03-06', rates)?.rate).toBe('10/9');
    expect(rateOf('USD', 'GBP', '2026-03-06', rates)).toBeUndefined();
  });
});
