import { describe, expect, it } from 'vitest';
import { dec, fixed, plain, roundTo, sum } from './decimal.js';

describe('decimal', () => {
  it('is exact where binary numbers are not', () => {
    expect(plain(sum(['0.1', '0.2']))).toBe('0.3');
    expect(plain(dec('589.80').minus('0.0000000001'))).toBe('589.7999999999');
  });

  it('rounds a half away from zero', () => {
    expect(fixed('2.345', 2)).toBe('2.35');
    expect(fixed('-2.345', 2)).toBe('-2.35');
    expect(plain(roundTo('2.5', 0))).toBe('3');
  });

  it('writes no exponent', () => {
    expect(plain('0.000000001')).toBe('0.000000001');
    expect(plain(dec('1e21'))).toBe('1000000000000000000000');
  });
});
