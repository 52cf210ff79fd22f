import { describe, expect, it } from 'vitest';
import { compactVatId, faultOfVatId, isProvenTaxNumber, isProvenVatId, isValidVatId } from './vat-id.js';

describe(isValidVatId.name, () => {
  it.each(['DE123456789', 'de 123 456 789', 'ATU12345678', 'FR40303265045', 'NL123456789B01', 'ES-X1234567X', 'CHE-123.456.789 MWST', 'EL123456789', 'GB123456789', 'IE1234567FA', 'US12-3456789', 'PL1234567890'])('takes %s', (vatId) => {
    expect(isValidVatId(vatId)).toBe(true);
  });

  it.each(['DE12345678', 'DE1234567890', 'ATU1234567', 'AT12345678', 'FR4030326504', 'NL123456789', 'IT1234567890', 'CHE12345678'])('does not take %s', (vatId) => {
    expect(isValidVatId(vatId)).toBe(false);
  });
});

describe(compactVatId.name, () => {
  it('drops spaces and punctuation and knows no case', () => {
    expect(compactVatId(' de 123.456-789 ')).toBe('DE123456789');
  });
});

describe(faultOfVatId.name, () => {
  it.each(['DE136695976', 'ATU13585627', 'BE0403019261', 'FR40303265045', 'IT00743110157', 'NL004495445B01', 'NL000099998B57', 'ESA28015865', 'PL5260001246', 'DK13585628', 'FI20774740', 'SE556703748501', 'CHE-100.155.212 MWST', 'NO995525828MVA', 'GB980780684', 'EL094259216', 'PT501964843', '27AAPFU0939F1ZV', 'US12-3456789'])('finds nothing wrong with %s', (vatId) => {
    expect(faultOfVatId(vatId)).toBeUndefined();
  });

  it.each(['DE136695977', 'ATU13585628', 'BE0403019262', 'FR41303265045', 'IT00743110158', 'NL004495446B01', 'PL5260001247', 'DK13585627', 'SE556703748601', 'CHE-100.155.213 MWST', 'NO995525829MVA', 'GB980780685', 'EL094259217', 'PT501964844', '27AAPFU0939F1ZX'])('finds wrong check digits in %s', (vatId) => {
    expect(faultOfVatId(vatId)).toBe('check digits');
  });

  it('names the structure before the check digits', () => {
    expect(faultOfVatId('DE12')).toBe('structure');
  });
});

describe(isProvenVatId.name, () => {
  it.each([['DE136695976', true], ['27AAPFU0939F1ZV', true], ['27AAPFU0939F1Z0', false], ['NL000099998B57', true], ['fr 40 303 265 045', true], ['DE136695977', false], ['DE12', false], ['US12-3456789', false], ['', false]])('of %s is %s', (vatId, proven) => {
    expect(isProvenVatId(vatId)).toBe(proven);
  });
});

describe(isProvenTaxNumber.name, () => {
  it('takes a number for that of a country whose check digits hold', () => {
    expect(isProvenTaxNumber('00743110157', ['IT'])).toBe(true);
    expect(isProvenTaxNumber('526-000-12-46', ['CZ', 'PL'])).toBe(true);
    expect(isProvenTaxNumber('00743110158', ['IT'])).toBe(false);
    expect(isProvenTaxNumber('00743110157', [])).toBe(false);
  });
});
