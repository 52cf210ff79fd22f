import { describe, expect, it } from 'vitest';
import { layOut } from '../pdf/layout.js';
import type { Word } from '../pdf/word.js';
import { findId, type Found } from './identifiers.js';
import { read } from './print/reading.js';
import { page } from './testing/reading-of.js';

const BOUND = 0.9;

function numberIn(text: string, confidence?: number): Found | undefined {
  const words = page(text).map((word): Word => (confidence === undefined ? word : { ...word, confidence }));
  return findId(read(layOut([words])), 'number');
}

describe(findId, () => {
  it.each(['Invoice No. GT\\5153', 'Invoice No.: RE-2026/118', 'Invoice No. 4711'])('finds the number in %s', (text) => {
    expect(numberIn(text)?.value).toBe(text.split(' ').at(-1));
  });

  it('is not sure of a recognised number behind which another piece stands', () => {
    expect(numberIn('Invoice No. FA-201 7-0010', 0.99)?.confidence).toBeLessThan(BOUND);
    expect(numberIn('Invoice No. FA-2017-0010', 0.99)?.confidence).toBeGreaterThan(BOUND);
    expect(numberIn('Invoice No. FA-2017-0010 13.11.2017', 0.99)?.confidence).toBeGreaterThan(BOUND);
    expect(numberIn('Invoice No. FA-201 7-0010')?.confidence).toBeGreaterThan(BOUND);
  });
});
