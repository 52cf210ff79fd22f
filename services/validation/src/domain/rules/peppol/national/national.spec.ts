import { stateModel, type StatedAddress, type StatedAttachment, type StatedLine, type StatedParty, type StatedPayment, type StatedTax, type Statement } from '@smartap/en16931';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { validInvoice } from '../../../../testing/valid-invoice.js';
import { factsOf } from '../../facts.js';
import { runRules } from '../../run-rules.js';
import { XRECHNUNG } from '../../xrechnung/index.js';
import { PEPPOL } from '../index.js';
import { NATIONAL_RULES } from './index.js';
import { buyerCountry, sellerCountry } from './seller-in.js';

const PROCESS = { specificationId: 'urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0', businessProcess: 'urn:fdc:peppol.eu:2017:poacc:billing:01:1.0' };
const [sample] = fc.sample(validInvoice(['S']), { numRuns: 1, seed: 7 });
if (sample === undefined) throw new Error('a sample expected');
const any: Statement = { ...stateModel({ ...sample, typeCode: '380', precedingInvoices: [] }), ...PROCESS };
const credit: Partial<Statement> = { isCreditNote: true, typeCode: '381', codes: new Map([['creditNoteType', new Set(['381'])]]) };
const [line] = any.lines;
const { seller, buyer, totals } = any;
if (line === undefined || seller === undefined || buyer === undefined || totals === undefined) throw new Error('lines, parties and totals expected');

const at = (country: string): StatedAddress => ({ line1: 'Street 1', city: 'Town', postCode: '1000', country });
const party = (country: string, parts: Partial<StatedParty> = {}): StatedParty => ({ ...seller, ids: [], legalId: undefined, legalScheme: undefined, vatIds: [], taxIds: [], comparedName: 'Name', address: at(country), ...parts });
const PAYING: StatedPayment = { code: '30', accounts: ['DE89370400440532013000'], providers: [undefined], remittance: undefined, cardNumber: undefined, hasCard: false, hasMandate: false, mandateReference: undefined, debitedAccount: undefined };
const paying = (parts: Partial<StatedPayment>): Partial<Statement> => ({ payments: [{ ...PAYING, ...parts }] });
const lined = (parts: Partial<StatedLine>): Partial<Statement> => ({ lines: [{ ...line, ...parts }] });
const due = (amount: string): Partial<Statement> => ({ totals: { ...totals, due: amount } });
const standard = (rate: string): StatedTax => ({ category: 'S', isVat: true, rate, exemptionReason: undefined, exemptionCode: undefined });
const document = (description: string, parts: Partial<StatedAttachment> = {}): StatedAttachment => ({ id: '1', description, uri: undefined, ...parts });

const swede = party('SE', { vatIds: ['SE556036079301'], legalId: '5560360793', legalScheme: '0007' });
const icelander = party('IS', { legalId: '5501131234', legalScheme: '0196' });
const greek = party('GR', { vatIds: ['EL094259216'], endpoint: { value: '094259216', scheme: '9933' } });
const german = party('DE', { vatIds: ['DE123456788'], contact: { name: 'Ann', phone: '030 123', email: 'ann@example.org' } });

/** An invoice of each country that breaks none of its rules. */
const RIGHT = {
  NO: { ...any, seller: party('NO', { vatIds: ['NO974760673MVA'], taxIds: ['Foretaksregisteret'] }) },
  DK: { ...any, seller: party('DK', { legalId: 'DK12345678', legalScheme: '0184' }), buyer: party('DK'), ...paying({ code: '58' }) },
  IT: { ...any, seller: party('IT', { vatIds: ['IT00743110157'], taxIds: ['RSSMRA85T10A562S'] }) },
  SE: { ...any, seller: swede, buyer: party('SE'), allowances: [], charges: [], breakdown: [{ taxable: '1', tax: '0', taxes: [standard('25')] }], ...lined({ taxes: [standard('12.00')] }) },
  IS: { ...any, seller: icelander, buyer: icelander, ...paying({ code: '42', accounts: ['012345678901'] }) },
  NL: { ...any, seller: party('NL', { legalId: '12345678', legalScheme: '0106' }), buyer: party('NL', { legalId: '00000001234567', legalScheme: '0190' }), ...paying({ code: '58' }), ...due('10') },
  GR: { ...any, number: '094259216|14/01/2026|0|1.1|A|7', issueDate: '2026-01-14', seller: greek, buyer: greek, attachments: [document('##M.AR.K##', { id: '400001234567890' }), document('##INVOICE|URL##', { uri: 'https://example.org/1' })] },
  DE: { ...any, seller: german, buyer: german, ...paying({ code: '58' }) },
} as const satisfies Record<string, Statement>;
const [mark, url] = RIGHT.GR.attachments;
const numbered = (index: number, text: string): Partial<Statement> => ({ number: RIGHT.GR.number.split('|').with(index, text).join('|') });

