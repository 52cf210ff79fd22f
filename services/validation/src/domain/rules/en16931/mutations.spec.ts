import { stateModel, type CodeUse, type Statement, type StatedAllowance, type StatedLine, type StatedParty, type StatedTax, type StatedTaxRow, type StatedTotals } from '@smartap/en16931';
import { dec, plain } from '@smartap/runtime';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { validInvoice } from '../../../testing/valid-invoice.js';
import { runRules } from '../run-rules.js';
import { EN16931 } from './index.js';

/** Makes a valid statement wrong in one way; undefined when it has nothing to be made wrong. */
type Mutate = (s: Statement) => Statement | undefined;

const TAX: StatedTax = { category: 'S', isVat: true, rate: '19', exemptionReason: undefined, exemptionCode: undefined };
const more = (amount: string | undefined, by = '100'): string => plain(dec(amount ?? '0').plus(by));
const longer = (amount: string | undefined): string => (amount?.includes('.') === true ? `${amount}000` : `${amount ?? '0'}.000`);

const first = <T>(list: readonly T[], change: (item: T) => T): readonly T[] | undefined => { const [head, ...rest] = list; return head === undefined ? undefined : [change(head), ...rest]; };
const line = (change: (line: StatedLine) => StatedLine): Mutate => (s) => { const lines = first(s.lines, change); return lines && { ...s, lines }; };
const totals = (change: (totals: StatedTotals) => Partial<StatedTotals>): Mutate => (s) => s.totals && { ...s, totals: { ...s.totals, ...change(s.totals) } };
const allowance = (kind: 'allowances' | 'charges', change: (each: StatedAllowance) => Partial<StatedAllowance>): Mutate => (s) => { const list = first(s[kind], (each) => ({ ...each, ...change(each) })); return list && { ...s, [kind]: list }; };
const lineAllowance = (kind: 'allowances' | 'charges', parts: Partial<StatedAllowance>): Mutate => line((each) => ({ ...each, [kind]: [{ amount: '1', baseAmount: undefined, percentage: undefined, reason: 'Agreed', reasonCode: undefined, taxes: [], ...parts }] }));
const rows = (change: (rows: readonly StatedTaxRow[]) => readonly StatedTaxRow[] | undefined): Mutate => (s) => {
  const breakdown = change(s.breakdown);
  return breakdown && { ...s, breakdown, vatTotals: s.vatTotals.map((total) => ({ ...total, rows: breakdown })) };
};
const row = (change: (row: StatedTaxRow) => Partial<StatedTaxRow>): Mutate => rows((list) => first(list, (each) => ({ ...each, ...change(each) })));
const rowTax = (parts: Partial<StatedTax>): Mutate => row((each) => ({ taxes: each.taxes.map((tax) => ({ ...tax, ...parts })) }));
const party = (who: 'seller' | 'buyer', parts: Partial<StatedParty>): Mutate => (s) => { const was = s[who]; return was && { ...s, [who]: { ...was, ...parts } }; };
/** Of what is not subject to VAT, there is none to represent. */
const representative = (parts: Partial<StatedParty>): Mutate => (s) => s.seller && s.breakdown[0]?.taxes[0]?.category !== 'O' ? { ...s, taxRepresentative: { ...s.seller, vatIds: ['DE123456788'], ...parts } } : undefined;
const payment = (parts: Partial<Statement['payments'][number]>): Mutate => (s) => { const payments = first(s.payments, (each) => ({ ...each, ...parts })); return payments && { ...s, payments }; };
const code = (use: CodeUse): Mutate => (s) => ({ ...s, codes: new Map([...s.codes, [use, new Set(['!!'])]]) });
const lineRate = (rate: string | undefined): Mutate => line((each) => ({ ...each, taxes: each.taxes.map((tax) => ({ ...tax, rate })) }));
const otherRate = (kind: 'allowances' | 'charges', rate: string | undefined): Mutate => allowance(kind, ({ taxes }) => ({ taxes: taxes.map((tax) => ({ ...tax, rate })) }));
const extraTax = (category: string): Mutate => line((each) => ({ ...each, taxes: [...each.taxes, { ...TAX, category, rate: undefined }] }));
const period = { start: '2026-02-01', end: '2026-01-01', code: undefined };
const noPeriod = { start: undefined, end: undefined, code: undefined };
const nobody: Partial<StatedParty> = { vatIds: [], hasTaxId: false };

