import type { MatchVerdict, OrderInput } from '@smartap/contracts';
import { dec, sum } from '@smartap/runtime';
import { anInvoice, anOrder, type LineParts } from '@smartap/testing';
import { describe, expect, it } from 'vitest';
import { billOf } from './bill-of-invoice.js';
import { DEFAULT_SETTINGS } from './default-settings.js';
import { Ledger, type LedgerRow } from './ledger.js';
import { match } from './match.js';
import { NO_EXTRAS } from './match-facts.js';

const NUMBER = 'PO-1';

interface Given {
  readonly order?: Parameters<typeof anOrder>[0];
  readonly received?: string;
  readonly accepted?: string;
  /** By another invoice. */
  readonly billed?: string;
  readonly typeCode?: string;
  readonly currency?: string;
}

const balance = ({ received = '10', accepted = '0', billed }: Given, orderLine = '1'): LedgerRow => ({ orderNumber: NUMBER, orderLine, received, accepted, billedByInvoice: new Map(billed ? [['other', billed]] : []) });

function matched(lines: readonly LineParts[], given: Given = {}, orders: readonly OrderInput[] = [anOrder({ number: NUMBER, ...given.order })]) {
  const builder = anInvoice().forOrder(NUMBER).with({ typeCode: given.typeCode ?? '380', currency: given.currency ?? 'EUR' });
  const invoice = lines.reduce((own, line) => own.withLine({ orderLine: '1', ...line }), builder).build();
  return match(billOf(invoice), { orders, balances: new Ledger([balance(given)]).seenBy('mine'), settings: DEFAULT_SETTINGS, ...NO_EXTRAS });
}

