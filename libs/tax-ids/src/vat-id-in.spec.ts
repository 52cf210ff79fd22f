import { describe, expect, it } from 'vitest';
import { vatIdIn } from './vat-id-in.js';

describe(vatIdIn.name, () => {
  it.each([
    ['in one word', 'DE136695976', 'DE136695976', 1],
    ['in groups', 'FR 40 303 265 045 RCS Paris', 'FR40303265045', 5],
    ['with other figures behind it', 'CZ00177041 12 Praha', 'CZ00177041', 1],
    ['with a word set to it', 'FR40303265045RCS', 'FR40303265045', 1],
    ['with punctuation', 'CHE-100.155.212 MWST,', 'CHE100155212MWST', 2],
    ['whose check digits do not hold', 'DE123456789 Berlin', 'DE123456789', 1],
  ])('finds an id %s', (_, text, vatId, words) => {
    expect(vatIdIn(text.split(' '))).toEqual({ vatId, words });
  });

  it.each([['an account', 'DE89370400440532013000'], ['an id of a country that has no rule here', 'US12-3456789'], ['nothing', '']])('finds none in %s', (_, text) => {
    expect(vatIdIn(text.split(' '))).toBeUndefined();
  });
});
