import { anOrder } from '@smartap/testing';
import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../default-settings.js';
import { Ledger } from '../ledger.js';
import { match } from '../match.js';
import { NO_EXTRAS } from '../match-facts.js';
import type { Bill, BillLine } from '../model/bill.js';
import { ratio } from '../model/ratio.js';
import { chooseRules, isWithin, type Dimension, type Tolerance } from './tolerance.js';

const rule = (parts: Partial<Tolerance> = {}): Tolerance => ({ id: 'r', dimension: 'unitPrice', scope: {}, priority: 1, upperAbs: null, upperPct: null, lowerAbs: null, lowerPct: null, combine: 'AND', action: 'exception', ...parts });
const within = (parts: Partial<Tolerance>, variance: string, base: string): boolean => isWithin(rule(parts), ratio(variance), ratio(base));

describe(isWithin.name, () => {
  it.each<[Partial<Tolerance>, string, string, boolean]>([
    [{ upperPct: '2' }, '2', '100', true],
    [{ upperPct: '2' }, '2.000000001', '100', false],
    [{ upperPct: '2' }, '2/30', '10/3', true],
    [{ lowerPct: '5' }, '-5', '100', true],
    [{ lowerPct: '5' }, '-5.000000001', '100', false],
    [{ upperPct: '2' }, '-99', '100', true],
    [{ upperAbs: '0' }, '0.01', '1', false],
    [{ upperAbs: '1', upperPct: '10' }, '5', '100', false],
    [{ upperAbs: '1', upperPct: '10', combine: 'OR' }, '5', '100', true],
    [{ upperAbs: '1', upperPct: '2' }, '1', '0', true],
    [{ upperAbs: '1', upperPct: '2' }, '2', '0', false],
    [{ upperPct: '2' }, '2', '0', false],
    [{ upperPct: '2' }, '0', '0', true],
  ])('%o takes %s on %s: %s', (limits, variance, base, expected) => {
    expect(within(limits, variance, base)).toBe(expected);
  });
});

describe(chooseRules.name, () => {
  it('takes the most scope, then the lowest priority, and knows the next', () => {
    const rules = [rule({ id: 'all' }), rule({ id: 'seller', scope: { seller: 'S1' }, priority: 9 }), rule({ id: 'seller first', scope: { seller: 'S1' }, priority: 2 }), rule({ id: 'both', scope: { seller: 'S1', itemId: 'A' }, priority: 50 }), rule({ id: 'other', scope: { seller: 'S2' } })];
    expect(chooseRules('unitPrice', { seller: 'S1', itemId: 'A' }, rules).map(({ id }) => id)).toEqual(['both', 'seller first', 'seller', 'all']);
    expect(chooseRules('unitPrice', { seller: 'S3' }, rules).map(({ id }) => id)).toEqual(['all']);
    expect(chooseRules('quantity', { seller: 'S1' }, rules)).toEqual([]);
  });
});

interface Given {
  readonly bill?: Partial<Bill>;
  readonly tolerances?: readonly Tolerance[];
  readonly order?: Parameters<typeof anOrder>[0];
  readonly received?: string;
  readonly scope?: 'excess' | 'line';
  readonly units?: typeof DEFAULT_SETTINGS.units;
}

function judged(line: Partial<BillLine>, { bill, tolerances = [], order, received = '10', scope = 'excess', units = [] }: Given = {}) {
  const { quantity = '10', price = '100' } = line;
  const own: BillLine = { id: '1', quantity, unit: 'C62', price, baseQuantity: '1', allowance: '0', charge: '0', net: String(Number(quantity) * Number(price)), order: 'PO-1', orderLine: '1', ...line };
  const whole: Bill = { seller: 'S1', currency: 'EUR', issueDate: '2026-03-10', order: null, credit: false, charges: [], taxes: [], netTotal: null, ...bill, lines: [own] };
  const balances = new Ledger([{ orderNumber: 'PO-1', orderLine: '1', received, accepted: '0', billedByInvoice: new Map() }]).seenBy('x');
  return match(whole, { orders: [anOrder({ number: 'PO-1', ...order })], balances, settings: { version: 1, disputeScope: scope, unknownOrder: 'dispute', withoutOrder: 'dispute', tolerances, units }, ...NO_EXTRAS }).result;
}
const freight = (amount: string, orderCharge: string | null = 'F'): Partial<Bill> => ({ charges: [{ id: 'c', kind: 'freight', amount, order: 'PO-1', orderCharge }] });
const PLAN = { charges: [{ id: 'F', kind: 'Freight', amount: '50', plannedQuantity: '10', line: '1' }] };
const limit = (dimension: Dimension, parts: Partial<Tolerance>): Tolerance[] => [rule({ dimension, ...parts })];

