import { describe, expect, it } from 'vitest';
import { compactVatId, isValidVatId } from './vat-id.js';

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
