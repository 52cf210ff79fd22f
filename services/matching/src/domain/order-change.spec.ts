import type { ChangedOrderLine, OrderChangeInput, OrderInput } from '@smartap/contracts';
import { anOrder } from '@smartap/testing';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OrderMoves } from './books/order-balance.js';
import { ratio } from './model/ratio.js';
import { changeOrder, isOlder, type ChangeFacts, type ChangeTime } from './order-change.js';

const LINES = [{ line: '1', quantity: '10', price: '100' }, { line: '2', quantity: '4', price: '25' }] as const;
const order = (parts: Partial<OrderInput> = {}): OrderInput => ({ ...anOrder({ number: 'PO-1', lines: [...LINES] }), ...parts });
const NOTHING: OrderMoves = { receipts: [], taken: [], underway: [] };
const received = (orderLine: string, quantity: string, returnedForGood = '0') => ({ receipt: 'G-1', line: '1', orderLine, quantity, rejected: '0', accepted: '0', returnedForGood });
const billed = (orderLine: string, quantity: string) => ({ invoiceId: 'i', orderLine, quantity, namedReceipts: [] });
const change = (lines: readonly ChangedOrderLine[], parts: Partial<OrderChangeInput> = {}): OrderChangeInput => ({ number: 'C-1', orderNumber: 'PO-1', changedOn: '2026-03-01', cancels: false, ...parts, lines: [...lines] });
const facts = (parts: Partial<ChangeFacts> = {}): ChangeFacts => ({ order: order(), last: undefined, moves: NOTHING, units: [], ...parts });
const after = (own: OrderChangeInput, given: Partial<ChangeFacts> = {}): OrderInput => {
  const outcome = changeOrder(own, facts(given));
  if (outcome.outcome !== 'changed') throw new Error(`It is ${outcome.outcome}.`);
  return outcome.order;
};
const quantities = ({ lines }: OrderInput): string[] => lines.map(({ line, quantity }) => `${line}: ${quantity}`);

describe(changeOrder, () => {
  it('replaces what it says of a line, leaves the rest, and says what it did', () => {
    expect(changeOrder(change([{ line: '1', change: 'changed', quantity: '8', price: '12', baseQuantity: '2', description: 'Pen' }, { line: '2', change: 'unchanged', quantity: '99' }]), facts())).toEqual({
      outcome: 'changed',
      order: order({ lines: order().lines.map((own) => (own.line === '1' ? { ...own, quantity: '8', price: '12', baseQuantity: '2', description: 'Pen' } : own)) }),
      changes: ['Line 1 has 8 C62 instead of 10.', 'Line 1 costs 12 for 2 instead of 100.', 'Line 1 is another article.'],
    });
  });

  it('adds lines, and takes others back', () => {
    const changed = after(change([{ line: '3', change: 'added', quantity: '5', unit: 'KGM', price: '7' }, { line: '2', change: 'cancelled' }]));
    expect(quantities(changed)).toEqual(['1: 10', '2: 0', '3: 5']);
    expect(changed.lines[2]).toEqual({ line: '3', quantity: '5', unit: 'KGM', price: '7', baseQuantity: '1' });
  });

  it('takes a line that is added and there already for its newer terms', () => {
    expect(quantities(after(change([{ line: '1', change: 'added', quantity: '12', unit: 'C62', price: '100' }])))).toEqual(['1: 12', '2: 4']);
  });

  it('leaves what came or was billed on a line that is taken back', () => {
    const moves = { ...NOTHING, receipts: [received('1', '6'), received('1', '-1', '1')], taken: [billed('2', '3')] };
    expect(quantities(after(change([{ line: '1', change: 'cancelled' }, { line: '2', change: 'cancelled' }]), { moves }))).toEqual(['1: 6', '2: 3']);
  });

  it('brings quantities into the unit of the order', () => {
    const units = [{ from: 'DZN', to: 'C62', numerator: '12', denominator: '1' }] as unknown as ChangeFacts['units'];
    expect(after(change([{ line: '1', change: 'changed', quantity: '2', unit: 'DZN', price: '1200', baseQuantity: '1' }]), { units }).lines[0]).toMatchObject({ quantity: '24', unit: 'C62', price: '1200', baseQuantity: '12' });
  });

  it('takes the whole back: cancelled where nothing came, else closed with what came', () => {
    const takenBack = change([], { cancels: true });
    expect(after(takenBack)).toEqual(order({ status: 'cancelled' }));
    const closed = after(takenBack, { moves: { ...NOTHING, receipts: [received('1', '6')] } });
    expect([closed.status, quantities(closed)]).toEqual(['closed', ['1: 6', '2: 0']]);
  });

  it.each<[string, OrderChangeInput, Partial<ChangeFacts>, string, RegExp]>([
    ['of an unknown order', change([]), { order: undefined }, 'ORDER_UNKNOWN', /Send the order: this change is taken then/],
    ['of a cancelled order', change([{ line: '1', change: 'changed', quantity: '8' }]), { order: order({ status: 'cancelled' }) }, 'ORDER_CANCELLED', /Send the order itself/],
    ['in another currency', change([], { currency: 'SEK' }), {}, 'ORDER_CHANGE_UNCLEAR', /in SEK, and order PO-1 in EUR/],
    ['in a unit of no known factor', change([{ line: '1', change: 'changed', quantity: '8', unit: 'XBX' }]), {}, 'ORDER_CHANGE_UNCLEAR', /factor of XBX/],
    ['that adds a line without a price', change([{ line: '3', change: 'changed', quantity: '8', unit: 'C62' }]), {}, 'ORDER_CHANGE_UNCLEAR', /Line 3 is not in the order/],
  ])('refuses a change %s, saying what to do', (_, own, given, reason, words) => {
    expect(changeOrder(own, facts(given))).toMatchObject({ outcome: 'refused', reason, message: expect.stringMatching(words) as string });
  });

  it('changes nothing where a newer one came', () => {
    expect(changeOrder(change([{ line: '1', change: 'cancelled' }], { sequence: '2' }), facts({ last: { number: 'C-3', sequence: '3', changedOn: '2026-02-01' } }))).toEqual({ outcome: 'late' });
  });
});

