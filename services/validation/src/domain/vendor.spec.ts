import { newId } from '@smartap/runtime';
import { anInvoice, aVendor } from '@smartap/testing';
import { describe, expect, it } from 'vitest';
import { checkVendor, nameKey, resolveVendor, sellerKeys, vendorKeys, type VendorRecord } from './vendor.js';

const IBAN = 'DE89370400440532013000';
const record = (parts: Parameters<typeof aVendor>[0]): VendorRecord => ({ vendorId: newId(), version: 3, vendor: aVendor(parts) });

describe(nameKey.name, () => {
  it.each([
    ['Müller & Söhne GmbH', 'MULLER SOHNE'],
    ['MULLER SOHNE', 'MULLER SOHNE'],
    ['Acme, Inc.', 'ACME'],
    ['GmbH', 'GMBH'],
    ['  Co-op  Ltd ', 'OP'],
  ])('reads %s as %s', (name, key) => {
    expect(nameKey(name)).toBe(key);
  });
});

describe(resolveVendor.name, () => {
  const byVat = record({ vatIds: ['DE 123456789'], name: 'One GmbH' });
  const byRegistration = record({ registrationIds: ['HRB 42'], name: 'Two GmbH' });
  const byIban = record({ accounts: [{ iban: 'DE89 3704 0044 0532 0130 00', state: 'approved' }], name: 'Three GmbH' });
  const byName = record({ name: 'Four GmbH' });
  const all = [byName, byIban, byRegistration, byVat];
  const seller = { identifiers: [], name: 'Four', vatId: 'DE123456789', legalRegistrationId: { value: 'hrb42' } };
  const invoice = anInvoice().payableTo(IBAN).build();

  it.each([
    ['vatId', byVat, seller],
    ['registrationId', byRegistration, { ...seller, vatId: 'DE000000000' }],
    ['iban', byIban, { identifiers: [], name: 'Four' }],
  ] as const)('counts %s above what is weaker', (resolvedBy, expected, own) => {
    expect(resolveVendor({ ...invoice, seller: { ...own } as typeof invoice.seller }, all)?.match).toMatchObject({ vendorId: expected.vendorId, version: 3, resolvedBy });
  });

  it('finds by name when nothing else is known', () => {
    expect(resolveVendor({ ...anInvoice().build(), seller: { identifiers: [], name: 'FOUR Ltd.' } }, all)?.match).toMatchObject({ vendorId: byName.vendorId, resolvedBy: 'name' });
  });

  it('takes none of two that share the evidence, and goes on to the next', () => {
    const twin = record({ vatIds: ['DE123456789'], name: 'Twin' });
    expect(resolveVendor({ ...invoice, seller: { ...seller } }, [...all, twin])?.match).toMatchObject({ resolvedBy: 'registrationId' });
    expect(resolveVendor({ ...anInvoice().build(), seller: { identifiers: [], vatId: 'DE123456789' } }, [byVat, twin])).toBeUndefined();
  });

  it('does not find a vendor by an account that is not approved', () => {
    const proposed = record({ accounts: [{ iban: IBAN, state: 'proposed' }] });
    expect(resolveVendor({ ...invoice, seller: { identifiers: [] } }, [proposed])).toBeUndefined();
  });

  it('agrees with the keys under which vendors are stored', () => {
    const keys = new Set(sellerKeys({ ...invoice, seller: { ...seller } }).map(({ kind, key }) => `${kind} ${key}`));
    for (const { vendor } of [byVat, byRegistration, byIban]) expect(vendorKeys(vendor).some(({ kind, key }) => keys.has(`${kind} ${key}`))).toBe(true);
  });
});

describe(checkVendor.name, () => {
  const vendor = record({ vatIds: ['DE123456789'], accounts: [{ iban: IBAN, state: 'approved' }, { iban: 'GB29NWBK60161331926819', state: 'quarantined' }] });
  const invoice = (account?: string) => {
    const builder = anInvoice().from('Seller', 'DE123456789');
    return (account ? builder.payableTo(account) : builder).build();
  };
  const findings = (own: ReturnType<typeof invoice>, known = vendor) => checkVendor(own, resolveVendor(own, [known])).map(({ code }) => code);

  it('has nothing against an approved account, or none at all', () => {
    expect(findings(invoice(IBAN))).toEqual([]);
    expect(findings(invoice())).toEqual([]);
  });

  it.each(['GB29NWBK60161331926819', 'NO9386011117947'])('does not let %s be paid, which is not approved', (account) => {
    expect(findings(invoice(account))).toEqual(['ACCOUNT_NOT_APPROVED']);
  });

  it('names a vendor that is blocked, and one that nobody knows', () => {
    expect(findings(invoice(IBAN), { ...vendor, vendor: { ...vendor.vendor, state: 'blocked' } })).toEqual(['VENDOR_BLOCKED']);
    expect(checkVendor(invoice(), undefined)).toMatchObject([{ code: 'VENDOR_UNKNOWN', severity: 'error' }]);
  });
});
