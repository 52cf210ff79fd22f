import { describe, expect, it } from 'vitest';
import { unswapped } from './swapped.js';

describe(unswapped, () => {
  it.each([['Spe琀琀.le', 'Spett.le'], ['Prac琀椀ce', 'Practice'], ['O昀昀shore', 'Offshore'], ['Ko昀케eservice', 'Koffieservice'], ['Me琀琀e', 'Mette']])('%s is %s', (text, meant) => {
    expect(unswapped(text)).toBe(meant);
  });

  it.each(['最高', '株式会社A琀', 'Offshore', 'Größe'])('%s stays as it is', (text) => {
    expect(unswapped(text)).toBe(text);
  });
});
