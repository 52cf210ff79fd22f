import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nameKey, nameLikeness, nearNameKeys } from './vendor-name.js';

describe(nameKey.name, () => {
  it.each([
    ['Müller & Söhne GmbH', 'MULLER SOHNE'],
    ['MULLER und SOHNE GmbH & Co. KG', 'MULLER SOHNE'],
    ['Acme, Inc.', 'ACME'],
    ['GmbH', 'GMBH'],
    ['  Co-op  Ltd ', 'OP'],
    ['S.A.R.L. Dupont', 'DUPONT'],
    ['Rossi S.p.A.', 'ROSSI'],
    ['Jan Kowalski Sp. z o.o.', 'JAN KOWALSKI'],
    ['Łódź Ørsted A/S', 'LODZ ORSTED A S'],
    ['Ελλάς Α.Ε.', 'ΕΛΛΑΣ ΑΕ'],
    ['L’Oréal SA', 'LOREAL'],
    ['???', ''],
  ])('reads %s as %s', (name, key) => {
    expect(nameKey(name)).toBe(key);
  });
});

describe(nearNameKeys.name, () => {
  const name = fc.stringMatching(/^[A-Z]{3,12} [A-Z]{4,12}$/);

  it('shares a key with every name one slip away', () => {
    fc.assert(fc.property(name, fc.nat(), fc.constantFrom('', 'X'), (own, at, put) => {
      const i = at % own.length;
      const other = `${own.slice(0, i)}${put}${own.slice(i + 1)}`;
      const keys = new Set(nearNameKeys(own));
      // Near a limit of length, or with a legal form by chance, there is nothing to compare.
      fc.pre(own[i] !== ' ' && nameLikeness(own, other) > 0 && nameKey(own) === own && nameKey(other) === other && !/[AOU]E/.test(own + other));
      expect(nearNameKeys(other).some((key) => keys.has(key))).toBe(true);
    }));
  });

  it('has none for names that are short', () => {
    expect(nearNameKeys('Abc GmbH')).toEqual([]);
  });
});
