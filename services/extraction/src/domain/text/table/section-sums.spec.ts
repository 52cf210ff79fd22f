import { describe, expect, it } from 'vitest';
import { headingsOfSections } from './section-sums.js';

const sections = (amounts: readonly number[], total: number): readonly number[] | undefined => headingsOfSections(amounts.map((each) => BigInt(each)), [BigInt(total)]);

describe(headingsOfSections, () => {
  it('finds the headings that state what the rows below each come to', () => {
    expect(sections([8398, 3900, 500, 1999, 1999, -600, -600, 327, 327], 8125)).toEqual([0, 5, 7]);
  });

  it('looks on where a row alone would do for a section, and the rest would not', () => {
    expect(sections([20, 20, 20, 10, 30], 20)).toBeUndefined();
    expect(sections([40, 20, 20, 30, 30], 70)).toEqual([0, 3]);
  });

  it.each([
    ['a list without headings', [10, 20, 30], 60],
    ['a row below none', [30, 10, 20, 5], 35],
    ['sections that come to something else', [30, 10, 20, 5, 5], 60],
    ['too few rows', [10, 10], 10],
    ['more rows than a list of sections has', Array.from({ length: 62 }, (_, at) => (at % 2 === 0 ? 5 : 5)), 155],
  ])('finds none in %s', (_, amounts, total) => {
    expect(sections(amounts, total)).toBeUndefined();
  });
});
