import { stateModel, type CodeUse, type Statement, type StatedAllowance, type StatedLine, type StatedPayment, type StatedSubLine, type StatedThirdPartyPayment } from '@smartap/en16931';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { validInvoice } from '../../testing/valid-invoice.js';
import { layersFor } from './layers-for.js';
import { PEPPOL } from './peppol/index.js';
import { NATIONAL_RULES } from './peppol/national/index.js';
import type { RuleLayer } from './rule.js';
import { findingOf, runRules } from './run-rules.js';
import { XRECHNUNG_EXTENSION } from './xrechnung/extension.js';
import { XRECHNUNG } from './xrechnung/index.js';
import { XRECHNUNG_VEHICLES } from './xrechnung/vehicles.js';

const EXTENSION = ':kosit:extension:xrechnung_3.0';
const XRECHNUNG_ID = 'urn:cen.eu:en16931:2017#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0';
const PEPPOL_ID = 'urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0';
const [sample] = fc.sample(validInvoice(['S']), { numRuns: 1, seed: 7 });
if (sample === undefined) throw new Error('a sample expected');
const peppol: Statement = { ...stateModel(sample), specificationId: PEPPOL_ID, businessProcess: 'urn:fdc:peppol.eu:2017:poacc:billing:01:1.0' };
const xrechnung: Statement = { ...peppol, specificationId: XRECHNUNG_ID };

const [paid] = xrechnung.payments;
const { seller, buyer } = xrechnung;
if (paid === undefined || seller === undefined || buyer === undefined) throw new Error('a way to pay and parties expected');
const paying = (parts: Partial<StatedPayment>): Partial<Statement> => ({ payments: [{ ...paid, ...parts }] });
const contact = (parts: object): Partial<Statement> => ({ seller: { ...seller, contact: { name: 'Ann', phone: '030 123', email: 'a@example.org', ...parts } } });
const lined = (parts: Partial<StatedLine>): Partial<Statement> => ({ lines: peppol.lines.map((line) => ({ ...line, ...parts })) });
const ALLOWANCE: StatedAllowance = { amount: '0', baseAmount: undefined, percentage: undefined, reason: 'Agreed', reasonCode: undefined, taxes: [] };
const allowed = (parts: Partial<StatedAllowance>): Partial<Statement> => ({ allowances: [{ ...ALLOWANCE, ...parts }] });
const MONTH = { start: '2026-01-01', end: '2026-01-31', code: undefined };
const nowhere = { line1: undefined, city: '', postCode: '', country: 'DE' };
const mandate = { code: '59', accounts: [], hasMandate: true, mandateReference: 'M1', debitedAccount: 'DE89370400440532013000' };

describe('The layer of a document', () => {
  it('is chosen by its specification, and by the tenant', () => {
    const names = (...args: Parameters<typeof layersFor>): string[] => layersFor(...args).map(({ name }) => name);
    expect(names('urn:cen.eu:en16931:2017')).toEqual(['en16931']);
    expect(names(PEPPOL_ID)).toEqual(['en16931', 'peppol']);
    expect(names(XRECHNUNG_ID)).toEqual(['en16931', 'xrechnung']);
    expect(names(undefined, ['xrechnung'])).toEqual(['en16931', 'xrechnung']);
    expect(names(`${XRECHNUNG_ID}#conformant#urn:xeinkauf.de${EXTENSION}`)).toEqual(['en16931', 'xrechnung', 'xrechnung-extension']);
  });

  it('says nothing of an invoice that is right', () => {
    fc.assert(fc.property(validInvoice(['S', 'Z', 'E', 'AE', 'K', 'G']), (invoice) => {
      expect(runRules({ ...stateModel(invoice), specificationId: XRECHNUNG_ID, businessProcess: peppol.businessProcess }, [XRECHNUNG, XRECHNUNG_EXTENSION]).map(({ rule }) => rule.id)).toEqual([]);
      expect(runRules({ ...stateModel(invoice), specificationId: PEPPOL_ID, businessProcess: peppol.businessProcess }, [PEPPOL]).map(({ rule }) => rule.id)).toEqual([]);
    }), { numRuns: 50 });
  });
});

