import { describe, expect, it } from 'vitest';
import { readingOf } from '../../testing/reading-of.js';
import { findParties } from '../find-parties.js';

const sellerIn = (...lines: readonly string[]): string | undefined => findParties(readingOf(...lines), {}).seller?.value;

describe('a firm of one person', () => {
  it('has the owner in its name whom the line below names', () => {
    expect(sellerIn('Fjord Foto', 'v/ Karin Holm Brandt, Nygade 5, 8000 Aarhus C', 'CVR-nr. 33827415, hej@fjordfoto.example', 'Regning 88')).toBe('Fjord Foto v/ Karin Holm Brandt');
  });

  it('has none where its name has a legal form, or nobody is named so', () => {
    expect(sellerIn('Fjord Foto ApS', 'v/ Karin Holm Brandt, Nygade 5, 8000 Aarhus C', 'CVR-nr. 33827415, hej@fjordfoto.example', 'Regning 88')).toBe('Fjord Foto ApS');
    expect(sellerIn('Fjord Foto', 'Nygade 5, 8000 Aarhus C', 'CVR-nr. 33827415, hej@fjordfoto.example', 'Regning 88')).toBe('Fjord Foto');
  });
});
