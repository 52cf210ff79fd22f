import { describe, expect, it } from 'vitest';
import { vatIdMeant } from './vat-id-meant.js';

describe(vatIdMeant.name, () => {
  it.each([
    ['DE136695976', 'DE136695976'],
    ['DEI3669S976', 'DE136695976'],
    ['ATUI3585627', 'ATU13585627'],
    ['NLO04495445BO1', 'NL004495445B01'],
    ['1E6388047V', 'IE6388047V'],
    ['27AAPFU0939F12V', '27AAPFU0939F1ZV'],
    ['Z7AAPFUO939F1ZV', '27AAPFU0939F1ZV'],
  ])('takes %s for %s', (recognised, meant) => {
    expect(vatIdMeant(recognised)).toBe(meant);
  });

  it.each(['DE136695979', '27AAPFU0939F1ZX', 'Invoice', ''])('takes %s for none', (recognised) => {
    expect(vatIdMeant(recognised)).toBeUndefined();
  });
});
