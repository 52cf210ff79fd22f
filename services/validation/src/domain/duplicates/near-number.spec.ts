import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldedNumber } from './canonical-number.js';
import { areNear, isOneSlip } from './near-number.js';

const text = fc.string({ unit: fc.constantFrom(...'0123AB'), minLength: 1, maxLength: 8 });

describe(isOneSlip.name, () => {
  it.each([['10045', '10054'], ['10045', '10046'], ['10045', '1045'], ['1045', '10045'], ['10045', '10045'], ['1', '']])('holds for %s and %s', (a, b) => {
    expect(isOneSlip(a, b)).toBe(true);
  });

  it.each([['10045', '10450'], ['1234', '4321'], ['12', '1234'], ['1221', '2112'], ['10', '23']])('does not for %s and %s', (a, b) => {
    expect(isOneSlip(a, b)).toBe(false);
  });

  it('holds both ways, for every single slip', () => {
    fc.assert(fc.property(text, fc.nat(7), fc.constantFrom(...'0123AB'), (own, at, char) => {
      const i = at % own.length;
      const swapped = own.slice(0, i) + (own[i + 1] ?? '') + (own[i] ?? '') + own.slice(i + 2);
      for (const other of [own.slice(0, i) + own.slice(i + 1), own.slice(0, i) + char + own.slice(i), own.slice(0, i) + char + own.slice(i + 1), swapped]) {
        expect(isOneSlip(own, other)).toBe(true);
        expect(isOneSlip(other, own)).toBe(true);
      }
    }));
  });
});

describe(areNear.name, () => {
  it.each([['20264008', '2O2640O8'], ['5281', 'SZ8I'], ['20240123', '123'], ['OO17', '17']])('sees that %s may be %s', (a, b) => {
    expect(areNear(a, b)).toBe(true);
  });

  it('sees nothing in a number that is missing', () => {
    expect(areNear('', '17')).toBe(false);
    expect(areNear('', '')).toBe(false);
  });

  it('folds what is folded no further', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom(...'OILSBZ0158'), maxLength: 8 }), (number) => {
      expect(foldedNumber(foldedNumber(number))).toBe(foldedNumber(number));
    }));
  });
});
