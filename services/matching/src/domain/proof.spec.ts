import { anOrder } from '@smartap/testing';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from './default-settings.js';
import { Ledger } from './ledger.js';
import type { MatchFacts } from './match-facts.js';
import type { Bill } from './model/bill.js';
import { matchWithProof } from './proof.js';

const amount = fc.integer({ min: 1, max: 2000 }).map((n) => String(n / 100));
const inputs = fc.record({
  quantity: amount, price: amount, ordered: amount, orderPrice: amount, received: amount, unit: fc.constantFrom('C62', 'DZN', 'KGM'), currency: fc.constantFrom('EUR', 'USD'), named: fc.boolean(), tax: amount, freight: amount,
});

type Inputs = typeof inputs extends fc.Arbitrary<infer T> ? T : never;

function played(given: Inputs): string {
  const bill: Bill = {
    seller: null, currency: given.currency, issueDate: '2026-03-10', order: 'PO-1', credit: false, netTotal: given.price,
    lines: [{ id: '1', quantity: given.quantity, unit: given.unit, price: given.price, baseQuantity: '1', allowance: '0', charge: '0', net: given.price, order: null, orderLine: given.named ? '1' : null, name: 'Item' }],
    charges: [{ id: 'c', kind: 'freight', amount: given.freight, order: null, orderCharge: null }],
    taxes: [{ category: 'S', rate: '19', taxable: given.price, amount: given.tax }],
  };
  const facts: MatchFacts = {
    orders: [anOrder({ number: 'PO-1', lines: [{ quantity: given.ordered, price: given.orderPrice, description: 'Item' }] })],
    balances: new Ledger([{ orderNumber: 'PO-1', orderLine: '1', received: given.received, accepted: '0', billedByInvoice: new Map() }]).seenBy('x'),
    settings: DEFAULT_SETTINGS, rates: [{ from: 'USD', to: 'EUR', rate: '0.9', date: '2026-03-09', source: 'bank' }], frozen: [], aliases: new Map(),
  };
  const matching = matchWithProof(bill, facts);
  expect(matching && matchWithProof(bill, facts, matching.result)).toBeUndefined();
  return JSON.stringify(matching);
}

describe('The proof of a match', () => {
  it('recomputes to the same bytes', () => {
    fc.assert(fc.property(inputs, (given) => {
      const copy = JSON.parse(JSON.stringify(given)) as Inputs;
      expect(played(copy)).toBe(played(given));
    }), { numRuns: 300 });
  });

  it('is another when anything that counts is', () => {
    const hashOf = (parts: Partial<Inputs> = {}): unknown => (JSON.parse(played({ quantity: '1', price: '1', ordered: '1', orderPrice: '1', received: '1', unit: 'C62', currency: 'EUR', named: true, tax: '0.19', freight: '1', ...parts })) as { result: { proof: { inputsHash: string } } }).result.proof.inputsHash;
    const changes: Partial<Inputs>[] = [{}, { quantity: '2' }, { price: '2' }, { ordered: '2' }, { orderPrice: '2' }, { received: '2' }, { unit: 'DZN' }, { named: false }, { tax: '0.2' }];
    expect(new Set(changes.map(hashOf)).size).toBe(changes.length);
  });
});
