import { describe, expect, it } from 'vitest';
import { readingOf } from '../testing/reading-of.js';

describe('amounts below nothing', () => {
  it.each(['-1825,80', '−1825,80', '–1825,80', '1825,80-', '1825,80−', '−€1825,80', '€−1825,80', '−1.825,80'])('are known by the sign of %s', (printed) => {
    expect(readingOf(`Netto | ${printed}`).amounts.flat().map(({ value }) => value)).toEqual(['-1825.8']);
  });
});
