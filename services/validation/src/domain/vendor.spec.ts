import { newId } from '@smartap/runtime';
import { anInvoice, aVendor } from '@smartap/testing';
import { describe, expect, it } from 'vitest';
import { checkVendor } from './vendor.js';
import { resolveVendor, type VendorRecord } from './vendor-resolution.js';

const IBAN = 'DE89370400440532013000';
const record = (parts: Parameters<typeof aVendor>[0]): VendorRecord => ({ vendorId: newId(), version: 3, vendor: aVendor(parts) });

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

  it('lets a vendor of a like name go on only with a word of warning', () => {
    const own = { ...anInvoice().build(), seller: { identifiers: [], name: 'Muster Metalbau GmbH' } };
    expect(findings(own, record({ name: 'Muster Metallbau GmbH' }))).toEqual(['VENDOR_BY_LIKE_NAME']);
  });

  it('names a vendor that is blocked, and one that nobody knows', () => {
    expect(findings(invoice(IBAN), { ...vendor, vendor: { ...vendor.vendor, state: 'blocked' } })).toEqual(['VENDOR_BLOCKED']);
    expect(checkVendor(invoice(), undefined)).toMatchObject([{ code: 'VENDOR_UNKNOWN', severity: 'error' }]);
  });
});
