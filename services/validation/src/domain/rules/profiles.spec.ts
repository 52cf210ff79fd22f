import { formOf, readInvoice, restate, stateModel, writeCii, writeUbl, type Binding, type Invoice, type StatedLine, type Statement } from '@smartap/en16931';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { validInvoice } from '../../testing/valid-invoice.js';
import { EN16931 } from './en16931/index.js';
import { profileFor } from './profiles.js';
import { runRules } from './run-rules.js';
import { validate } from '../validate.js';
import { syntaxFindings } from './syntax-findings.js';

const EXTENDED = 'urn:cen.eu:en16931:2017#conformant#urn:factur-x.eu:1p0:extended';
const STANDARD = 'urn:cen.eu:en16931:2017';
const MINIMUM = 'urn:factur-x.eu:1p0:minimum';
const [sample] = fc.sample(validInvoice(['S']), { numRuns: 1, seed: 11 });
if (sample === undefined) throw new Error('a sample expected');

/** A document as validation gets it: its model, and what only its form tells. */
function sent(xml: string, binding: Binding = 'cii'): { statement: Statement; form: NonNullable<ReturnType<typeof formOf>> } {
  const read = readInvoice(xml);
  const form = formOf(read) ?? { terms: [], syntax: [] };
  return { statement: restate(stateModel(read.model, { binding }), form.terms), form };
}

const fired = (statement: Statement, specificationId: string): string[] => runRules(statement, [EN16931], profileFor(specificationId)).map(({ rule }) => rule.id);
const write = (invoice: Invoice, edit: (xml: string) => string = (xml) => xml): string => edit(writeCii({ ...invoice, specificationId: EXTENDED }));
const line = (xml: string): string => /<ram:IncludedSupplyChainTradeLineItem>[\s\S]*?<\/ram:IncludedSupplyChainTradeLineItem>/.exec(xml)?.[0] ?? '';
const heading = (sum: string): string => `<ram:IncludedSupplyChainTradeLineItem><ram:AssociatedDocumentLineDocument><ram:LineID>0</ram:LineID><ram:LineStatusReasonCode>GROUP</ram:LineStatusReasonCode></ram:AssociatedDocumentLineDocument><ram:SpecifiedTradeProduct><ram:Name>Kitchen</ram:Name></ram:SpecifiedTradeProduct><ram:SpecifiedLineTradeSettlement><ram:SpecifiedTradeSettlementLineMonetarySummation><ram:LineTotalAmount>${sum}</ram:LineTotalAmount></ram:SpecifiedTradeSettlementLineMonetarySummation></ram:SpecifiedLineTradeSettlement></ram:IncludedSupplyChainTradeLineItem>`;
const under = (xml: string, sum = sample.totals.lineNetSum ?? ''): string => xml.replace(line(xml), `${heading(sum)}${line(xml)}`);

describe(profileFor.name, () => {
  it.each([
    [EXTENDED, 'extended'], ['urn:cen.eu:en16931:2017#conformant#urn:zugferd.de:2p0:extended', 'extended'], ['urn:cen.eu:en16931:2017#conformant#urn.cpro.gouv.fr:1p0:extended-ctc-fr', 'extended'],
    [MINIMUM, 'minimum'], ['urn:zugferd.de:2p0:minimum', 'minimum'], ['urn:factur-x.eu:1p0:basicwl', 'basic-wl'], ['urn:ferd:CrossIndustryDocument:invoice:1p0:comfort', 'zugferd1'], ['urn:peppol:pint:billing-1@aunz-1', 'elsewhere'], ['OIOUBL-2.02', 'elsewhere'],
    [STANDARD, undefined], ['urn:cen.eu:en16931:2017#compliant#urn:factur-x.eu:1p0:basic', undefined], ['urn:cen.eu:en16931:2017#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0', undefined], ['urn:fdc:peppol.eu:2017:poacc:billing:3.0', undefined], [undefined, undefined], ['', undefined],
  ])('knows %s', (specificationId, name) => {
    expect(profileFor(specificationId)?.name).toBe(name);
  });
});