describe('A line', () => {
  it('is held as a whole by an exception, when the policy says so', () => {
    expect(judged({ price: '110' }, { scope: 'line' })).toMatchObject({ verdict: 'PRICE_OVER', payableNow: '0.00', disputed: '1100.00', lines: [{ allocated: '0' }] });
    expect(judged({}, { scope: 'line', received: '4' })).toMatchObject({ verdict: 'PARTLY_RECEIVED', payableNow: '400.00', awaiting: '600.00' });
  });

  it('has its price judged also when only a part can be paid', () => {
    expect(judged({ price: '110' }, { received: '4' })).toMatchObject({ class: 'exception', verdict: 'PRICE_OVER', payableNow: '400.00', awaiting: '600.00', disputed: '100.00' });
  });

  it('passes when the action only warns, and waits when it says wait', () => {
    expect(judged({ price: '110' }, { tolerances: limit('unitPrice', { upperPct: '1', action: 'warn' }) })).toMatchObject({ class: 'clean', verdict: 'WITHIN_TOLERANCE', payableNow: '1100.00' });
    expect(judged({ price: '110' }, { tolerances: limit('unitPrice', { upperPct: '1', action: 'wait' }) })).toMatchObject({ class: 'waiting', verdict: 'PRICE_OVER', payableNow: '1000.00', disputed: '100.00' });
  });

  it.each([
    ['an allowance', { price: '110', allowance: '100', net: '1000' }],
    ['a charge', { price: '90', charge: '100', net: '1000' }],
    ['a price for a hundred', { price: '10000', baseQuantity: '100', net: '1000' }],
    ['dozens', { quantity: '1', unit: 'DZN', price: '1200', net: '1200' }],
  ])('is compared net of %s', (_, line) => {
    expect(judged(line, { received: '12', order: { lines: [{ quantity: '12' }] }, units: DEFAULT_SETTINGS.units })).toMatchObject({ verdict: 'MATCHED' });
  });

  it('keeps thirds exact: three thirds of a box are a box', () => {
    const units = [{ from: 'XPK', to: 'XBX', numerator: '1', denominator: '3' }];
    const order = { lines: [{ quantity: '1', unit: 'XBX', price: '10' }] };
    expect(judged({ quantity: '3', unit: 'XPK', price: '3.333333', net: '10' }, { order, units, received: '1' })).toMatchObject({ verdict: 'MATCHED', lines: [{ allocated: '1' }] });
    expect(judged({ quantity: '1', unit: 'XPK', price: '3.33', net: '3.33' }, { order, units, received: '1' })).toMatchObject({ verdict: 'MATCHED', lines: [{ allocated: '0.333333333' }] });
  });

  it('prefers the factor of the article, and uses one the other way round', () => {
    const units = [{ from: 'XBX', to: 'C62', numerator: '12', denominator: '1' }, { from: 'XBX', to: 'C62', numerator: '10', denominator: '1', itemId: 'A' }];
    expect(judged({ quantity: '1', unit: 'XBX', price: '1000' }, { units, order: { lines: [{ buyerItemId: 'A' }] } })).toMatchObject({ verdict: 'MATCHED', lines: [{ allocated: '10' }] });
    expect(judged({ quantity: '12', unit: 'C62', price: '5', net: '60' }, { units, received: '1', order: { lines: [{ quantity: '1', unit: 'XBX', price: '60' }] } })).toMatchObject({ verdict: 'MATCHED', lines: [{ allocated: '1' }] });
  });

  it('leaves the order of another seller alone', () => {
    expect(judged({}, { order: { vendorNumber: 'S2' } })).toMatchObject({ class: 'exception', verdict: 'UNLINKED', payableNow: '0.00', disputed: '1000.00' });
  });
});

