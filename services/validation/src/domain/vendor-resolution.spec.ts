import { newId } from '@smartap/runtime';
import { anInvoice, aVendor } from '@smartap/testing';
import { describe, expect, it } from 'vitest';
import { sellerKeys, vendorKeys } from './vendor-keys.js';
import { resolveVendor, type VendorRecord } from './vendor-resolution.js';

const IBAN = 'DE89370400440532013000';
const record = (parts: Parameters<typeof aVendor>[0]): VendorRecord => ({ vendorId: newId(), version: 3, vendor: aVendor(parts) });

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
    ['iban', byIban, { ...seller, vatId: 'DE000000000' }],
  ] as const)('counts %s above what is weaker, and says what told', (resolvedBy, expected, own) => {
    expect(resolveVendor({ ...invoice, seller: { ...own } }, all)?.match).toMatchObject({ vendorId: expected.vendorId, version: 3, resolvedBy });
  });

  it('finds by name when nothing else is known', () => {
    expect(resolveVendor({ ...anInvoice().build(), seller: { identifiers: [], name: 'FOUR Ltd.' } }, all)?.match).toMatchObject({ vendorId: byName.vendorId, resolvedBy: 'name' });
  });

  it('finds by the domain that the seller, or the mail that brought the invoice, writes from, and trusts nobody for it', () => {
    const byDomain = record({ name: 'Five GmbH', domains: ['Five.example', 'gmail.com'], trusted: true });
    const nobody = { ...anInvoice().build(), seller: { identifiers: [], name: 'Something Else' } };
    const writing = (email: string) => ({ ...nobody, seller: { ...nobody.seller, contact: { email } } });
    expect(resolveVendor(writing('ann@FIVE.example'), [...all, byDomain])?.match).toMatchObject({ vendorId: byDomain.vendorId, resolvedBy: 'domain', trusted: false, evidence: { said: 'five.example', known: 'Five.example' } });
    expect(resolveVendor(nobody, [...all, byDomain], 'Ann <ann@five.example>')?.match).toMatchObject({ vendorId: byDomain.vendorId, resolvedBy: 'domain' });
    expect(resolveVendor(nobody, [...all, byDomain])).toBeUndefined();
    expect(resolveVendor(writing('ann@gmail.com'), [...all, byDomain]), 'everybody writes from there').toBeUndefined();
    expect(resolveVendor({ ...nobody, seller: { ...nobody.seller, name: 'Four' } }, [...all, byDomain], 'ann@five.example')?.match, 'a name counts above it').toMatchObject({ vendorId: byName.vendorId, resolvedBy: 'name' });
  });

  it('takes a domain that several write from for nothing, and looks at like names', () => {
    const [one, other] = [record({ name: 'Northern Paper Trading', domains: ['group.example'] }), record({ name: 'Six', domains: ['group.example'] })];
    const own = { ...anInvoice().build(), seller: { identifiers: [], name: 'Nothern Paper Trading' } };
    expect(resolveVendor(own, [one, other], 'a@group.example')?.match).toMatchObject({ vendorId: one.vendorId, resolvedBy: 'name', evidence: { likeness: expect.any(String) } });
    expect(resolveVendor({ ...own, seller: { identifiers: [], name: 'Unlike' } }, [one, other], 'a@group.example')).toBeUndefined();
  });

  it('counts a registration above a name', () => {
    const own = { identifiers: [], name: 'Four', legalRegistrationId: { value: 'hrb42' } };
    expect(resolveVendor({ ...anInvoice().build(), seller: own }, all)?.match).toMatchObject({ vendorId: byRegistration.vendorId, resolvedBy: 'registrationId', evidence: { said: 'hrb42', known: 'HRB 42' } });
  });

  it('lets weaker evidence decide among those that share the stronger, and nobody else', () => {
    const twin = record({ vatIds: ['DE123456789'], name: 'Twin', accounts: [{ iban: IBAN, state: 'approved' }] });
    expect(resolveVendor({ ...invoice, seller: { ...seller } }, [...all, twin])?.match).toMatchObject({ vendorId: twin.vendorId, resolvedBy: 'iban', evidence: { said: IBAN, known: IBAN, among: 2 } });
    expect(resolveVendor({ ...anInvoice().build(), seller: { identifiers: [], vatId: 'DE123456789', name: 'Four' } }, [byVat, twin, byName])).toBeUndefined();
  });

  it('takes nobody by account or name whose VAT ids of that country are others', () => {
    const own = { ...invoice, seller: { identifiers: [], name: 'Three', vatId: 'DE136695976' } };
    const known = { accounts: [{ iban: IBAN, state: 'approved' as const }], name: 'Three GmbH' };
    expect(resolveVendor(own, [record({ ...known, vatIds: ['DE123456788'] })])).toBeUndefined();
    expect(resolveVendor(own, [record({ ...known, vatIds: ['ATU12345675'] })])?.match.resolvedBy).toBe('iban');
    expect(resolveVendor({ ...own, seller: { ...own.seller, vatId: 'DE136695977' } }, [record({ ...known, vatIds: ['DE123456788'] })])?.match.resolvedBy).toBe('iban');
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

describe('a like name', () => {
  const metal = record({ name: 'Muster Metallbau GmbH', country: 'DE', vatIds: [], trusted: true });
  const from = (name: string, country?: string) => ({ ...anInvoice().build(), seller: { identifiers: [], name, ...(country ? { address: { country } } : {}) } });

  it.each(['Muster Metalbau GmbH', 'Metallbau Muster', 'MUSTER-METALLBAU', 'Mustermetallbau AG', 'Muster Metallbuu'])('finds %s, and does not trust it', (name) => {
    const match = resolveVendor(from(name), [metal])?.match;
    expect(match).toMatchObject({ vendorId: metal.vendorId, resolvedBy: 'name' });
    if (match?.evidence?.likeness !== undefined) expect(match.trusted).toBe(false);
  });

  it('tells how like it is, and who comes next', () => {
    const other = record({ name: 'Muster Metall Bauteile Berlin' });
    expect(resolveVendor(from('Muster Metalbau'), [other, metal])?.match.evidence).toEqual({ said: 'Muster Metalbau', known: 'Muster Metallbau GmbH', likeness: '0.93' });
  });

  it.each([
    ['that is too far', 'Muster Holzbau', [metal]],
    ['of two that are as near', 'Muster Metallbua', [metal, record({ name: 'Muster Metallbud' })]],
    ['that is too short', 'Abcde', [record({ name: 'Abcdf' })]],
    ['with another number', 'Autohaus Nord 25', [record({ name: 'Autohaus Nord 24' })]],
  ])('finds none %s', (_, name, known) => {
    expect(resolveVendor(from(name), known)).toBeUndefined();
  });

  it('finds none of another country, or with other VAT ids', () => {
    expect(resolveVendor(from('Muster Metalbau', 'AT'), [metal])).toBeUndefined();
    const own = { ...anInvoice().build(), seller: { identifiers: [], name: 'Muster Metalbau', vatId: 'DE136695976' } };
    expect(resolveVendor(own, [record({ name: 'Muster Metallbau', vatIds: ['DE123456788'] })])).toBeUndefined();
  });

  it('is not swayed by vendors that only other invoices of the batch brought', () => {
    const far = record({ name: 'Mustor Metollbou' });
    expect(resolveVendor(from('Muster Metalbau'), [far, metal])?.match.evidence?.runnerUp).toBeUndefined();
  });
});
