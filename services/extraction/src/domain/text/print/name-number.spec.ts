import { describe, expect, it } from 'vitest';
import { nameNumber, numbersIn } from './name-number.js';

describe(nameNumber.name, () => {
  it.each([
    ['Zu Rechnung RE-2026/118 vom 3. März', 'RE-2026-118', true],
    ['RE 2026 118', 'RE2026118', true],
    ['RE-2026-1180', 'RE-2026-118', false],
    ['PRE-2026-118', 'RE-2026-118', false],
    ['', 'RE-2026-118', false],
    ['anything', '-', false],
  ])('%j names %j: %j', (text, number, isNamed) => {
    expect(nameNumber([text], number)).toBe(isNamed);
    // What is found by looking for it is among all that are found.
    expect(numbersIn([text]).includes('re2026118')).toBe(isNamed);
  });
});

describe(numbersIn.name, () => {
  it('leaves out what is too short to mean something, and more than a page may name', () => {
    expect(numbersIn(['Page 12', '8 h'])).toEqual([]);
    expect(numbersIn([Array.from({ length: 3000 }, (_, index) => `A${1000 + index}`).join(' ')])).toHaveLength(1000);
  });
});
