import { describe, expect, it } from 'vitest';
import { readingOf } from '../testing/reading-of.js';
import { findBuyer } from './buyer.js';

const buyerIn = (...lines: readonly string[]): string | undefined => findBuyer(readingOf(...lines), {}, [])?.value;

describe(findBuyer, () => {
  it('stands below the line of the sender', () => {
    expect(buyerIn('Olsza AS · Havnegata 3 · 0250 Oslo', 'Kron Import', 'Industriveien 50', '1473 Lørenskog')).toBe('Kron Import');
  });

  it('is no head of a table below a line that names weights', () => {
    expect(buyerIn('Skip MV Skagen · Krüger Werkzeug · 3 kolli · 4145 kg', 'Beskrivelse | Antall | Beløp', 'Frakt | 1 | 418,49', 'Tillegg | 1 | 1,47')).toBeUndefined();
  });
});
