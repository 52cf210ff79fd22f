import { describe, expect, it } from 'vitest';
import { readingOf } from '../text/testing/reading-of.js';
import { wordsOf } from './recognise-layout.js';

describe(wordsOf, () => {
  const reading = readingOf('Quorble Handel', 'Frumm|Plonk|Quarb', '2 Rotorblade|KX-1', 'of steel', '4 Bearing|KX-2', 'with grease', 'Qubsumme|121.00');

  it('leaves out what the known items of a table that nobody would find are called', () => {
    expect(wordsOf(reading)).toEqual(['quorble', 'handel', 'frumm', 'plonk', 'quarb', 'rotorblade', 'steel', 'bearing', 'with', 'grease', 'qubsumme']);
    expect(wordsOf(reading, [2, 4])).toEqual(['quorble', 'handel', 'frumm', 'plonk', 'quarb', 'qubsumme']);
  });
});