const CASES: [string, Statement, Partial<Statement>][] = [
  ...([
    ['BR-DE-1', { payments: [] }], ['BR-DE-2', { seller: { ...seller, contact: undefined } }], ['BR-DE-3', { seller: { ...seller, address: { ...nowhere, postCode: '1' } } }], ['BR-DE-4', { seller: { ...seller, address: { ...nowhere, city: 'A' } } }],
    ['BR-DE-5', contact({ name: '' })], ['BR-DE-6', contact({ phone: undefined })], ['BR-DE-7', contact({ email: undefined })], ['BR-DE-8', { buyer: { ...buyer, address: { ...nowhere, postCode: '1' } } }], ['BR-DE-9', { buyer: { ...buyer, address: { ...nowhere, city: 'A' } } }],
    ['BR-DE-10', { deliveryAddress: { ...nowhere, postCode: '1' } }], ['BR-DE-11', { deliveryAddress: { ...nowhere, city: 'A' } }], ['BR-DE-14', { breakdown: [{ taxable: '1', tax: '1', taxes: [] }] }], ['BR-DE-15', { buyerReference: '' }],
    ['BR-DE-16', { seller: { ...seller, hasTaxId: false } }], ['BR-DE-16', { seller: { ...seller, vatIds: [''] } }], ['BR-DE-17', { typeCode: '393' }], ['BR-DE-18', { paymentTerms: '#SKONTO#TAGE=14#PROZENT=2#\n' }], ['BR-DE-18', { paymentTerms: '#SKONTO#TAGE=14#PROZENT=2.00#' }], ['BR-DE-18', { paymentTerms: '#SKONTO#TAGE=14#PROZENT=2.00#\n#SKONTO#TAGE=30#PROZENT=1.00#' }], ['BR-DE-19', paying({ accounts: ['123'] })], ['BR-DE-20', { ...paying({ ...mandate, debitedAccount: '123' }), creditorId: 'C' }],
    ['BR-DE-22', { fileNames: ['a.pdf', 'A.pdf', 'a.pdf'] }], ['BR-DE-21', { specificationId: 'urn:cen.eu:en16931:2017' }], ['BR-DE-23-a', paying({ accounts: [] })], ['BR-DE-23-b', paying({ hasCard: true })], ['BR-DE-24-a', paying({ code: '48', accounts: [] })], ['BR-DE-24-b', paying({ code: '48', hasCard: true })],
    ['BR-DE-25-a', paying({ ...mandate, hasMandate: false })], ['BR-DE-25-b', { ...paying({ ...mandate, hasCard: true }), creditorId: 'C' }], ['BR-DE-26', { typeCode: '384', precedingInvoices: [] }], ['BR-DE-27', contact({ phone: '12' })], ['BR-DE-28', contact({ email: 'nobody' })],
    ['BR-DE-28', contact({ email: 'ann@example' })], ['BR-DE-28', contact({ email: '.ann@example.org' })], ['BR-TMP-2', { attachments: [{ id: 'A', description: undefined, uri: 'example.org/a' }] }],
    ['BR-DE-30', paying(mandate)], ['BR-DE-31', { ...paying({ ...mandate, debitedAccount: undefined, code: '49' }), creditorId: 'C' }],
  ] as [string, Partial<Statement>][]).map(([id, parts]): [string, Statement, Partial<Statement>] => [id, xrechnung, parts]),
  ...([
    ['R001', { businessProcess: undefined }], ['R004', { specificationId: `${PEPPOL_ID}::2.1` }], ['R007', { businessProcess: '' }], ['R007', { businessProcess: 'urn:fdc:peppol.eu:2017:poacc:billing:03:1.0' }], ['R002', { notes: ['a', 'b'] }], ['R003', { buyerReference: undefined, orderReference: undefined }], ['R004', { specificationId: XRECHNUNG_ID }], ['R005', { taxCurrency: 'EUR', vatTotals: [...peppol.vatTotals, { amount: '1', currency: 'EUR', rows: [] }] }], ['R007', { businessProcess: 'mine' }],
    ['R010', { buyer: { ...buyer, endpoint: undefined } }], ['R020', { seller: { ...seller, endpoint: undefined } }], ['R040', allowed({ amount: '7', baseAmount: '100', percentage: '6' })], ['R041', allowed({ percentage: '6' })], ['R042', allowed({ baseAmount: '100' })],
    ['R046', lined({ grossPrice: '999999', priceDiscount: '1' })], ['CL007', { codes: new Map([...peppol.codes, ['amountCurrency', new Set(['STD'])]]) }], ['CL008', { codes: new Map([...peppol.codes, ['endpointScheme', new Set(['EM'])]]) }], ['R053', { vatTotals: [...peppol.vatTotals, ...peppol.vatTotals] }],
    ['R054', { taxCurrency: 'SEK' }], ['R055', { taxCurrency: 'SEK', vatTotals: [...peppol.vatTotals, { amount: '-1', currency: 'SEK', rows: [] }] }], ['R055', { taxCurrency: 'SEK', vatTotals: [...peppol.vatTotals, { amount: '1', currency: 'NOK', rows: [] }] }], ['R055', { binding: 'cii', taxCurrency: 'SEK', vatTotals: [{ amount: '0', currency: 'EUR', rows: [] }, { amount: '-1', currency: 'SEK', rows: [] }] }], ['R061', paying({ code: '59', mandateReference: undefined })],
    ['R053', { binding: 'cii', vatTotals: [...peppol.vatTotals, ...peppol.vatTotals] }], ['R054', { binding: 'cii', vatTotals: [...peppol.vatTotals, { amount: '1', currency: 'SEK', rows: [] }] }],
    ['R110', { periods: [MONTH], ...lined({ periods: [{ ...MONTH, start: '2025-12-31' }] }) }], ['R111', { periods: [MONTH], ...lined({ periods: [{ ...MONTH, end: '2026-02-01' }] }) }], ['R120', lined({ net: '999999' })],
    ['P0100', { isCreditNote: false, typeCode: '751' }], ['P0101', { isCreditNote: true, typeCode: '261' }], ['P0112', { isCreditNote: false, typeCode: '384' }],
    ...['G', 'O', 'IC', 'AE', 'D', 'F', 'I', 'J'].map((reason, i) => [`P01${String(i + 4).padStart(2, '0')}`, { breakdown: peppol.breakdown.map((row) => ({ ...row, taxes: row.taxes.map((tax) => ({ ...tax, exemptionCode: `VATEX-EU-${reason}` })) })) }]),
  ] as [string, Partial<Statement>][]).map(([number, parts]): [string, Statement, Partial<Statement>] => [`PEPPOL-EN16931-${number}`, peppol, parts]),
];

