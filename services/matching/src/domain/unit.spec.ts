import { describe, expect, it } from 'vitest';
import { unitFactor } from './unit.js';

describe(unitFactor.name, () => {
  it.each([
    ['C62', 'C62', '1'], ['XYZ', 'XYZ', '1'], ['EA', 'C62', '1'], ['DZN', 'C62', '12'], ['TNE', 'KGM', '1000'], ['GRM', 'KGM', '0.001'], ['CMT', 'MTR', '0.01'], ['MTQ', 'LTR', '1000'], ['MIN', 'SEC', '60'], ['HUR', 'MIN', '60'],
  ])('one %s is so many %s: %s', (from, to, factor) => {
    expect(unitFactor(from, to)?.toFixed()).toBe(factor);
  });

  it.each([['KGM', 'C62'], ['KGM', 'LTR'], ['XYZ', 'C62'], ['C62', 'XYZ']])('%s and %s have no factor: none is guessed', (from, to) => {
    expect(unitFactor(from, to)).toBeUndefined();
  });
});