describe(match.name, () => {
  const cases: [MatchVerdict, string, LineParts, Given, { payableNow: string; awaiting: string; disputed: string }, string | null][] = [
    ['MATCHED', 'what was ordered and received', { quantity: '10' }, {}, { payableNow: '1000.00', awaiting: '0.00', disputed: '0.00' }, '10'],
    ['MATCHED', 'a part of it', { quantity: '3' }, {}, { payableNow: '300.00', awaiting: '0.00', disputed: '0.00' }, '3'],
    ['WITHIN_TOLERANCE', 'a price at the limit', { quantity: '10', price: '102' }, {}, { payableNow: '1020.00', awaiting: '0.00', disputed: '0.00' }, '10'],
    ['WITHIN_TOLERANCE', 'a price at the lower limit', { quantity: '10', price: '95' }, {}, { payableNow: '950.00', awaiting: '0.00', disputed: '0.00' }, '10'],
    ['PRICE_OVER', 'a price just above the limit', { quantity: '10', price: '102.01' }, {}, { payableNow: '1000.00', awaiting: '0.00', disputed: '20.10' }, '10'],
    ['PRICE_UNDER', 'a price just below the limit', { quantity: '10', price: '94.99' }, {}, { payableNow: '949.90', awaiting: '0.00', disputed: '0.00' }, '10'],
    ['AWAITING_RECEIPT', 'goods of which none has come', { quantity: '10' }, { received: '0' }, { payableNow: '0.00', awaiting: '1000.00', disputed: '0.00' }, null],
    ['PARTLY_RECEIVED', 'goods of which some have come', { quantity: '10' }, { received: '4' }, { payableNow: '400.00', awaiting: '600.00', disputed: '0.00' }, '4'],
    ['PARTLY_RECEIVED', 'goods that others have billed a part of', { quantity: '6' }, { received: '8', billed: '4' }, { payableNow: '400.00', awaiting: '200.00', disputed: '0.00' }, '4'],
    ['OVER_QUANTITY', 'more than was ordered', { quantity: '11' }, { received: '10' }, { payableNow: '1000.00', awaiting: '0.00', disputed: '100.00' }, '10'],
    ['OVER_QUANTITY', 'more than is left on the order', { quantity: '7' }, { received: '10', billed: '4' }, { payableNow: '600.00', awaiting: '0.00', disputed: '100.00' }, '6'],
    ['ALREADY_BILLED', 'what others have billed', { quantity: '1' }, { billed: '10' }, { payableNow: '0.00', awaiting: '0.00', disputed: '100.00' }, null],
    ['PRICE_OVER', 'a wrong price of goods that have come in part', { quantity: '10', price: '200' }, { received: '4' }, { payableNow: '400.00', awaiting: '600.00', disputed: '1000.00' }, '4'],
    ['UOM_UNKNOWN', 'a unit that cannot be converted', { quantity: '10', unit: 'KGM' }, {}, { payableNow: '0.00', awaiting: '0.00', disputed: '1000.00' }, null],
    ['CURRENCY_UNKNOWN', 'another currency', { quantity: '10' }, { currency: 'USD' }, { payableNow: '0.00', awaiting: '0.00', disputed: '1000.00' }, null],
    ['UNLINKED', 'an order line that is not there', { orderLine: '9', price: '5', quantity: '2' }, { order: { lines: [{}, { price: '7' }] } }, { payableNow: '0.00', awaiting: '0.00', disputed: '10.00' }, null],
    ['MATCHED', 'a service billed as ordered, of which nothing can be received', { quantity: '10' }, { received: '0', order: { basis: 'ordered' } }, { payableNow: '1000.00', awaiting: '0.00', disputed: '0.00' }, '10'],
    ['PARTLY_RECEIVED', 'goods that were received and not all accepted', { quantity: '10' }, { accepted: '6', order: { basis: 'accepted' } }, { payableNow: '600.00', awaiting: '400.00', disputed: '0.00' }, '6'],
    ['MATCHED', 'dozens of what was ordered in pieces', { quantity: '2', unit: 'DZN', price: '1200' }, { received: '24', order: { lines: [{ quantity: '24' }] } }, { payableNow: '2400.00', awaiting: '0.00', disputed: '0.00' }, '24'],
    ['MATCHED', 'a price for hundred units', { quantity: '50', price: '0.333' , net: '16.65' }, { received: '50', order: { lines: [{ quantity: '50', price: '33.3', baseQuantity: '100' }] } }, { payableNow: '16.65', awaiting: '0.00', disputed: '0.00' }, '50'],
    ['MATCHED', 'a net amount that was rounded', { quantity: '3', price: '33.333333', net: '100' }, { order: { lines: [{ price: '33.333333' }] } }, { payableNow: '100.00', awaiting: '0.00', disputed: '0.00' }, '3'],
  ];
  it.each(cases)('says %s to %s', (verdict, _, line, given, amounts, taken) => {
    const { result, allocations } = matched([line], given);
    expect(result).toMatchObject({ verdict, ...amounts });
    expect(result.lines[0]?.explanation.length).toBeGreaterThan(10);
    expect(allocations[0]?.quantity ?? null).toBe(taken);
  });

  it('bills the items alone of an invoice whose lines stand under headings', () => {
    const invoice = anInvoice().forOrder(NUMBER).withLine({ net: '1000', name: 'Kitchen' }).withLine({ quantity: '10', orderLine: '1' }).withLine({ net: '0', name: 'As offered' }).build();
    const lines = invoice.lines.map((line, index) => (index === 1 ? line : { ...line, subtype: index === 0 ? 'GROUP' : 'INFORMATION' }));
    const { result } = match(billOf({ ...invoice, lines }), { orders: [anOrder({ number: NUMBER })], balances: new Ledger([balance({})]).seenBy('mine'), settings: DEFAULT_SETTINGS, ...NO_EXTRAS });
    expect(result).toMatchObject({ verdict: 'MATCHED', payableNow: '1000.00', lines: [{ lineId: '2' }] });
  });

  it('bills an item once whatever it is made of', () => {
    const invoice = anInvoice().forOrder(NUMBER).withLine({ quantity: '10', orderLine: '1' }).withLine({ quantity: '10', orderLine: '1' }).build();
    const lines = invoice.lines.map((line, index) => (index === 0 ? line : { ...line, id: '1.1', parentId: '1', subtype: 'INFORMATION' }));
    const { result } = match(billOf({ ...invoice, lines }), { orders: [anOrder({ number: NUMBER })], balances: new Ledger([balance({})]).seenBy('mine'), settings: DEFAULT_SETTINGS, ...NO_EXTRAS });
    expect(result).toMatchObject({ verdict: 'MATCHED', payableNow: '1000.00', lines: [{ lineId: '1' }] });
  });

  it('lets each line see what the lines before it took', () => {
    const { result, allocations } = matched([{ quantity: '6' }, { quantity: '6' }]);
    expect(result.lines.map(({ verdict }) => verdict)).toEqual(['MATCHED', 'OVER_QUANTITY']);
    expect(sum(allocations.map(({ quantity }) => quantity)).toFixed()).toBe('10');
  });

  it('adds up to the net amount whatever it says', () => {
    for (const [, , line, given] of cases) {
      const { result } = matched([line], given);
      expect(sum([result.payableNow, result.awaiting, result.disputed]).toFixed(2)).toBe(dec(line.net ?? dec(line.quantity ?? '1').times(line.price ?? '100')).toFixed(2));
    }
  });

  it('takes the verdict of the worst line, and says what may be paid all the same', () => {
    const { result } = matched([{ quantity: '4' }, { orderLine: '9', price: '5' }], { order: { lines: [{}, { price: '7' }] } });
    expect(result).toMatchObject({ class: 'exception', verdict: 'UNLINKED', payableNow: '400.00', disputed: '5.00' });
  });

  it('waits for an order that is not known, and for one of several', () => {
    expect(matched([{}], {}, [])).toMatchObject({ result: { class: 'waiting', verdict: 'ORDER_UNKNOWN', awaiting: '100.00', disputed: '0.00' }, allocations: [], watches: [NUMBER] });
    const mixed = matched([{}, { order: 'PO-9' }]);
    expect(mixed.result.lines.map(({ verdict }) => verdict)).toEqual(['MATCHED', 'ORDER_UNKNOWN']);
    expect(mixed.watches).toEqual([NUMBER, 'PO-9']);
  });

  it('takes nothing from an order that was cancelled', () => {
    expect(matched([{}], { order: { status: 'cancelled' } })).toMatchObject({ result: { verdict: 'ORDER_UNKNOWN' }, allocations: [] });
  });

  it('has nothing to hold an invoice without an order against', () => {
    const { result, watches } = match(billOf(anInvoice().withLine().build()), { orders: [], balances: new Ledger([]).seenBy('mine'), settings: DEFAULT_SETTINGS, ...NO_EXTRAS });
    expect(result).toEqual({ class: 'clean', verdict: 'NO_ORDER', lines: [], payableNow: '100.00', awaiting: '0', disputed: '0' });
    expect(watches).toEqual([]);
  });

  it('decides the same of the same', () => {
    for (const [, , line, given] of cases) expect(matched([line], given).result).toEqual(matched([line], given).result);
  });
});