const MUTATIONS: Readonly<Record<string, Mutate>> = {
  'BR-01': (s) => ({ ...s, specificationId: '' }), 'BR-02': (s) => ({ ...s, number: ' '.trim() }), 'BR-03': (s) => ({ ...s, issueDate: undefined }), 'BR-04': (s) => ({ ...s, typeCode: undefined }), 'BR-05': (s) => ({ ...s, currency: undefined }),
  'BR-06': party('seller', { name: '' }), 'BR-07': party('buyer', { name: undefined }), 'BR-08': party('seller', { address: undefined }), 'BR-09': party('seller', { address: { line1: 'S', city: 'A', postCode: 'B', country: '' } }),
  'BR-10': party('buyer', { address: undefined }), 'BR-11': party('buyer', { address: { line1: 'S', city: 'A', postCode: 'B', country: undefined } }),
  'BR-12': totals(() => ({ lineNetSum: undefined })), 'BR-13': totals(() => ({ withoutVat: undefined })), 'BR-14': totals(() => ({ withVat: undefined })), 'BR-15': totals(() => ({ due: undefined })), 'BR-16': (s) => ({ ...s, lines: [] }),
  'BR-17': (s) => ({ ...s, payee: s.seller && { ...s.seller, name: undefined, comparedName: undefined, ids: [] } }), 'BR-18': representative({ name: '' }), 'BR-19': representative({ address: undefined }),
  'BR-20': representative({ address: { line1: 'S', city: 'A', postCode: 'B', country: '' } }), 'BR-56': representative({ vatIds: [] }),
  'BR-21': line((each) => ({ ...each, id: '' })), 'BR-22': line((each) => ({ ...each, quantity: undefined, unit: undefined })), 'BR-23': line((each) => ({ ...each, unit: undefined })), 'BR-24': line((each) => ({ ...each, net: undefined })),
  'BR-25': line((each) => ({ ...each, itemName: undefined })), 'BR-26': line((each) => ({ ...each, price: undefined })), 'BR-27': line((each) => ({ ...each, price: '-0.01' })), 'BR-28': line((each) => ({ ...each, grossPrice: '-1' })),
  'BR-29': (s) => ({ ...s, periods: [period] }), 'BR-30': line((each) => ({ ...each, periods: [period] })), 'BR-CO-19': (s) => ({ ...s, periods: [noPeriod] }), 'BR-CO-20': line((each) => ({ ...each, periods: [noPeriod] })),
  'BR-31': allowance('allowances', () => ({ amount: undefined })), 'BR-32': allowance('allowances', () => ({ taxes: [] })), 'BR-33': allowance('allowances', () => ({ reason: undefined, reasonCode: undefined })),
  'BR-36': allowance('charges', () => ({ amount: undefined })), 'BR-37': allowance('charges', () => ({ taxes: [] })), 'BR-38': allowance('charges', () => ({ reason: undefined, reasonCode: undefined })),
  'BR-41': lineAllowance('allowances', { amount: undefined }), 'BR-42': lineAllowance('allowances', { reason: undefined }), 'BR-43': lineAllowance('charges', { amount: undefined }), 'BR-44': lineAllowance('charges', { reason: undefined }),
  'BR-CO-21': allowance('allowances', () => ({ reason: undefined, reasonCode: undefined })), 'BR-CO-22': allowance('charges', () => ({ reason: undefined, reasonCode: undefined })), 'BR-CO-23': lineAllowance('allowances', { reason: undefined }), 'BR-CO-24': lineAllowance('charges', { reason: undefined }),
  'BR-45': row(() => ({ taxable: undefined })), 'BR-46': row(() => ({ tax: undefined })), 'BR-47': rowTax({ category: undefined }), 'BR-48': (s) => (s.breakdown[0]?.taxes[0]?.category === 'O' ? undefined : rowTax({ rate: undefined })(s)),
  'BR-49': payment({ code: undefined }), 'BR-50': payment({ accounts: [''] }), 'BR-51': payment({ cardNumber: '1234567890123456', hasCard: true }), 'BR-61': payment({ accounts: [] }), 'BR-52': (s) => ({ ...s, documents: [''] }), 'BR-55': (s) => ({ ...s, precedingInvoices: [undefined] }),
  'BR-53': (s) => ({ ...s, taxCurrency: 'SEK' }), 'BR-54': line((each) => ({ ...each, attributes: [{ name: 'Colour', value: undefined }] })), 'BR-57': (s) => ({ ...s, deliveryAddress: { line1: 'S', city: 'A', postCode: 'B', country: undefined } }),
  'BR-62': party('seller', { endpoint: { value: 'a', scheme: undefined } }), 'BR-63': party('buyer', { endpoint: { value: 'a', scheme: undefined } }), 'BR-64': line((each) => ({ ...each, standardIds: [{ value: '1', scheme: undefined }] })), 'BR-65': line((each) => ({ ...each, classifications: [{ value: '1', scheme: undefined, version: undefined }] })),
  'BR-CO-03': (s) => ({ ...s, taxPointDate: '2026-01-01', taxPointDateCode: '3' }), 'BR-CO-04': line((each) => ({ ...each, taxes: [] })), 'BR-CO-09': (s) => (s.seller?.vatIds.length === 0 ? undefined : party('seller', { vatIds: ['99123'] })(s)),
  'BR-CO-10': totals(({ lineNetSum }) => ({ lineNetSum: more(lineNetSum) })), 'BR-CO-11': totals(({ allowances }) => ({ allowances: more(allowances) })), 'BR-CO-12': totals(({ charges }) => ({ charges: more(charges) })), 'BR-CO-13': totals(({ withoutVat }) => ({ withoutVat: more(withoutVat) })),
  'BR-CO-14': (s) => ({ ...s, vatTotals: s.vatTotals.map((total) => ({ ...total, amount: more(total.amount) })) }), 'BR-CO-15': totals(({ withVat }) => ({ withVat: more(withVat) })), 'BR-CO-16': totals(({ due }) => ({ due: more(due, '0.01') })),
  'BR-CO-17': row(({ tax }) => ({ tax: more(tax) })), 'BR-CO-18': rows(() => []), 'BR-CO-26': party('seller', { ids: [], legalId: undefined, ...nobody }),
  'BR-DEC-01': allowance('allowances', ({ amount }) => ({ amount: longer(amount) })), 'BR-DEC-02': allowance('allowances', () => ({ baseAmount: '1.000' })), 'BR-DEC-05': allowance('charges', ({ amount }) => ({ amount: longer(amount) })), 'BR-DEC-06': allowance('charges', () => ({ baseAmount: '1.000' })),
  'BR-DEC-09': totals(({ lineNetSum }) => ({ lineNetSum: longer(lineNetSum) })), 'BR-DEC-10': totals(({ allowances }) => ({ allowances: longer(allowances) })), 'BR-DEC-11': totals(({ charges }) => ({ charges: longer(charges) })), 'BR-DEC-12': totals(({ withoutVat }) => ({ withoutVat: longer(withoutVat) })),
  'BR-DEC-13': (s) => ({ ...s, vatTotals: s.vatTotals.map((total) => ({ ...total, amount: longer(total.amount) })) }), 'BR-DEC-14': totals(({ withVat }) => ({ withVat: longer(withVat) })),
  'BR-DEC-15': (s) => ({ ...s, taxCurrency: 'SEK', vatTotals: [...s.vatTotals, { amount: '1.000', currency: 'SEK', rows: [] }] }), 'BR-DEC-16': totals(({ paid }) => ({ paid: longer(paid) })), 'BR-DEC-17': totals(() => ({ rounding: '0.000' })), 'BR-DEC-18': totals(({ due }) => ({ due: longer(due) })),
  'BR-DEC-19': row(({ taxable }) => ({ taxable: longer(taxable) })), 'BR-DEC-20': row(({ tax }) => ({ tax: longer(tax) })), 'BR-DEC-23': line((each) => ({ ...each, net: longer(each.net) })),
  'BR-DEC-24': lineAllowance('allowances', { amount: '1.000' }), 'BR-DEC-25': lineAllowance('allowances', { baseAmount: '1.000' }), 'BR-DEC-27': lineAllowance('charges', { amount: '1.000' }), 'BR-DEC-28': lineAllowance('charges', { baseAmount: '1.000' }),
  'BR-CL-01': code('invoiceType'), 'BR-CL-03': code('amountCurrency'), 'BR-CL-04': code('currency'), 'BR-CL-05': code('taxCurrency'), 'BR-CL-06': code('taxPoint'), 'BR-CL-07': code('objectScheme'), 'BR-CL-08': code('noteSubject'), 'BR-CL-10': code('partyScheme'), 'BR-CL-11': code('registrationScheme'),
  'BR-CL-13': code('classification'), 'BR-CL-14': code('country'), 'BR-CL-15': code('origin'), 'BR-CL-16': code('paymentMeans'), 'BR-CL-17': code('taxCategory'), 'BR-CL-18': code('lineTaxCategory'), 'BR-CL-19': code('allowanceReason'), 'BR-CL-20': code('chargeReason'),
  'BR-CL-21': code('itemScheme'), 'BR-CL-22': code('exemption'), 'BR-CL-23': code('unit'), 'BR-CL-24': code('mediaType'), 'BR-CL-25': code('endpointScheme'), 'BR-CL-26': code('deliveryScheme'),
  'BR-IC-11': (s) => ({ ...s, deliveryDate: undefined, periods: [] }), 'BR-IC-12': (s) => ({ ...s, deliveryAddress: undefined }),
  'BR-O-11': rows((list) => [...list, { taxable: '0', tax: '0', taxes: [{ ...TAX, category: 'Z', rate: '0' }] }]), 'BR-O-12': extraTax('?'), 'BR-O-13': allowance('allowances', ({ taxes }) => ({ taxes: [...taxes, { ...TAX, category: '?' }] })), 'BR-O-14': allowance('charges', ({ taxes }) => ({ taxes: [...taxes, { ...TAX, category: '?' }] })),
  'BR-B-01': extraTax('B'), 'BR-B-02': (s) => extraTax('B')({ ...s, codes: new Map() }),
};