const fik = (parts: Partial<StatedPayment>): Partial<Statement> => paying({ code: '93', remittance: '71#123456789012345', accounts: ['12345678'], ...parts });
const giro = (parts: Partial<StatedPayment>): Partial<Statement> => paying({ code: '50', remittance: '04#1234567890123456', accounts: ['1234567'], ...parts });
const bankgiro = (account: string): Partial<Statement> => paying({ accounts: [account], providers: ['SE:BANKGIRO'] });
const plusgiro = (account: string): Partial<Statement> => paying({ accounts: [account], providers: ['SE:PLUSGIRO'] });
const final = (id: string): Partial<Statement> => ({ dueDate: '2026-02-01', attachments: [document('EINDAGI', { id })] });
const streetless = (country: string): StatedAddress => ({ ...at(country), line1: undefined });

/** Each of the rules broken, the rules of Germany by those of XRechnung. */
const BROKEN: Readonly<Record<Exclude<keyof typeof RIGHT, 'DE'>, readonly (readonly [id: string, parts: Partial<Statement>])[]>> = {
  NO: [['NO-R-001', { seller: { ...RIGHT.NO.seller, vatIds: ['NO974760674MVA'] } }], ['NO-R-001', { seller: { ...RIGHT.NO.seller, vatIds: ['NO974760673'] } }], ['NO-R-002', { seller: { ...RIGHT.NO.seller, taxIds: [] } }]],
  DK: [
    ['DK-R-002', { seller: { ...RIGHT.DK.seller, legalId: undefined } }], ['DK-R-003', lined({ classifications: [{ value: '1', scheme: 'TST', version: '18' }] })], ['DK-R-004', { charges: [{ amount: '1', baseAmount: undefined, percentage: undefined, reason: 'Tax', reasonCode: 'ZZZ', taxes: [] }] }],
    ['DK-R-005', paying({ code: '57' })], ['DK-R-006', paying({ code: '42' })], ['DK-R-007', paying({ code: '49', mandateReference: 'M' })], ['DK-R-008', giro({ accounts: ['123456'] })], ['DK-R-009', giro({ remittance: '04#1' })],
    ['DK-R-010', fik({ remittance: '70#123456789012345' })], ['DK-R-011', fik({ remittance: '71#1' })], ['DK-R-013', { buyer: { ...RIGHT.DK.buyer, ids: [{ value: '1', scheme: undefined }] } }],
    ['DK-R-014', { seller: { ...RIGHT.DK.seller, legalScheme: '0088' } }], ['DK-R-016', { ...credit, ...due('-1') }], ['DK-R-017', { buyer: { ...RIGHT.DK.buyer, legalId: '12345678', legalScheme: '0088' } }],
  ],
  IT: [['IT-R-001', { seller: { ...RIGHT.IT.seller, taxIds: ['short'] } }], ['IT-R-002', { seller: { ...RIGHT.IT.seller, address: streetless('IT') } }], ['IT-R-003', { seller: { ...RIGHT.IT.seller, address: { ...at('IT'), city: undefined } } }], ['IT-R-004', { seller: { ...RIGHT.IT.seller, address: { ...at('IT'), postCode: undefined } } }]],
  SE: [
    ['SE-R-001', { seller: { ...swede, vatIds: ['SE5560360793'] } }], ['SE-R-002', { seller: { ...swede, vatIds: ['SE55603607930X'] } }], ['SE-R-003', { seller: { ...swede, legalId: '55603607-X' } }], ['SE-R-004', { seller: { ...swede, legalId: '556036079' } }], ['SE-R-005', { seller: { ...swede, taxIds: ['F-skatt'] } }],
    ['SE-R-006', lined({ taxes: [standard('19')] })], ['SE-R-007', plusgiro('12a')], ['SE-R-008', bankgiro('1234-567')], ['SE-R-009', bankgiro('123456')], ['SE-R-010', plusgiro('1')], ['SE-R-011', paying({ code: '56' })], ['SE-R-012', paying({ code: '31' })], ['SE-R-013', { seller: { ...swede, legalId: '5560360794' } }],
  ],
  IS: [
    ['IS-R-001', { typeCode: '386' }], ['IS-R-002', { seller: { ...icelander, legalScheme: '0088' } }], ['IS-R-003', { seller: { ...icelander, address: streetless('IS') } }], ['IS-R-004', { buyer: { ...icelander, legalId: undefined } }], ['IS-R-005', { buyer: { ...icelander, address: streetless('IS') } }],
    ['IS-R-006', paying({ code: '9', accounts: ['1'] })], ['IS-R-007', paying({ code: '42', accounts: ['1'] })], ['IS-R-008', final('1.2.2026')], ['IS-R-009', { ...final('2026-02-01'), dueDate: undefined }], ['IS-R-010', final('2026-01-31')],
  ],
  NL: [
    ['NL-R-001', { ...credit, precedingInvoices: [] }], ['NL-R-002', { seller: { ...RIGHT.NL.seller, address: streetless('NL') } }], ['NL-R-003', { seller: { ...RIGHT.NL.seller, legalScheme: undefined } }], ['NL-R-004', { buyer: { ...RIGHT.NL.buyer, address: streetless('NL') } }], ['NL-R-005', { buyer: { ...RIGHT.NL.buyer, legalScheme: '0088' } }],
    ['NL-R-006', { taxRepresentative: party('NL', { address: streetless('NL') }) }], ['NL-R-007', { payments: [] }], ['NL-R-008', paying({ code: '97' })], ['NL-R-009', { orderReference: undefined, ...lined({ orderLine: '1' }) }],
  ],
  GR: [
    ['GR-R-001-1', { number: 'R-1' }], ['GR-R-001-2', numbered(0, '090000045')], ['GR-R-001-3', numbered(1, '15/01/2026')], ['GR-R-001-4', numbered(2, 'A')], ['GR-R-001-5', numbered(3, '9.9')], ['GR-R-001-6', numbered(4, '')], ['GR-R-001-7', numbered(5, '')],
    ['GR-R-002', { seller: { ...greek, comparedName: undefined } }], ['GR-S-011', { seller: { ...greek, vatIds: ['EL094259216', 'EL094259216'] } }], ['GR-R-003', { seller: { ...greek, vatIds: ['EL094259217'] } }], ['GR-R-004-1', { attachments: [url] }], ['GR-R-004-2', { attachments: [{ ...mark, id: 'M' }, url] }],
    ['GR-R-005', { buyer: { ...greek, comparedName: undefined } }], ['GR-R-006', { buyer: { ...greek, vatIds: [] } }], ['GR-S-008-1', { attachments: [mark] }], ['GR-R-008-2', { attachments: [mark, url, url] }], ['GR-R-008-3', { attachments: [mark, { ...url, uri: '' }] }],
    ['GR-R-009', { seller: { ...greek, endpoint: { value: '1', scheme: '9933' } } }], ['GR-R-010', { buyer: { ...greek, endpoint: { value: 'a@b.example', scheme: 'EM' } } }],
  ],
};
const CASES = Object.entries(BROKEN).flatMap(([country, cases]) => cases.map(([id, parts]) => [id, RIGHT[country as keyof typeof RIGHT], parts] as const));

