import { newId } from '@smartap/runtime';
import { anInvoice, aVendor } from '@smartap/testing';
import { describe, expect, it } from 'vitest';
import { complete } from '../testing/complete.js';
import { openFindings, RULES_VERSION, validate, type ValidationFacts } from './validate.js';

const vendor = { vendorId: newId(), version: 1, vendor: aVendor({ vatIds: ['DE123456788'] }) };
const clean = complete(anInvoice().from('Seller', 'DE123456788').build());
const facts = (parts: Partial<ValidationFacts> = {}): ValidationFacts => ({ duplicateOf: undefined, vendors: [vendor], waived: new Map(), ...parts });
const codes = (...args: Parameters<typeof validate>): string[] => validate(...args).findings.map(({ code }) => code);

describe(validate.name, () => {
  it('passes an invoice that is right, new and from a known vendor', () => {
    expect(validate(clean, 'ubl', facts())).toMatchObject({ verdict: 'passed', findings: [], vendor: { vendorId: vendor.vendorId, trusted: true }, rulesVersion: RULES_VERSION });
  });

  it('blocks a duplicate, naming the other one, and tells everything else too', () => {
    const duplicateOf = newId();
    const outcome = validate({ ...clean, totals: { ...clean.totals, due: '1' } }, 'ubl', facts({ duplicateOf }));
    expect(outcome.verdict).toBe('blocked');
    expect(outcome.findings).toMatchObject([{ code: 'DUPLICATE_NUMBER', severity: 'block', otherInvoiceId: duplicateOf }, { code: 'BR-CO-16' }]);
  });

  it('lets nobody waive a block', () => {
    expect(validate(clean, 'ubl', facts({ duplicateOf: newId(), waived: new Map([['DUPLICATE_NUMBER', { by: 'anna' }]]) })).verdict).toBe('blocked');
  });

  it('flags what a person must look at, all of it', () => {
    const outcome = validate({ ...clean, totals: { ...clean.totals, due: '1' } }, 'ubl', facts({ vendors: [] }));
    expect(outcome.verdict).toBe('flagged');
    expect(outcome.findings.map(({ code }) => code)).toEqual(['BR-CO-16', 'VENDOR_UNKNOWN']);
    expect(outcome.vendor).toBeNull();
  });

  it('passes when every error was waived, and says by whom', () => {
    const waived = new Map([['VENDOR_UNKNOWN', { by: 'anna', reason: 'one-off' }]]);
    const outcome = validate(clean, 'ubl', facts({ vendors: [], waived }));
    expect(outcome).toMatchObject({ verdict: 'passed', findings: [{ code: 'VENDOR_UNKNOWN', waived: { by: 'anna', reason: 'one-off' } }] });
    expect(openFindings(outcome.findings)).toEqual([]);
    expect(validate({ ...clean, number: undefined }, 'ubl', facts({ vendors: [], waived })).verdict).toBe('flagged');
  });

  it('passes with a warning', () => {
    const odd = { ...clean, buyer: { ...clean.buyer, vatId: 'DE1' } };
    expect(validate(odd, 'ubl', facts())).toMatchObject({ verdict: 'passed', findings: [{ code: 'VAT_ID_INVALID', severity: 'warning' }] });
  });

  const without = (field: keyof typeof clean): typeof clean => ({ ...clean, [field]: undefined });
  it.each([
    ['BR-02', without('number')],
    ['BR-03', without('issueDate')],
    ['BR-04', without('typeCode')],
    ['BR-05', without('currency')],
    ['BR-13', { ...clean, totals: { ...clean.totals, withoutVat: undefined } }],
    ['BR-13', { ...clean, totals: {} }],
    ['BR-15', { ...clean, totals: { ...clean.totals, due: undefined } }],
  ])('names the mandatory term that is missing: %s', (code, invoice) => {
    expect(codes(invoice, 'pdf-text', facts())).toContain(code);
  });

  it('asks more of an electronic invoice than of a page', () => {
    const bare = { ...clean, buyer: { identifiers: [] }, lines: [], totals: { withoutVat: '100', vat: '19', withVat: '119', due: '119' } };
    expect(codes(bare, 'facturx', facts())).toEqual(['BR-07', 'BR-10', 'BR-11', 'BR-12', 'BR-16', 'BR-CO-10', 'BR-CO-13', 'BR-S-08']);
    expect(codes(bare, 'pdf-text', facts())).toEqual([]);
  });

  it('asks of an invoice in the syntax of a single state what holds for any, its sums above all', () => {
    const national = { ...clean, specificationId: 'http://isdoc.cz/namespace/2013', lines: clean.lines.map((line) => ({ ...line, unit: 'szt' })) };
    expect(codes({ ...national, specificationId: clean.specificationId }, 'ubl', facts())).toEqual(['BR-CL-23']);
    for (const format of ['fatturapa', 'ksef', 'ebinterface', 'isdoc', 'facturae']) {
      expect(codes(national, format, facts())).toEqual([]);
      expect(codes({ ...national, totals: { ...national.totals, withVat: '120' } }, format, facts())).toEqual(['BR-CO-16', 'BR-CO-15']);
    }
  });

  it('takes of a page what it says, though it is no electronic invoice', () => {
    const page = { ...clean, specificationId: undefined, seller: { identifiers: [], name: 'Seller', vatId: 'DE123456788' }, buyer: { identifiers: [] }, typeCode: '380', totals: { withVat: '119', due: '119', withoutVat: '100' } };
    expect(codes({ ...page, vatBreakdown: [] }, 'pdf-text', facts())).toEqual(['BR-CO-15']);
    expect(codes({ ...page, vatBreakdown: [], totals: { ...page.totals, vat: '19' } }, 'pdf-text', facts())).toEqual([]);
  });

  it('asks about a tax that the standard forgives, once', () => {
    const wrong = (tax: string): typeof clean => ({ ...clean, vatBreakdown: clean.vatBreakdown.map((row) => ({ ...row, tax })), totals: { ...clean.totals, vat: tax, withVat: String(100 + Number(tax)), due: String(100 + Number(tax)) } });
    expect(codes(wrong('19.9'), 'ubl', facts())).toEqual(['VAT_DIFFERS']);
    expect(codes(wrong('21'), 'ubl', facts())).toEqual(['BR-CO-17', 'BR-S-09']);
  });

  it('holds a document against the specification that it claims', () => {
    const claims = { ...clean, specificationId: 'urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0', buyerReference: 'B' };
    expect(codes(claims, 'ubl', facts())).toEqual(['PEPPOL-EN16931-R001', 'PEPPOL-EN16931-R007', 'PEPPOL-EN16931-R010', 'PEPPOL-EN16931-R020', 'DE-R-001', 'DE-R-002']);
    const empty = { terms: [], syntax: [{ rule: 'PEPPOL-EN16931-R008', path: '/Invoice/cbc:Note', times: 1 }] };
    expect(codes(claims, 'ubl', facts({ form: empty }))).toContain('PEPPOL-EN16931-R008');
    expect(codes(clean, 'ubl', facts({ form: empty }))).toEqual([]);
    expect(codes(claims, 'pdf-text', facts())).toEqual([]);
  });

  it('judges by the form of a document what its model cannot hold', () => {
    const form = { terms: [{ path: 'totals.due', stated: `${clean.totals.due ?? ''}.000` }, { path: 'number', stated: '' }], syntax: [{ rule: 'UBL-SR-48', path: '/Invoice/cac:InvoiceLine[2]', times: 2 }, { rule: 'UBL-GONE', path: '/', times: 1 }] };
    const { verdict, findings } = validate(clean, 'ubl', facts({ form }));
    expect(verdict).toBe('flagged');
    expect(findings.map(({ code }) => code)).toEqual(['BR-02', 'BR-DEC-18', 'UBL-SR-48']);
    expect(findings.at(-1)?.message).toBe('A line shall have exactly one VAT category. /Invoice/cac:InvoiceLine[2]. Ask the seller for a corrected invoice. The same in 1 more places.');
  });

  it('decides the same of the same', () => {
    expect(validate(structuredClone(clean), 'ubl', facts())).toEqual(validate(clean, 'ubl', facts()));
  });
});