describe(isOlder, () => {
  const last: ChangeTime = { number: 'C-5', sequence: '5', changedOn: '2026-03-01', changedAt: '12:00:00' };
  it.each<[string, Partial<ChangeTime>, boolean]>([
    ['by the count of the buyer, not as text', { sequence: '10', changedOn: '2026-01-01' }, false],
    ['by the count of the buyer, whatever its day', { sequence: '4', changedOn: '2026-12-01' }, true],
    ['by its day where nothing is counted', { sequence: undefined, changedOn: '2026-02-28' }, true],
    ['by its time on the same day', { sequence: undefined, changedAt: '11:59:59' }, true],
    ['not where nothing tells', { sequence: undefined, changedAt: undefined }, false],
    ['not the same one again', { number: 'C-5', sequence: '4' }, false],
  ])('%s', (_, parts, expected) => {
    const { sequence, changedAt, ...rest } = { ...last, number: 'C-6', ...parts };
    expect(isOlder({ ...rest, ...(sequence === undefined ? {} : { sequence }), ...(changedAt === undefined ? {} : { changedAt }) }, last)).toBe(expected);
  });
});

describe('Any change of an order', () => {
  const aLine = fc.record({ line: fc.constantFrom('1', '2', '3', '4'), change: fc.constantFrom('added', 'changed', 'cancelled', 'unchanged'), quantity: fc.nat(20).map(String), unit: fc.constant('C62'), price: fc.nat(50).map(String) }, { requiredKeys: ['line', 'change'] }) as fc.Arbitrary<ChangedOrderLine>;
  const aChange = fc.record({ lines: fc.array(aLine, { maxLength: 5 }), cancels: fc.boolean() }).map(({ lines, cancels }) => change(cancels ? [] : lines, { cancels }));
  const moves = fc.record({ came: fc.array(fc.tuple(fc.constantFrom('1', '2'), fc.nat(10)), { maxLength: 3 }), taken: fc.array(fc.tuple(fc.constantFrom('1', '2'), fc.nat(4)), { maxLength: 2 }) })
    .map(({ came, taken }): OrderMoves => ({ ...NOTHING, receipts: came.map(([line, quantity]) => received(line, `${quantity}`)), taken: taken.map(([line, quantity]) => billed(line, `${quantity}`)) }));

  it('done twice is done once', () => {
    fc.assert(fc.property(aChange, moves, (own, of) => {
      const once = changeOrder(own, facts({ moves: of }));
      if (once.outcome !== 'changed') return;
      const twice = changeOrder(own, facts({ order: once.order, moves: of, last: own }));
      expect(twice.outcome === 'changed' ? twice.order : once.order).toEqual(once.order);
    }));
  });

  it('loses no line, has none twice, and lets go of nothing that came or was billed', () => {
    fc.assert(fc.property(aChange, moves, (own, of) => {
      const outcome = changeOrder(own, facts({ moves: of }));
      if (outcome.outcome !== 'changed') return;
      const { lines } = outcome.order;
      expect(new Set(lines.map(({ line }) => line)).size).toBe(lines.length);
      expect(LINES.every(({ line }) => lines.some((kept) => kept.line === line))).toBe(true);
      const stated = new Set(own.lines.filter((line) => line.change === 'changed' || line.change === 'added').map(({ line }) => line));
      for (const { line, quantity } of LINES) {
        const kept = ratio(lines.find((one) => one.line === line)?.quantity ?? '0');
        const came = of.receipts.filter(({ orderLine }) => orderLine === line).reduce((sum, one) => sum + Number(one.quantity), 0);
        if (!stated.has(line)) expect(kept.compare(Math.min(came, Number(quantity)))).toBeGreaterThanOrEqual(0);
      }
    }));
  });

  it('is read from an order that stays as it was', () => {
    fc.assert(fc.property(aChange, moves, (own, of) => {
      const before = order();
      const copy = structuredClone(before);
      changeOrder(own, facts({ order: before, moves: of }));
      expect(before).toEqual(copy);
    }));
  });
});
