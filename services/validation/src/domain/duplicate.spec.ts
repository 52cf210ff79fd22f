import { anInvoice } from '@smartap/testing';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { duplicateKey, sellerIdentity } from './duplicate.js';
import { canonicalNumber } from './duplicates/canonical-number.js';

describe(canonicalNumber.name, () => {
  it.each([
    ['R-2026-001', 'R2026001'],
    ['rg 2026/001', '2026001'],
    ['RE-000123', '123'],
    ['Rechnung Nr. 00123', '123'],
    ['INV00042', '42'],
    ['Invoice No 42', '42'],
    ['FAC-0042-A', '42A'],
    ['2026-0042', '20260042'],
    ['0000', '0'],
    ['A0012', 'A12'],
    ['REX-12', 'REX12'],
    ['NOVA-7', 'NOVA7'],
    ['ＩＮＶ－４２', '42'],
    ['INV', 'INV'],
    ['№ 42', '42'],
  ])('reads %s as %s', (number, canonical) => {
    expect(canonicalNumber(number)).toBe(canonical);
  });

  it('keeps apart what differs in digits or in letters that are no label', () => {
    const numbers = ['2026-1', '2026-2', 'R-1', 'A-1', 'B-1', '1-A', '10', '100', '1000'];
    expect(new Set(numbers.map(canonicalNumber)).size).toBe(numbers.length);
  });

  it('knows neither case nor space around', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom(...'ABEINRVO019 -/.') , maxLength: 15 }), (number) => {
      const once = canonicalNumber(number);
      expect(once).toMatch(/^[A-Z0-9]*$/);
      expect(canonicalNumber(number.toLowerCase())).toBe(once);
      expect(canonicalNumber(`  ${number}  `)).toBe(once);
    }));
  });
});

describe(sellerIdentity.name, () => {
  const seller = { name: 'Seller', identifiers: [] };
  it('takes the strongest evidence there is', () => {
    const all = { ...seller, vatId: 'de 123456789', legalRegistrationId: { value: 'HRB 1' }, taxRegistrationId: '12/345' };
    const account = anInvoice().payableTo('DE89 3704 0044 0532 0130 00').build();
    expect(sellerIdentity({ ...account, seller: all })).toBe('vat:DE123456789');
    expect(sellerIdentity({ ...account, seller: { ...seller, legalRegistrationId: { value: 'HRB 1' }, taxRegistrationId: '12/345' } })).toBe('reg:HRB1');
    expect(sellerIdentity({ ...account, seller: { ...seller, taxRegistrationId: '12/345' } })).toBe('tax:12345');
    expect(sellerIdentity({ ...account, seller })).toBe('iban:DE89370400440532013000');
    expect(sellerIdentity({ ...anInvoice().build(), seller })).toBeUndefined();
  });
});

describe(duplicateKey.name, () => {
  const invoice = anInvoice().from('Seller', 'DE123456789').with({ number: 'R-1', issueDate: '2026-01-14' }).build();
  const key = duplicateKey(invoice);

  it('is the same for another edition of the same invoice', () => {
    expect(duplicateKey({ ...invoice, number: 'inv r 0001', issueDate: '2026-12-31', seller: { ...invoice.seller, name: 'Seller GmbH', vatId: 'DE 123 456 789' } })).toBe(key);
  });

  it.each([
    ['number', { number: 'R-2' }],
    ['year', { issueDate: '2025-12-31' }],
    ['type', { typeCode: '381' }],
    ['seller', { seller: { ...invoice.seller, vatId: 'DE987654321' } }],
  ])('differs by %s', (_, parts) => {
    expect(duplicateKey({ ...invoice, ...parts })).not.toBe(key);
  });

  it.each([['number'], ['issueDate']] as const)('is none without %s', (field) => {
    expect(duplicateKey({ ...invoice, [field]: undefined })).toBeUndefined();
  });
});