const FAMILIES = { S: ['BR-S', '0', 'some'], Z: ['BR-Z', '7', 'one'], E: ['BR-E', '7', 'one'], AE: ['BR-AE', '7', 'one'], K: ['BR-IC', '7', 'one'], G: ['BR-G', '7', 'one'], O: ['BR-O', '7', 'one'], L: ['BR-AF', '-7', 'some'], M: ['BR-AG', '-4', 'some'] } as const;

/** The ten rules of a VAT category, each broken. */
function ofFamily(category: keyof typeof FAMILIES): [string, Mutate][] {
  const [prefix, rate, kind] = FAMILIES[category];
  const who = party('seller', category === 'O' ? { vatIds: ['DE1'], hasTaxId: true } : nobody);
  const having = (list: 'allowances' | 'charges'): Mutate => (s) => (s[list].length === 0 ? undefined : who(s));
  const isTaxed = ['S', 'L', 'M'].includes(category);
  return [
    [`${prefix}-01`, kind === 'some' ? rows(() => []) : rows((list) => [...list, ...list])], [`${prefix}-02`, who], [`${prefix}-03`, having('allowances')], [`${prefix}-04`, having('charges')],
    [`${prefix}-05`, lineRate(rate)], [`${prefix}-06`, otherRate('allowances', rate)], [`${prefix}-07`, otherRate('charges', rate)],
    [`${prefix}-08`, row(({ taxable }) => ({ taxable: more(taxable, '500') }))], [`${prefix}-09`, row(({ tax }) => ({ tax: more(tax) }))],
    [`${prefix}-10`, rowTax(isTaxed || category === 'Z' ? { exemptionReason: 'Why not' } : { exemptionReason: undefined, exemptionCode: undefined })],
  ];
}