const named = (scheme: string, value: string): Partial<Statement> => ({ seller: { ...seller, endpoint: { value, scheme } } });
const WRONG_IDS = [['R040', '0088', '1'], ['R041', '0192', '974760674'], ['R042', '0184', '1234567'], ['R052', '0096', '123456789'], ['R053', '0198', '12345678'], ['R054', '0106', '1234567'], ['R055', '0190', '1'], ['R056-1', '9944', 'NL1'], ['R057', '0217', '1'], ['R043', '0208', '0202239952'], ['R044', '0201', '1'], ['R045', '0210', '1'], ['R046', '9907', '1'], ['R047', '0211', 'IT1'], ['R049', '0007', '5560360794'], ['R050', '0151', '1']] as const;
CASES.push(['PEPPOL-COMMON-R056-2', peppol, { buyer: { ...buyer, vatIds: ['NL1'] } }]);
CASES.push(['PEPPOL-COMMON-R040', peppol, { seller: { ...seller, schemedTaxIds: [{ value: '1', scheme: '0088' }] } }]);
CASES.push(...WRONG_IDS.map(([number, scheme, value]): (typeof CASES)[number] => [`PEPPOL-COMMON-${number}`, peppol, named(scheme, value)]));

const [line] = xrechnung.lines;
const { totals, currency } = xrechnung;
if (line === undefined || totals === undefined) throw new Error('lines and totals expected');
const subLine = (net: string, taxes = 1): StatedSubLine => ({ net, subLines: [], taxes: Array.from({ length: taxes }, () => ({ category: 'S', isVat: true, rate: '19', exemptionReason: undefined, exemptionCode: undefined })) });
const above = (...subLines: StatedSubLine[]): Partial<Statement> => ({ lines: [{ ...line, net: '10', subLines }] });
const THIRD: StatedThirdPartyPayment = { kind: 'Fund', amount: '5.00', currency, description: 'Paid by the fund' };
const thirdParty = (parts: Partial<StatedThirdPartyPayment>): Partial<Statement> => ({ totals: { ...totals, withVat: '95', paid: '0', rounding: '0', due: '100' }, thirdPartyPayments: [{ ...THIRD, ...parts }] });
const coding = (use: CodeUse, code: string): Partial<Statement> => ({ codes: new Map([...xrechnung.codes, [use, new Set([code])]]) });
const EXTENSION_CASES: [string, Partial<Statement>][] = [
  ['BR-DEX-01', coding('mediaType', 'text/html')], ['BR-DEX-02', above(subLine('4'), subLine('5'))], ['BR-DEX-02', above({ ...subLine('10'), subLines: [subLine('9')] })], ['BR-DEX-03', above(subLine('10', 2))], ['BR-DEX-03', above({ ...subLine('10'), subLines: [subLine('10', 0)] })],
  ['BR-DEX-04', coding('partyScheme', 'XR04')], ['BR-DEX-05', coding('registrationScheme', 'XR04')], ['BR-DEX-06', coding('itemScheme', 'XR04')], ['BR-DEX-07', coding('endpointScheme', 'XR04')], ['BR-DEX-08', coding('deliveryScheme', 'XR04')],
  ['BR-DEX-09', { ...thirdParty({}), thirdPartyPayments: [THIRD, THIRD] }], ['BR-DEX-09', { ...thirdParty({}), totals: { ...totals, withVat: '95', due: undefined } }], ['BR-DEX-10', thirdParty({ kind: '' })], ['BR-DEX-11', thirdParty({ amount: undefined })], ['BR-DEX-12', thirdParty({ description: undefined })], ['BR-DEX-13', thirdParty({ amount: '5.000' })], ['BR-DEX-14', thirdParty({ currency: 'SEK' })],
  ['BR-DEX-15', { binding: 'cii', ...lined({ parentLine: '1' }) }],
];
CASES.push(...EXTENSION_CASES.map(([id, parts]): (typeof CASES)[number] => [id, xrechnung, parts]));