describe('A credit note', () => {
  it('gives back what was billed', () => {
    const { result, allocations } = matched([{ quantity: '4' }], { typeCode: '381', billed: '4' });
    expect(result).toMatchObject({ class: 'clean', verdict: 'MATCHED', payableNow: '400.00' });
    expect(allocations).toMatchObject([{ quantity: '-4' }]);
  });

  it('gives back no more than was billed, over all its lines', () => {
    expect(matched([{ quantity: '5' }], { typeCode: '381', billed: '4' })).toMatchObject({ result: { verdict: 'OVER_QUANTITY', disputed: '500.00' }, allocations: [] });
    expect(matched([{ quantity: '3' }, { quantity: '3' }], { typeCode: '381', billed: '4' }).result.lines.map(({ verdict }) => verdict)).toEqual(['MATCHED', 'OVER_QUANTITY']);
  });
});

describe('An invoice of which only the totals are known', () => {
  const whole = (net: string, rows: readonly LedgerRow[], order = anOrder({ number: NUMBER, lines: [{}, { price: '5' }] })) => {
    const invoice = { ...anInvoice().forOrder(NUMBER).build(), lines: [], totals: { withoutVat: net } };
    return match(billOf(invoice), { orders: [order], balances: new Ledger(rows).seenBy('mine'), settings: DEFAULT_SETTINGS, ...NO_EXTRAS });
  };

  it('bills all that was received and not billed, when the amount says so', () => {
    const { result, allocations } = whole('1050', [balance({ received: '10' }), balance({ received: '10' }, '2')]);
    expect(result).toMatchObject({ class: 'clean', verdict: 'MATCHED', payableNow: '1050.00' });
    expect(allocations.map(({ orderLine, quantity, amount }) => [orderLine, quantity, amount])).toEqual([['1', '10', '1000'], ['2', '10', '50']]);
  });

  it('bills the part that has come', () => {
    expect(whole('400', [balance({ received: '6', billed: '2' })]).allocations).toMatchObject([{ orderLine: '1', quantity: '4' }]);
  });

  it('waits when the amount is that of the order', () => {
    expect(whole('1050', [balance({ received: '4' })])).toMatchObject({ result: { class: 'waiting', verdict: 'AWAITING_RECEIPT', awaiting: '1050.00' }, allocations: [] });
  });

  it('asks a person about any other amount', () => {
    expect(whole('1049.99', [balance({ received: '10' })])).toMatchObject({ result: { class: 'exception', verdict: 'UNLINKED', disputed: '1049.99' }, allocations: [] });
  });
});