const ONLY: Readonly<Record<string, readonly string[]>> = { 'BR-IC-11': ['K'], 'BR-IC-12': ['K'], 'BR-O-11': ['O'], 'BR-O-12': ['O'], 'BR-O-13': ['O'], 'BR-O-14': ['O'], 'BR-B-01': ['S'], 'BR-B-02': ['S'] };
const CASES: [string, readonly string[], Mutate][] = [
  ...Object.entries(MUTATIONS).map(([id, mutate]): [string, readonly string[], Mutate] => [id, ONLY[id] ?? Object.keys(FAMILIES), mutate]),
  ...(Object.keys(FAMILIES) as (keyof typeof FAMILIES)[]).flatMap((category) => ofFamily(category).map(([id, mutate]): [string, readonly string[], Mutate] => [id, [category], mutate])),
];

describe('One mutation', () => {
  it.each(CASES)('breaks %s, and only what follows from it', (id, categories, mutate) => {
    const follows = EN16931.rules.find((rule) => rule.id === id)?.follows ?? [];
    const broken = (statement: Statement): string[] => runRules(statement, [EN16931]).map(({ rule }) => rule.id);
    let tried = 0;
    fc.assert(fc.property(validInvoice(categories), (invoice) => {
      const mutated = mutate(stateModel(invoice));
      if (mutated === undefined) return;
      tried += 1;
      const found = broken(mutated);
      expect(found).toContain(id);
      expect(found.filter((each) => each !== id && !follows.includes(each))).toEqual([]);
    }), { numRuns: 30 });
    expect(tried).toBeGreaterThan(0);
  });

  it('is tried of every rule', () => {
    const tried = new Set(CASES.map(([id]) => id));
    expect(EN16931.rules.map(({ id }) => id).filter((id) => !tried.has(id))).toEqual([]);
  });
});