describe('The extension of XRechnung', () => {
  const layers = layersFor(`${XRECHNUNG_ID}#conformant#urn:xeinkauf.de${EXTENSION}`);
  const fired = (parts: Partial<Statement>): string[] => runRules({ ...xrechnung, ...parts }, layers).map(({ rule }) => rule.id).filter((id) => id.startsWith('BR-DEX') || id === 'BR-CO-16' || id.startsWith('BR-CL'));

  it('has its own rules for what it allows besides, and those of the standard are not asked', () => {
    expect(fired(thirdParty({}))).toEqual([]);
    expect(fired(above(subLine('4'), { ...subLine('6'), subLines: [subLine('2'), subLine('4')] }))).toEqual([]);
    for (const [use, code] of [['mediaType', 'application/xml'], ['partyScheme', 'XR01'], ['endpointScheme', 'XR03']] as const) {
      expect(fired(coding(use, code))).toEqual([]);
      expect(runRules({ ...xrechnung, ...coding(use, code) }, layersFor(XRECHNUNG_ID)).length, use).toBeGreaterThan(0);
    }
    expect(runRules({ ...xrechnung, ...thirdParty({}) }, layersFor(XRECHNUNG_ID)).map(({ rule }) => rule.id)).toContain('BR-CO-16');
  });

  it('tells what is due by what third parties have paid', () => {
    const [broken] = runRules({ ...xrechnung, ...thirdParty({ amount: '4' }) }, [XRECHNUNG_EXTENSION]);
    if (broken === undefined) throw new Error('a broken rule expected');
    expect(findingOf(broken)).toMatchObject({ code: 'BR-DEX-09', expected: '99.00', actual: '100' });
  });
});

const VEHICLES_ID = `${XRECHNUNG_ID}#compliant#urn:xeinkauf.de:kosit:xrechnung:cvd_0.9`;
const vehicle: Partial<StatedLine> = { classifications: [{ value: 'M1', scheme: 'CVD', version: undefined }], attributes: [{ name: 'cva', value: 'clean' }] };
const vehicles: Statement = { ...xrechnung, specificationId: VEHICLES_ID, contractReference: 'C-1', tenderReference: 'T-1', lines: [{ ...line, ...vehicle }, line] };
const sold = (parts: Partial<StatedLine>): Partial<Statement> => ({ lines: [{ ...line, ...vehicle }, { ...line, ...vehicle, ...parts }] });
const VEHICLE_CASES: [string, Partial<Statement>][] = [
  ['BR-DE-CVD-01', { contractReference: '' }], ['BR-DE-CVD-02', { tenderReference: undefined }], ['BR-DE-CVD-03', { lines: [line] }], ['BR-DE-CVD-04', sold({ classifications: [{ value: 'M4', scheme: 'CVD', version: undefined }] })], ['BR-DE-CVD-05', sold({ attributes: [{ name: 'cva', value: 'dirty' }] })],
  ['BR-DE-CVD-06-a', sold({ attributes: [] })], ['BR-DE-CVD-06-b', sold({ classifications: [] })], ['BR-TMP-CVD-01', coding('classification', 'CVA')],
];
CASES.push(...VEHICLE_CASES.map(([id, parts]): (typeof CASES)[number] => [id, vehicles, parts]));