const national = new Set(NATIONAL_RULES.map(({ id }) => id));
const fired = (statement: Statement): string[] => runRules(statement, [PEPPOL]).map(({ rule }) => rule.id).filter((id) => national.has(id));

describe('The rules of single countries', () => {
  it.each(Object.entries(RIGHT))('say nothing of a right invoice from %s', (_, statement) => {
    expect(fired(statement)).toEqual([]);
  });

  it.each(CASES)('one mutation breaks %s, and only what follows from it', (id, right, parts) => {
    const found = fired({ ...right, ...parts });
    expect(found).toContain(id);
    expect(found.filter((other) => other !== id && !(NATIONAL_RULES.find((rule) => rule.id === id)?.follows ?? []).includes(other))).toEqual([]);
  });

  it('say nothing of what is wrong by them in an invoice from elsewhere', () => {
    for (const [, right, parts] of CASES) {
      const { seller: own = right.seller, buyer: other = right.buyer } = parts;
      const elsewhere = { ...right, ...parts, taxRepresentative: undefined, seller: own && { ...own, address: at('FR'), vatIds: ['FR40303265045'] }, buyer: other && { ...other, address: at('FR'), vatIds: [] } };
      expect(fired(elsewhere)).toEqual([]);
    }
  });

  it('between Germans are those of XRechnung, by their names in Peppol', () => {
    const bare: Statement = { ...RIGHT.DE, buyerReference: undefined, payments: [], seller: { ...german, contact: undefined, address: { ...at('DE'), city: '' } }, buyer: { ...german, address: { ...at('DE'), postCode: '' } } };
    const wanted = runRules(bare, [XRECHNUNG]).map(({ rule }) => rule.id).filter((id) => id !== 'BR-DE-21');
    expect(wanted).toEqual(['BR-DE-1', 'BR-DE-2', 'BR-DE-3', 'BR-DE-9', 'BR-DE-15']);
    expect(fired(bare)).toEqual(['DE-R-001', 'DE-R-002', 'DE-R-003', 'DE-R-009', 'DE-R-015']);
    expect(fired({ ...bare, buyer: party('AT') })).toEqual([]);
    expect(fired({ ...RIGHT.DE, ...paying({ code: '58', accounts: [] }) })).toEqual(['DE-R-019', 'DE-R-023-1']);
    expect(fired({ ...RIGHT.DE, attachments: [document('Sheet', { uri: 'example.org/1' })] })).toEqual(['DE-R-T02']);
    expect(NATIONAL_RULES.filter(({ id }) => id.startsWith('DE-')).length).toBe(XRECHNUNG.rules.length - 1);
  });

  it('are all tried', () => {
    const tried = new Set(CASES.map(([id]) => id));
    expect(NATIONAL_RULES.map(({ id }) => id).filter((id) => !id.startsWith('DE-') && !tried.has(id))).toEqual([]);
  });
});

