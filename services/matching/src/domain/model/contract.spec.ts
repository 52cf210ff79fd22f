import { anOrder } from '@smartap/testing';
import { describe, expect, it } from 'vitest';
import { Books } from '../books/books.js';
import { DEFAULT_SETTINGS } from '../default-settings.js';
import type { Bill } from './bill.js';
import { contractsAmong } from './contract.js';

const CONTRACT = anOrder({ number: 'K-1', vendorNumber: 'S1', basis: 'ordered', agreement: { from: '2026-01-01', to: '2026-12-31', valueLimit: '1000' }, lines: [{ quantity: '100', price: '10' }] });
const release = (number: string, quantity: string, parts: Parameters<typeof anOrder>[0] = {}) => anOrder({ number, vendorNumber: 'S1', basis: 'ordered', contract: 'K-1', lines: [{ quantity, price: '10' }], ...parts });
const bill = (order: string | null, quantity: string, issueDate = '2026-03-10'): Bill => ({ seller: 'S1', currency: 'EUR', issueDate, order, credit: false, lines: [{ id: '1', quantity, unit: 'C62', price: '10', baseQuantity: '1', allowance: '0', charge: '0', net: String(Number(quantity) * 10), order, orderLine: order === null ? null : '1', name: 'Paper' }], charges: [], taxes: [], netTotal: null });
const books = (...releases: ReturnType<typeof anOrder>[]) => new Books({ ...DEFAULT_SETTINGS, tolerances: [] }, [CONTRACT, ...releases]);

describe(contractsAmong.name, () => {
  it('gathers releases around their agreement, and nothing around an order that is none', () => {
    const [one, two, stray] = [release('R-1', '1'), release('R-2', '1'), release('R-3', '1', { contract: 'K-9' })];
    const found = contractsAmong([one, CONTRACT, two, stray, anOrder({ number: 'K-9' })]);
    expect([...found].map(([number, { order, members }]) => [number, order.number, members])).toEqual([['K-1', 'K-1', ['K-1', 'R-1', 'R-2']], ['R-1', 'K-1', ['K-1', 'R-1', 'R-2']], ['R-2', 'K-1', ['K-1', 'R-1', 'R-2']]]);
  });
});

describe('A release of a contract', () => {
  const said = (own: Books, id: string) => own.bill(id)?.result;

  it('is billed by itself, and uses the contract up together with the others', () => {
    const own = books(release('R-1', '60'), release('R-2', '60'));
    own.apply({ type: 'bill', id: 'A', bill: bill('R-1', '60') });
    expect(said(own, 'A')).toMatchObject({ verdict: 'MATCHED', header: { orderNumber: 'K-1', result: 'within', billed: '600.00', ordered: '1000.00' } });
    own.apply({ type: 'bill', id: 'B', bill: bill('R-2', '50') });
    expect(said(own, 'B')).toMatchObject({ verdict: 'ORDER_TOTAL_OVER', class: 'exception', header: { orderNumber: 'K-1', billed: '1100.00' } });
  });

  it('may be billed when another release gives back what it used', () => {
    const own = books(release('R-1', '60'), release('R-2', '60'));
    own.apply({ type: 'bill', id: 'A', bill: bill('R-1', '60') });
    own.apply({ type: 'bill', id: 'B', bill: bill('R-2', '50') });
    own.apply({ type: 'void', bill: 'A' });
    expect(said(own, 'B')?.verdict).toBe('MATCHED');
  });

  it('counts what is billed of the contract itself', () => {
    const own = books(release('R-1', '60'));
    own.apply({ type: 'bill', id: 'A', bill: bill('K-1', '50') });
    own.apply({ type: 'bill', id: 'B', bill: bill('R-1', '60') });
    expect(said(own, 'B')?.verdict).toBe('ORDER_TOTAL_OVER');
  });

  it('is billed within the time of the contract', () => {
    const own = books(release('R-1', '60'));
    own.apply({ type: 'bill', id: 'A', bill: bill('R-1', '1', '2027-01-01') });
    expect(said(own, 'A')?.verdict).toBe('OUT_OF_PERIOD');
  });

  it('in another currency than the contract is put before a person', () => {
    const own = books(release('R-1', '60', { currency: 'USD' }));
    own.apply({ type: 'bill', id: 'A', bill: { ...bill('R-1', '1'), currency: 'USD' } });
    expect(said(own, 'A')?.verdict).toBe('CURRENCY_UNKNOWN');
  });

  it('is what an invoice bills that names no order, and not the contract', () => {
    const described = { description: 'Paper', quantity: '60', price: '10' };
    const own = new Books({ ...DEFAULT_SETTINGS, tolerances: [] }, [{ ...CONTRACT, lines: [{ ...described, line: '1', unit: 'C62', baseQuantity: '1' }] }, release('R-1', '60', { lines: [described] })]);
    own.apply({ type: 'bill', id: 'A', bill: bill(null, '60') });
    expect(said(own, 'A')?.lines).toMatchObject([{ verdict: 'MATCHED', orderNumber: 'R-1' }]);
  });
});