describe('XRechnung of clean vehicles', () => {
  it('has a scheme of its own, and the rule of the standard is not asked', () => {
    const layers = layersFor(VEHICLES_ID);
    expect(layers.map(({ name }) => name)).toEqual(['en16931', 'xrechnung', 'xrechnung-cvd']);
    expect(runRules({ ...vehicles, ...coding('classification', 'CVD') }, layers).map(({ rule }) => rule.id).filter((id) => id.includes('CL-13') || id.includes('DE-'))).toEqual([]);
  });
});

describe('What XRechnung borrows of Peppol', () => {
  const fired = (statement: Statement, ...layers: RuleLayer[]): string[] => runRules(statement, layers).map(({ rule, severity }) => `${rule.id} ${severity}`);

  it('is asked in its own severity, and beside Peppol once', () => {
    const wrong: Statement = { ...xrechnung, ...lined({ net: '999999' }), businessProcess: undefined };
    expect(fired(wrong, XRECHNUNG)).toEqual(['PEPPOL-EN16931-R001 fatal', 'PEPPOL-EN16931-R120 warning']);
    const both = fired({ ...wrong, specificationId: XRECHNUNG_ID }, XRECHNUNG, PEPPOL);
    expect(both.filter((each) => each.includes('R120'))).toEqual(['PEPPOL-EN16931-R120 fatal']);
    expect(both.filter((each) => each.includes('R001'))).toEqual(['PEPPOL-EN16931-R001 fatal']);
  });

  it('is less exact in forints', () => {
    const off = { ...allowed({ amount: '7', baseAmount: '100', percentage: '6.6' }) };
    expect(fired({ ...xrechnung, ...off, currency: 'EUR' }, XRECHNUNG)).toEqual(['PEPPOL-EN16931-R040 fatal']);
    expect(fired({ ...xrechnung, ...off, currency: 'HUF' }, XRECHNUNG)).toEqual([]);
    expect(fired({ ...peppol, ...off, currency: 'HUF' }, PEPPOL)).toContain('PEPPOL-EN16931-R040 fatal');
  });
});

describe('A direct debit of XRechnung in CII', () => {
  it('is the mandate, the creditor or the account, wherever they stand', () => {
    const fired = (parts: Partial<Statement>): string[] => runRules({ ...xrechnung, binding: 'cii', ...parts }, [XRECHNUNG]).map(({ rule }) => rule.id);
    expect(fired({ creditorId: 'C' })).toEqual(['BR-DE-23-b', 'BR-DE-31']);
    expect(fired({ creditorId: 'C', payments: [] })).toEqual(['BR-DE-1', 'BR-DE-31']);
    expect(fired({ payments: [{ ...paid, ...mandate }, { ...paid, ...mandate, mandateReference: undefined }], creditorId: 'C' })).toEqual([]);
    expect(fired({ payments: [{ ...paid, ...mandate }] })).toEqual(['BR-DE-30']);
  });
});

const layerOf = (id: string): RuleLayer => (id.startsWith('PEPPOL') ? PEPPOL : id.startsWith('BR-DEX') ? XRECHNUNG_EXTENSION : id.includes('CVD') ? XRECHNUNG_VEHICLES : XRECHNUNG);

describe('One mutation', () => {
  it.each(CASES)('breaks %s of a layer, and only what follows from it', (id, right, parts) => {
    const layer = layerOf(id);
    const follows = layer.rules.find((rule) => rule.id === id)?.follows ?? [];
    const found = runRules({ ...right, ...parts }, [layer]).map(({ rule }) => rule.id);
    expect(found).toContain(id);
    expect(found.filter((each) => each !== id && !follows.includes(each))).toEqual([]);
  });

  it('is tried of every rule of the layers', () => {
    const tried = new Set(CASES.map(([id]) => id));
    const national = new Set(NATIONAL_RULES.map(({ id }) => id));
    expect([PEPPOL, XRECHNUNG, XRECHNUNG_EXTENSION, XRECHNUNG_VEHICLES].flatMap(({ rules }) => rules.map(({ id }) => id)).filter((id) => !tried.has(id) && !national.has(id))).toEqual([]);
  });
});