describe('An invoice of an extended profile', () => {
  const charge = { amount: '7.00', reason: 'Carriage', vatCategory: 'S', vatRate: sample.vatBreakdown[0]?.rate ?? '' };

  it('may have headings among its lines, which are no items', () => {
    const { statement } = sent(write(sample, under));
    expect(fired(statement, EXTENDED)).toEqual([]);
    expect(fired(statement, STANDARD)).toEqual(expect.arrayContaining(['BR-22', 'BR-26', 'BR-CO-04', 'BR-CO-10']));
  });

  it('must say of each item what the standard asks, and is told where the document has it', () => {
    const { statement } = sent(write(sample, (xml) => under(xml.replace(/<ram:BilledQuantity[^>]*>[^<]*<\/ram:BilledQuantity>/, ''))));
    const [broken] = runRules(statement, [EN16931], profileFor(EXTENDED)).filter(({ rule }) => rule.id === 'BR-22');
    expect(broken?.breaches).toMatchObject([{ place: { group: 'line', index: 1, name: sample.lines[0]?.id } }]);
  });

  it('counts carriage among its charges', () => {
    const asCharge: Invoice = { ...sample, charges: [...sample.charges, charge] };
    const carriage = `<ram:SpecifiedLogisticsServiceCharge><ram:Description>Carriage</ram:Description><ram:AppliedAmount>7.00</ram:AppliedAmount><ram:AppliedTradeTax><ram:TypeCode>VAT</ram:TypeCode><ram:CategoryCode>S</ram:CategoryCode><ram:RateApplicablePercent>${charge.vatRate}</ram:RateApplicablePercent></ram:AppliedTradeTax></ram:SpecifiedLogisticsServiceCharge>`;
    const asCarriage = sent(write(sample, (xml) => xml.replace('<ram:SpecifiedTradePaymentTerms>', `${carriage}<ram:SpecifiedTradePaymentTerms>`)));
    expect(asCarriage.statement.serviceCharges, 'the document has the charge').toHaveLength(1);
    expect(fired(asCarriage.statement, EXTENDED), 'as a charge that no total has').toEqual(fired(stateModel(asCharge, { binding: 'cii' }), EXTENDED));
    expect(fired(asCarriage.statement, EXTENDED)).toContain('BR-CO-12');
    expect(fired(asCarriage.statement, STANDARD), 'the standard does not see it').not.toContain('BR-CO-12');
  });

  it.each([[1, []], [-1, []], [100, ['BR-CO-10']]] as const)('may be a cent off for each line: %i', (cents, expected) => {
    const lines = (net: string): StatedLine[] => statement.lines.map((own, index) => (index === 0 ? { ...own, net } : own));
    const { statement } = sent(write(sample));
    const off = { ...statement, lines: lines((Number(statement.lines[0]?.net) + (cents * statement.lines.length) / 100).toFixed(2)) };
    expect(fired(off, EXTENDED).filter((id) => id === 'BR-CO-10')).toEqual(expected);
    expect(fired(off, STANDARD)).toContain('BR-CO-10');
  });

  it('may use of its syntax what the standard does not', () => {
    const { form } = sent(write(sample, (xml) => xml.replace('<ram:GrandTotalAmount>', '<ram:TotalAllowanceChargeAmount>0</ram:TotalAllowanceChargeAmount><ram:GrandTotalAmount>').replace('</ram:ApplicableHeaderTradeSettlement>', '<ram:InvoiceReferencedDocument><ram:IssuerAssignedID>A</ram:IssuerAssignedID><ram:ReferenceTypeCode>IV</ram:ReferenceTypeCode></ram:InvoiceReferencedDocument></ram:ApplicableHeaderTradeSettlement>')));
    expect(syntaxFindings(form, [EN16931]).length).toBeGreaterThan(0);
    expect(syntaxFindings(form, [EN16931], profileFor(EXTENDED))).toEqual([]);
  });
});

describe('An invoice of another standard', () => {
  const PINT = 'urn:peppol:pint:billing-1@aunz-1';
  const { statement } = sent(writeUbl({ ...sample, specificationId: PINT }).replaceAll('>VAT<', '>GST<'), 'ubl');

  it('may have another tax than VAT, and must add up', () => {
    expect(fired(statement, STANDARD)).toEqual(expect.arrayContaining(['BR-CO-04', 'BR-47']));
    expect(fired(statement, PINT)).toEqual([]);
    expect(fired({ ...statement, totals: statement.totals && { ...statement.totals, withVat: '1' } }, PINT)).toContain('BR-CO-15');
  });

  it('is told to be one', () => {
    const of = (format: string, specificationId: string) => validate({ ...sample, specificationId }, format, { duplicateOf: undefined, vendors: [], waived: new Map() }).findings.filter(({ code }) => code === 'NOT_EN16931');
    expect(of('ubl', PINT)).toMatchObject([{ severity: 'info', message: expect.stringContaining(PINT) as string }]);
    expect([...of('ubl', STANDARD), ...of('ubl', EXTENDED), ...of('pdf-text', PINT)]).toEqual([]);
  });
});

describe('An invoice of a profile without lines', () => {
  const { lineNetSum: _, ...totals } = sample.totals;
  const { statement } = sent(writeCii({ ...sample, specificationId: MINIMUM, lines: [], totals }));

  it('is not asked for them', () => {
    expect(fired(statement, MINIMUM)).toEqual([]);
    expect(fired(statement, STANDARD)).toContain('BR-16');
  });

  it('must add up all the same, as far as it says what it is made of', () => {
    const stated = statement.totals;
    if (stated === undefined) throw new Error('totals expected');
    const off = { ...statement, totals: { ...stated, withVat: '1', due: '2' } };
    expect(fired(off, 'urn:factur-x.eu:1p0:basicwl')).toEqual(['BR-CO-16', 'BR-CO-15']);
    expect(fired(off, MINIMUM), 'what was paid before, it cannot say').toEqual(['BR-CO-15']);
  });
});
