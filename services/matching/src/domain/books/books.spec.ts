import { anOrder } from '@smartap/testing';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../default-settings.js';
import type { Bill, BillLine } from '../model/bill.js';
import { ratio } from '../model/ratio.js';
import { Books } from './books.js';
import type { BookEvent } from './events.js';

const EXACT = { ...DEFAULT_SETTINGS, tolerances: [], unknownOrder: 'dispute' as const };

const line = (parts: Partial<BillLine> = {}): BillLine => {
  const { quantity = '10', price = '10' } = parts;
  return { id: '1', quantity, unit: 'C62', price, baseQuantity: '1', allowance: '0', charge: '0', net: String(Number(quantity) * Number(price)), order: 'PO-1', orderLine: '1', ...parts };
};
const bill = (lines: readonly BillLine[], parts: Partial<Bill> = {}): Bill => ({ seller: 'S1', currency: 'EUR', issueDate: '2026-03-10', order: null, credit: false, lines, charges: [], taxes: [], netTotal: null, ...parts });
const comes = (id: string, quantity: string, extra: { replaces?: string; price?: string } = {}): BookEvent => ({ type: 'bill', id, bill: bill([line({ quantity, ...(extra.price ? { price: extra.price } : {}) })]), ...(extra.replaces ? { replaces: extra.replaces } : {}) });
const receipt = (quantity: string, id = 'G1'): BookEvent => ({ type: 'receipt', id, lines: [{ line: '1', orderNumber: 'PO-1', orderLine: '1', quantity }] });
const back = (quantity: string, replacement: 'none' | 'expected' = 'none'): BookEvent => ({ type: 'return', ofReceipt: 'G1', replacement, lines: [{ ofLine: '1', quantity }] });
const credit = (of: string, quantity: string): BookEvent => ({ type: 'credit', id: `C-${of}`, kind: 'quantity', of, lines: [{ id: '1', of: '1', orderNumber: 'PO-1', orderLine: '1', quantity }] });

function played(events: readonly BookEvent[], order: Parameters<typeof anOrder>[0] = {}): Books {
  const books = new Books(EXACT, [anOrder({ number: 'PO-1', vendorNumber: 'S1', lines: [{ price: '10' }], ...order })]);
  for (const event of events) books.apply(event);
  return books;
}
const said = (books: Books, id: string) => {
  const own = books.bill(id)?.result;
  return [own?.verdict, own?.payableNow, own?.awaiting, own?.disputed];
};

