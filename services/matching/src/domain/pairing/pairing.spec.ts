import type { OrderLineInput } from '@smartap/contracts';
import { anOrder } from '@smartap/testing';
import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../default-settings.js';
import { Ledger } from '../ledger.js';
import { match } from '../match.js';
import { NO_EXTRAS } from '../match-facts.js';
import type { Bill, BillLine } from '../model/bill.js';
import { assign } from './assignment.js';

type Line = Partial<BillLine>;

function matched(lines: readonly Line[], ordered: readonly Partial<OrderLineInput>[], aliases = new Map<string, string>()) {
  const order = anOrder({ number: 'PO-1', basis: 'ordered', lines: [...ordered] });
  const bill: Bill = {
    seller: null, currency: 'EUR', issueDate: null, order: 'PO-1', credit: false, charges: [], taxes: [], netTotal: null,
    lines: lines.map((line, i) => {
      const { quantity = '1', price = '100' } = line;
      return { id: String(i + 1), quantity, unit: 'C62', price, baseQuantity: '1', allowance: '0', charge: '0', net: (Number(quantity) * Number(price)).toFixed(2), order: null, orderLine: null, ...line };
    }),
  };
  return match(bill, { orders: [order], balances: new Ledger([]).seenBy('x'), settings: { ...DEFAULT_SETTINGS, tolerances: [] }, ...NO_EXTRAS, aliases });
}
const pairs = (...given: Parameters<typeof matched>): string[] =>
  matched(...given).result.lines.map(({ pairedWith, candidates, verdict }) => (candidates ? `ask ${candidates.map((own) => own.orderLine).join(',')}` : (pairedWith?.map((own) => own.orderLine).join('+') ?? verdict)));

const chairs = { quantity: '3', price: '119', description: 'Office chair Oslo' };
const paper = { quantity: '12', price: '4.8', description: 'Copy paper A4' };

describe('Pairing without a reference', () => {
  it.each<[string, Line[], Partial<OrderLineInput>[], string[]]>([
    ['an item id, in spite of the order of lines', [{ sellerItemId: 'SK-2' }, { sellerItemId: 'SK-1' }], [{ sellerItemId: 'SK-1' }, { sellerItemId: 'SK-2' }], ['2', '1']],
    ['an item id written otherwise', [{ sellerItemId: 'sk 2' }], [{ sellerItemId: 'SK-1' }, { sellerItemId: 'SK-2' }], ['2']],
    ['a GTIN though the price differs', [{ standardItemId: '4006381333931', price: '50' }], [{}, { standardItemId: '4006381333931' }], ['2']],
    ['price and quantity', [{ quantity: '12', price: '4.8' }, { quantity: '3', price: '119' }], [chairs, paper], ['2', '1']],
    ['a part of the quantity', [{ quantity: '5', price: '4.8' }], [chairs, paper], ['2']],
    ['the text, where price and quantity are equal', [{ quantity: '10', name: 'Valve B' }], [{ description: 'Valve type A' }, { description: 'Valve type B' }], ['2']],
    ['text and quantity, where the price is another', [{ quantity: '3', price: '150', name: 'Office chair Oslo' }], [chairs, paper], ['1']],
    ['being the only line on either side', [{ quantity: '2', price: '77' }], [{ price: '100' }], ['1']],
  ])('goes by %s', (_, lines, ordered, expected) => {
    expect(pairs(lines, ordered)).toEqual(expected);
  });

  it.each<[string, Line[], Partial<OrderLineInput>[], string[]]>([
    ['two that fit alike', [{ quantity: '10', name: 'Valve' }], [{ description: 'Valve type A' }, { description: 'Valve type B' }], ['ask 1,2']],
    ['two lines that may change places', [{ quantity: '10' }, { quantity: '10' }], [{}, {}], ['ask 1,2', 'ask 1,2']],
    ['another article of the same price and name', [{ quantity: '10', sellerItemId: 'SK-9', name: 'Bracket' }], [{ sellerItemId: 'SK-1', description: 'Bracket' }], ['ask 1']],
  ])('asks about %s', (_, lines, ordered, expected) => {
    expect(pairs(lines, ordered)).toEqual(expected);
  });

  it('says of an article that nobody ordered that it is not ordered', () => {
    expect(pairs([{ sellerItemId: 'SK-99', price: '480', name: 'Extended warranty' }], [{ sellerItemId: 'SK-1', price: '20', description: 'Bracket' }])).toEqual(['NOT_ORDERED']);
    expect(pairs([{ price: '480', name: 'Extended warranty' }, {}], [{ price: '20', description: 'Bracket' }, {}])).toEqual(['NOT_ORDERED', '2']);
  });

  it('bills one line over several order lines of the same article', () => {
    const { result, allocations } = matched([{ quantity: '10', sellerItemId: 'SK-1' }], [{ sellerItemId: 'SK-1', quantity: '6' }, { sellerItemId: 'SK-1', quantity: '4' }, { sellerItemId: 'SK-2' }]);
    expect(result).toMatchObject({ verdict: 'MATCHED', payableNow: '1000.00', lines: [{ allocated: '10' }] });
    expect(allocations.map(({ orderLine, quantity, amount }) => [orderLine, quantity, amount])).toEqual([['1', '6', '600'], ['2', '4', '400']]);
  });

  it('bills several lines from one order line', () => {
    const { result, allocations } = matched([{ quantity: '6' }, { quantity: '4' }], [{ quantity: '10' }, { price: '7' }]);
    expect(result.lines.map(({ verdict }) => verdict)).toEqual(['MATCHED', 'MATCHED']);
    expect(allocations.map(({ orderLine, quantity }) => [orderLine, quantity])).toEqual([['1', '6'], ['1', '4']]);
  });

  it('goes by what was accepted before', () => {
    const lines = [{ quantity: '10', name: 'Ventil Typ A' }];
    const ordered = [{ description: 'Valve type A', buyerItemId: 'V-A' }, { description: 'Valve type B', buyerItemId: 'V-B' }];
    expect(pairs(lines, ordered)).toEqual(['ask 1,2']);
    expect(pairs(lines, ordered, new Map([['name:ventil typ a', 'id:v-b']]))).toEqual(['2']);
  });

  it('learns what it has found', () => {
    expect(matched([{ quantity: '12', price: '4.8', sellerItemId: 'X1' }], [chairs, { ...paper, buyerItemId: 'P-4' }]).aliases).toEqual([{ billKey: 'id:x1', articleKey: 'id:p-4' }]);
  });
});

describe(assign.name, () => {
  it('finds the least sum, which the best for each is not', () => {
    expect(assign([Float64Array.of(1, 2), Float64Array.of(1, 9)])).toEqual([1, 0]);
    expect(assign([Float64Array.of(4, 1, 3), Float64Array.of(2, 0, 5), Float64Array.of(3, 2, 2)])).toEqual([1, 0, 2]);
    expect(assign([])).toEqual([]);
  });
});
