import { describe, expect, it } from 'vitest';
import { layOut } from '../../pdf/layout.js';
import type { Word } from '../../pdf/word.js';
import { findTotals } from '../totals/find-totals.js';
import { toTheRight } from './place.js';
import { read } from './reading.js';

/** Texts of one word each, ten points high. */
const wordsOf = (...printed: readonly (readonly [left: number, top: number, text: string])[]): Word[] =>
  printed.map(([left, top, text]) => ({ text, box: [left, top, left + 5 * text.length, top + 10], page: 1, size: 10, opens: true, closes: true }));

const totalsOf = (words: readonly Word[]): (string | undefined)[] => {
  const { net, tax, gross } = findTotals(read(layOut([words])));
  return [net?.value, tax?.value, gross?.value];
};

describe(toTheRight, () => {
  it('finds values that are set half a line lower or higher than their labels', () => {
    expect(totalsOf(wordsOf([300, 300, 'Subtotal'], [450, 305, '100.00'], [300, 330, 'VAT'], [450, 335, '20.00'], [300, 360, 'Total'], [450, 355, '120.00']))).toEqual(['100', '20', '120']);
  });

  it('finds amounts that stand under their currency where the column is too narrow', () => {
    expect(totalsOf(wordsOf([300, 300, 'Subtotal'], [500, 300, 'EUR'], [475, 314, '6.064,57'], [300, 340, 'MwSt.'], [500, 340, 'EUR'], [475, 354, '1.152,27'], [300, 380, 'Total'], [500, 380, 'EUR'], [475, 394, '7.216,84']))).toEqual(['6064.57', '1152.27', '7216.84']);
  });

  it('leaves a value in a line with a label of its own, or with no share of the height', () => {
    const [lower] = findTotals(read(layOut([wordsOf([300, 300, 'Subtotal'], [380, 305, 'Paid'], [450, 305, '100.00'])]))).net?.amounts ?? [];
    expect(lower).toBeUndefined();
    expect(findTotals(read(layOut([wordsOf([300, 300, 'Subtotal'], [450, 311, '100.00'])]))).net).toBeUndefined();
  });

  it('leaves what stands in brackets to the labels there, and those nothing else', () => {
    const lines = [[50, 300, 'Paid'], [100, 300, '(incl.'], [150, 300, 'VAT'], [200, 300, '9.50)'], [450, 300, '59.50']] as const;
    const reading = read(layOut([wordsOf(...lines)]));
    expect(reading.labels[0]?.map((hit) => [hit.field, toTheRight(reading, 0, hit, reading.amounts).map(({ item }) => item.value)])).toEqual([['paid', ['9.5', '59.5']], ['tax', ['9.5']]]);
  });
});
