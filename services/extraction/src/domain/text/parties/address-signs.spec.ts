import { describe, expect, it } from 'vitest';
import { isPostal, isReached, isStreet } from './address-signs.js';

describe(isReached, () => {
  it.each(['Tél. 04 77 47 60 30', 'Tlf: 22 41 18 90', 'Puh. 09 4247 1180', 'Telefoon 030 799 01 12', 'Teléfono 965 11 40 82', 'Mobil 0171 4418 220', 'www.kestrel.example'])('knows how somebody is reached by %s', (text) => {
    expect(isReached(text)).toBe(true);
  });

  it.each(['Mobile Power Ltd', 'Direct Freight 24 GmbH', 'Mobil i Sverige AB', 'Storgatan 12'])('takes %s for none', (text) => {
    expect(isReached(text)).toBe(false);
  });
});

describe(isStreet, () => {
  it('knows a part of a building by what stands before its number', () => {
    expect(['Unit 4 Canal Reach', 'Suite 12b Harbour House', 'Unit Trust Services'].map((text) => isStreet(text))).toEqual([true, true, false]);
    expect(['Mejlgade 71, baghuset', 'Halle Nord, baghuset'].map((text) => isStreet(text))).toEqual([true, false]);
  });
});

describe(isPostal, () => {
  it('takes the number of an order for no state and its code', () => {
    expect(['PO 66120', 'TX 76502'].map((text) => isPostal(text))).toEqual([false, true]);
  });
});
