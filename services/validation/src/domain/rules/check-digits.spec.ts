import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isGln, isLei } from './check-digits.js';

describe.each([
  ['LEI', isLei, ['529900T8BM49AURSDO55', '7LTWFZYICNSX8D621K86'], ['529900T8BM49AURSDO56', '529900T8BM49AURSDO5', '']],
  ['GLN', isGln, ['4000001000005', '4012345000009', '7300010000001'], ['4000001000006', '400000100000', '40000010000055']],
] as const)('A %s', (_, isRight, right, wrong) => {
  it.each(right)('is %s', (text) => expect(isRight(text)).toBe(true));
  it.each(wrong)('is not %s', (text) => expect(isRight(text)).toBe(false));

  it('is none with one digit changed', () => {
    fc.assert(fc.property(fc.constantFrom(...right), fc.nat(), fc.integer({ min: 1, max: 9 }), (text, at, by) => {
      const digits = [...text].flatMap((char, index) => (/\d/.test(char) ? [index] : []));
      const index = digits[at % digits.length] ?? 0;
      const changed = `${text.slice(0, index)}${(Number(text[index]) + by) % 10}${text.slice(index + 1)}`;
      expect(isRight(changed)).toBe(false);
    }));
  });
});