describe('A charge', () => {
  it.each<[string, Partial<Bill>, Given, Record<string, unknown>]>([
    ['its planned share', freight('20'), { order: PLAN }, { verdict: 'MATCHED', payableNow: '20.00' }],
    ['the plan of its kind', freight('20', null), { order: PLAN }, { verdict: 'MATCHED', payableNow: '20.00' }],
    ['more than its share', freight('26'), { order: PLAN, tolerances: limit('deliveryCost', { upperPct: '10' }) }, { verdict: 'PRICE_OVER', payableNow: '20.00', disputed: '6.00' }],
    ['more, the whole held', freight('26'), { order: PLAN, scope: 'line' }, { verdict: 'PRICE_OVER', payableNow: '0.00', disputed: '26.00' }],
    ['no plan, within', freight('12', null), { tolerances: limit('deliveryCost', { upperAbs: '25', upperPct: '10' }) }, { verdict: 'WITHIN_TOLERANCE', payableNow: '12.00' }],
    ['no plan, above', freight('30', null), { tolerances: limit('deliveryCost', { upperAbs: '25', upperPct: '10' }) }, { verdict: 'PRICE_OVER', payableNow: '0.00', disputed: '30.00' }],
  ])('is held against %s', (_, bill, given, expected) => {
    expect(judged({ quantity: '4' }, { ...given, bill }).charges?.[0]).toMatchObject(expected);
  });
});

describe('The tax', () => {
  const tax = (amount: string, taxable = '1000', rate = '19'): Partial<Bill> => ({ taxes: [{ category: 'S', rate, taxable, amount }] });
  it.each<[string, Partial<Bill>, readonly Tolerance[], Record<string, unknown>]>([
    ['right', tax('190'), [], { result: 'exact', toPost: '190.00' }],
    ['a little over', tax('190.02'), limit('tax', { upperAbs: '0.05', lowerAbs: '0.05' }), { result: 'within', toPost: '190.02', rule: 'r' }],
    ['a little under', tax('189.98'), limit('tax', { upperAbs: '0.05', lowerAbs: '0.05' }), { result: 'within', toPost: '189.98' }],
    ['far over', tax('210'), limit('tax', { upperAbs: '0.05' }), { result: 'over', toPost: '190.00' }],
    ['under, with no rule', tax('189.99'), [], { result: 'under', computed: '190.00' }],
    ['announced where there is none', tax('5', '1000', '0'), limit('tax', { upperPct: '10', upperAbs: '1' }), { result: 'over', computed: '0.00' }],
  ])('is %s', (_, bill, tolerances, expected) => {
    const result = judged({}, { bill, tolerances });
    expect(result.tax).toMatchObject(expected);
    expect(result.class).toBe(['over', 'under'].includes(String(expected['result'])) ? 'exception' : 'clean');
  });
});

describe('The whole', () => {
  it('swallows a small difference of the total, and no large one', () => {
    const tolerances = limit('smallDifference', { upperAbs: '0.05', lowerAbs: '0.05' });
    expect(judged({}, { tolerances, bill: { netTotal: '1000.02' } })).toMatchObject({ class: 'clean', payableNow: '1000.00', smallDifference: { amount: '0.02', accepted: true, rule: 'r' } });
    expect(judged({}, { tolerances, bill: { netTotal: '999.9' } })).toMatchObject({ class: 'exception', verdict: 'TOTAL_DIFFERS', smallDifference: { amount: '-0.10', accepted: false } });
  });

  it('is held against the value of the order where a rule asks for it', () => {
    const tolerances = [...limit('headerTotal', { upperAbs: '20' }), ...limit('unitPrice', { upperPct: '5' })];
    expect(judged({ price: '103' }, { tolerances })).toMatchObject({ class: 'exception', verdict: 'ORDER_TOTAL_OVER', header: { result: 'over', billed: '1030.00', ordered: '1000.00' }, lines: [{ verdict: 'WITHIN_TOLERANCE' }] });
    expect(judged({ price: '101' }, { tolerances })).toMatchObject({ class: 'clean', header: { result: 'within' } });
    expect(judged({ price: '103' }, { tolerances: limit('unitPrice', { upperPct: '5' }) }).header).toBeUndefined();
  });

  it('writes to the supplier what is wrong, in two languages, and nothing when all is well', () => {
    const { supplierText } = judged({ price: '110' });
    expect(supplierText?.en).toContain('- Line 1 (PO-1/1): the price is above the one ordered; 100.00 EUR in question.');
    expect(supplierText?.de).toContain('- Position 1 (PO-1/1): der Preis liegt über dem bestellten; 100.00 EUR strittig.');
    expect(judged({}).supplierText).toBeUndefined();
  });
});
