import { anOrder } from '@smartap/testing';
import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../default-settings.js';
import { Ledger } from '../ledger.js';
import { match } from '../match.js';
import { NO_EXTRAS } from '../match-facts.js';
import type { Bill } from '../model/bill.js';

const agreement = { from: '2026-01-01', to: '2026-12-31', valueLimit: '1000' };

function billed(quantity: string, issueDate: string, parts: { agreement?: typeof agreement | Omit<typeof agreement, 'valueLimit'>; before?: string } = {}) {
  const order = anOrder({ number: 'C-1', basis: 'ordered', agreement: parts.agreement ?? agreement, lines: [{ quantity: '50', price: '100' }] });
  const before = parts.before ?? '0';
  const ledger = new Ledger([{ orderNumber: 'C-1', orderLine: '1', received: '0', accepted: '0', billedByInvoice: new Map([['other', before]]), valueByInvoice: new Map([['other', String(Number(before) * 100)]]) }]);
  const bill: Bill = { seller: null, currency: 'EUR', issueDate, order: 'C-1', credit: false, charges: [], taxes: [], netTotal: null, lines: [{ id: '1', quantity, unit: null, price: '100', baseQuantity: '1', allowance: '0', charge: '0', net: `${Number(quantity) * 100}.00`, order: null, orderLine: '1' }] };
  return match(bill, { orders: [order], balances: ledger.seenBy('own'), settings: DEFAULT_SETTINGS, ...NO_EXTRAS }).result;
}

describe('An agreement', () => {
  it('is billed within its period, both days included', () => {
    for (const day of [agreement.from, agreement.to]) expect(billed('2', day)).toMatchObject({ verdict: 'MATCHED', payableNow: '200.00' });
    for (const day of ['2025-12-31', '2027-01-01']) expect(billed('2', day)).toMatchObject({ class: 'exception', verdict: 'OUT_OF_PERIOD', payableNow: '0.00', disputed: '200.00' });
  });

  it('is billed up to its value in all, whatever the tolerances', () => {
    expect(billed('4', '2026-02-01', { before: '6' })).toMatchObject({ class: 'clean', header: { result: 'within', billed: '1000.00', ordered: '1000.00' } });
    expect(billed('5', '2026-02-01', { before: '6' })).toMatchObject({ class: 'exception', verdict: 'ORDER_TOTAL_OVER', header: { result: 'over', billed: '1100.00', ordered: '1000.00' } });
  });

  it('is limited by the quantities of its lines where it has no value', () => {
    const open = { from: agreement.from, to: agreement.to };
    expect(billed('10', '2026-02-01', { agreement: open, before: '40' })).toMatchObject({ verdict: 'MATCHED' });
    expect(billed('11', '2026-02-01', { agreement: open, before: '40' })).toMatchObject({ verdict: 'OVER_QUANTITY', payableNow: '1000.00', disputed: '100.00' });
  });
});
