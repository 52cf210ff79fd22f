import { describe, expect, it } from 'vitest';
import type { Found } from '../../found.js';
import { readingOf } from '../../testing/reading-of.js';
import { PROVEN_SELLER } from './seller-proof.js';
import { unsureIfShort } from './short-name.js';

const named = (value: string, text = value): Found => ({ value, text, confidence: PROVEN_SELLER, label: undefined, page: 1, box: [50, 0, 100, 10], line: 0 });
const isSure = (seller: Found, ...lines: readonly string[]): boolean => unsureIfShort(readingOf(seller.text, ...lines), seller, ['Hafen Logistik GmbH']).confidence === PROVEN_SELLER;

describe(unsureIfShort, () => {
  it.each([
    ['Kartonwerk Süd', 'Kartonwerk Verwaltungs GmbH'],
    ['De Linde', 'Bakkerij De Linde'],
    ['Gruber Bau', 'Gruber Bau Ges. m. b. H.'],
    ["Bistro d'Orne", 'Bistro Dorne Restaurants SARL'],
  ])('has %s asked about beside %s', (name, other) => {
    expect(isSure(named(name), other)).toBe(false);
  });

  it.each([
    ['the bank', 'Volksbank Nord eG'],
    ['a sentence about it', 'Thank you for choosing Kartonwerk Süd'],
    ['a label before it', 'Account name: Kartonwerk Süd'],
    ['its second place', 'KARTONWERK SÜD'],
    ['what is below it', 'Verpackungen aller Art'],
  ])('leaves it as sure as it is beside %s', (_, other) => {
    expect(isSure(named('Kartonwerk Süd'), other)).toBe(true);
  });

  it('leaves a company, whoever else has one of its words, and a name without a form beside the buyer', () => {
    expect([isSure(named('Kartonwerk Süd GmbH'), 'Kartonwerk Verwaltungs GmbH'), isSure(named('Logistik Brandt'), 'Hafen Logistik GmbH')]).toEqual([true, true]);
  });

  it('leaves the denomination of a French company', () => {
    expect(isSure(named('Filature Roux', 'Filature Roux SARL - 3 rue Haute'), '(SARL au capital de 10 000 €)')).toBe(true);
  });
});