describe(Books.name, () => {
  it('gives goods to those who wait in order of arrival', () => {
    const books = played([comes('A', '6'), comes('B', '4'), receipt('5')]);
    expect(said(books, 'A')).toEqual(['PARTLY_RECEIVED', '50.00', '10.00', '0.00']);
    expect(said(books, 'B')).toEqual(['AWAITING_RECEIPT', '0.00', '40.00', '0.00']);
    books.apply(receipt('5', 'G2'));
    expect([said(books, 'A'), said(books, 'B')].map(([verdict]) => verdict)).toEqual(['MATCHED', 'MATCHED']);
  });

  it('takes goods that go back from who came last', () => {
    const books = played([receipt('10'), comes('A', '6'), comes('B', '4'), back('3')]);
    expect(said(books, 'A')[0]).toBe('MATCHED');
    expect(said(books, 'B')).toEqual(['OVER_QUANTITY', '10.00', '0.00', '30.00']);
  });

  it('waits for goods that went back and will be replaced', () => {
    expect(said(played([receipt('10'), back('4', 'expected'), comes('A', '10')]), 'A')).toEqual(['PARTLY_RECEIVED', '60.00', '40.00', '0.00']);
  });

  it('puts a corrected bill in the place of the one it replaces', () => {
    const books = played([comes('A', '6', { price: '11' }), comes('B', '6'), comes('A2', '6', { replaces: 'A' }), receipt('6')]);
    expect(books.bill('A')?.state).toBe('superseded');
    expect(said(books, 'A2')[0]).toBe('MATCHED');
    expect(said(books, 'B')[0]).toBe('OVER_QUANTITY');
  });

  it('keeps the answer to what is posted', () => {
    const books = played([receipt('10'), comes('A', '10'), { type: 'post', bill: 'A' }, back('2'), { type: 'amendment', order: 'PO-1', lines: [{ line: '1', price: '1' }] }]);
    expect(said(books, 'A')).toEqual(['MATCHED', '100.00', '0.00', '0.00']);
    expect(books.balance('PO-1', '1')).toMatchObject({ received: '8', billed: '10', billable: '0', creditDue: '2' });
  });

  it('comes to the same whether the return or its credit is first', () => {
    const first = played([receipt('10'), comes('A', '10'), { type: 'post', bill: 'A' }, back('2'), credit('A', '2')]);
    const second = played([receipt('10'), comes('A', '10'), { type: 'post', bill: 'A' }, credit('A', '2'), back('2')]);
    expect(first.balance('PO-1', '1')).toEqual(second.balance('PO-1', '1'));
    expect(first.balance('PO-1', '1')).toMatchObject({ billed: '8', billable: '0', creditDue: '0' });
  });

  it('owes nothing any more once a credit line of a later invoice takes back what was returned', () => {
    const books = played([receipt('10'), comes('A', '10'), { type: 'post', bill: 'A' }, back('2'), { type: 'bill', id: 'B', bill: bill([line({ quantity: '-2' })]) }]);
    expect(books.balance('PO-1', '1')).toMatchObject({ billed: '8', billable: '0', creditDue: '0' });
  });

  it('gives what is voided to who was too late', () => {
    const books = played([receipt('10'), comes('A', '10'), comes('B', '10')]);
    expect(said(books, 'B')).toEqual(['ALREADY_BILLED', '0.00', '0.00', '100.00']);
    books.apply({ type: 'void', bill: 'A' });
    expect(said(books, 'B')[0]).toBe('MATCHED');
  });

  it('expects nothing more of a closed order', () => {
    const books = played([receipt('4'), comes('A', '10')]);
    expect(said(books, 'A')).toEqual(['PARTLY_RECEIVED', '40.00', '60.00', '0.00']);
    books.apply({ type: 'amendment', order: 'PO-1', status: 'closed', lines: [] });
    expect(said(books, 'A')).toEqual(['OVER_QUANTITY', '40.00', '0.00', '60.00']);
  });

  it('lets rejected goods be delivered anew', () => {
    const books = played([receipt('10'), { type: 'inspection', receipt: 'G1', line: '1', accepted: '7', rejected: '3' }, comes('A', '10')]);
    expect(said(books, 'A')).toEqual(['PARTLY_RECEIVED', '70.00', '30.00', '0.00']);
    books.apply(receipt('3', 'G2'));
    expect(said(books, 'A')[0]).toBe('MATCHED');
    expect(books.balance('PO-1', '1')?.byReceiptLine).toEqual(new Map([['G1/1', '7'], ['G2/1', '3']]));
  });

  it('takes the rate of the day once, also when it becomes known later', () => {
    const books = new Books(EXACT, [anOrder({ number: 'PO-1', vendorNumber: 'S1', lines: [{ price: '9' }] })]);
    books.apply(receipt('4'));
    books.apply({ type: 'bill', id: 'A', bill: bill([line({ price: '10' })], { currency: 'USD' }) });
    expect(said(books, 'A')[0]).toBe('CURRENCY_UNKNOWN');
    const rate = (value: string): BookEvent => ({ type: 'rate', rate: { from: 'USD', to: 'EUR', rate: value, date: '2026-03-10', source: 'bank' } });
    books.apply(rate('0.9'));
    expect(said(books, 'A')).toEqual(['PARTLY_RECEIVED', '40.00', '60.00', '0.00']);
    books.apply(rate('0.8'));
    books.apply(receipt('6', 'G2'));
    expect(said(books, 'A')[0]).toBe('MATCHED');
  });

  it('lets a credit line make room for the lines beside it', () => {
    const books = played([receipt('10')]);
    books.apply({ type: 'bill', id: 'A', bill: bill([line({ quantity: '12' }), line({ id: '2', quantity: '-2' })]) });
    expect(said(books, 'A')).toEqual(['MATCHED', '100.00', '0.00', '0.00']);
    books.apply({ type: 'bill', id: 'B', bill: bill([line({ quantity: '-3' })]) });
    expect(books.balance('PO-1', '1')).toMatchObject({ billed: '7', billable: '3' });
    books.apply({ type: 'bill', id: 'C', bill: bill([line({ quantity: '-8' })]) });
    expect(said(books, 'C')[0]).toBe('OVER_QUANTITY');
  });

  it('never allocates more than came, whatever happens in which order', () => {
    const amount = fc.integer({ min: 1, max: 9 }).map(String);
    const event = fc.oneof(
      fc.tuple(fc.uuid(), amount, fc.constantFrom('10', '11')).map(([id, quantity, price]) => comes(id, quantity, { price })),
      fc.tuple(fc.uuid(), amount).map(([id, quantity]) => receipt(quantity, id)),
      fc.constant<BookEvent>({ type: 'amendment', order: 'PO-1', lines: [{ line: '1', quantity: '15' }] }),
      fc.constant<BookEvent>({ type: 'amendment', order: 'PO-1', status: 'closed', lines: [] }),
    );
    fc.assert(fc.property(fc.array(event, { maxLength: 25 }), (events) => {
      const books = played(events);
      const balance = books.balance('PO-1', '1');
      expect(ratio(balance?.billed ?? '0').compare(ratio(balance?.received ?? '0'))).toBeLessThanOrEqual(0);
      for (const own of events.flatMap((each) => (each.type === 'bill' ? (books.bill(each.id) ?? []) : []))) {
        const parts = [own.result?.payableNow, own.result?.awaiting, own.result?.disputed].map((part) => ratio(part ?? '0'));
        expect(parts.reduce((a, b) => a.add(b)).equals(ratio(own.bill.lines[0]?.net ?? '0'))).toBe(true);
      }
    }), { numRuns: 200 });
  });
});