describe('A seller in Denmark', () => {
  it('names the category of another tax by four digits, or by two texts', () => {
    const reasoned = (reason: string): Partial<Statement> => ({ charges: [{ amount: '1', baseAmount: undefined, percentage: undefined, reason, reasonCode: 'ZZZ', taxes: [] }] });
    for (const reason of ['3050', '3050#Tax', 'a#b']) expect(fired({ ...RIGHT.DK, ...reasoned(reason) }), reason).toEqual([]);
    for (const reason of ['305', '#Tax', '3050#', '#']) expect(fired({ ...RIGHT.DK, ...reasoned(reason) }), reason).toEqual(['DK-R-004']);
  });

  it('may have a giro account of seven digits or eight', () => {
    expect(fired({ ...RIGHT.DK, ...giro({ accounts: ['12345678'] }) })).toEqual([]);
    expect(fired({ ...RIGHT.DK, ...giro({ accounts: ['1234-567'] }) })).toEqual(['DK-R-008']);
  });
});

describe('A seller in Greece', () => {
  it('is so by its own VAT id where its electronic address is asked', () => {
    const right = { ...RIGHT.GR, taxRepresentative: party('DE', { vatIds: ['DE123456788'] }), seller: { ...greek, vatIds: [], endpoint: { value: '1', scheme: '9933' } } };
    expect(fired(right)).toEqual(['GR-R-009']);
  });
});

describe('The country of a party', () => {
  it('is that of its VAT id, of the tax representative, of the address', () => {
    const [de, se] = [party('DE'), party('SE', { vatIds: ['no974760673MVA'] })];
    const of = (parts: Partial<Statement>) => factsOf({ ...any, ...parts });
    expect(sellerCountry(of({ seller: se, taxRepresentative: undefined }))).toBe('NO');
    expect(sellerCountry(of({ seller: de, taxRepresentative: se }))).toBe('NO');
    expect(sellerCountry(of({ seller: de, taxRepresentative: undefined }))).toBe('DE');
    expect([buyerCountry(of({ buyer: se })), buyerCountry(of({ buyer: de })), buyerCountry(of({ buyer: undefined }))]).toEqual(['NO', 'DE', undefined]);
  });
});
