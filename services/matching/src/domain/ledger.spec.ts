import { dec, sum, ZERO, type Decimal } from '@smartap/runtime';
import { anInvoice, anOrder } from '@smartap/testing';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Ledger, type LedgerRow } from './ledger.js';
import { billOf } from './bill-of-invoice.js';
import { DEFAULT_SETTINGS, DEFAULT_TOLERANCES } from './default-settings.js';
import type { Tolerance } from './judge/tolerance.js';
import { match } from './match.js';
import { NO_EXTRAS } from './match-facts.js';

const NUMBER = 'PO-1';

/** What has happened to the one order line so far, as the tables have it. */
class Books {
  received = ZERO;
  credits = 0;
  readonly billed = new Map<string, Decimal>();

  row(): LedgerRow {
    return { orderNumber: NUMBER, orderLine: '1', received: this.received.toFixed(), accepted: '0', billedByInvoice: new Map([...this.billed].map(([id, quantity]) => [id, quantity.toFixed()])) };
  }

  allocated(): Decimal {
    return sum(this.billed.values());
  }
}

type Act =
  | { readonly does: 'receives'; readonly quantity: number }
  /** Several invoices, matched in one transaction. */
  | { readonly does: 'bills'; readonly invoices: readonly { readonly id: number; readonly lines: readonly number[]; readonly price: string; readonly credit: boolean }[] }
  | { readonly does: 'rejects'; readonly id: number };

const invoiceId = fc.integer({ min: 1, max: 6 });
const act: fc.Arbitrary<Act> = fc.oneof(
  fc.record({ does: fc.constant('receives' as const), quantity: fc.integer({ min: 1, max: 8 }) }),
  fc.record({
    does: fc.constant('bills' as const),
    invoices: fc.array(fc.record({ id: invoiceId, lines: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 3 }), price: fc.constantFrom('100', '101', '150', '90'), credit: fc.boolean() }), { minLength: 1, maxLength: 4 }),
  }),
  fc.record({ does: fc.constant('rejects' as const), id: invoiceId }),
);

function play(books: Books, each: Act, tolerances: readonly Tolerance[]): void {
  if (each.does === 'receives') books.received = books.received.plus(each.quantity);
  else if (each.does === 'rejects') books.billed.delete(String(each.id));
  else {
    const ledger = new Ledger([books.row()]);
    for (const { id, lines, price, credit } of each.invoices) {
      // A credit note is final: it has an id of its own and comes once.
      const own = credit ? `credit ${books.credits++}` : String(id);
      const builder = anInvoice().forOrder(NUMBER).with({ typeCode: credit ? '381' : '380' });
      const invoice = lines.reduce((all, quantity) => all.withLine({ quantity: String(quantity), price, orderLine: '1' }), builder).build();
      const { allocations } = match(billOf(invoice), { orders: [anOrder({ number: NUMBER, lines: [{ quantity: '20' }] })], balances: ledger.seenBy(own), settings: { ...DEFAULT_SETTINGS, tolerances }, ...NO_EXTRAS });
      ledger.allocate(own, allocations);
      books.billed.delete(own);
      if (allocations.length > 0) books.billed.set(own, sum(allocations.map(({ quantity }) => quantity)));
    }
  }
}

describe(Ledger.name, () => {
  it('never lets more be billed than was received, in any order of events', () => {
    fc.assert(fc.property(fc.array(act, { maxLength: 30 }), (acts) => {
      const books = new Books();
      for (const each of acts) {
        play(books, each, DEFAULT_TOLERANCES);
        expect(books.allocated().lte(books.received)).toBe(true);
      }
    }), { numRuns: 300 });
  });

  it('never lets more be billed than was received and the tolerance allows, without credit notes', () => {
    const tenPercent: Tolerance = { id: 'ten', dimension: 'quantity', scope: {}, priority: 1, upperAbs: null, upperPct: '10', lowerAbs: null, lowerPct: null, combine: 'AND', action: 'exception' };
    const billsOnly = act.map((each) => (each.does === 'bills' ? { ...each, invoices: each.invoices.map((own) => ({ ...own, credit: false })) } : each));
    fc.assert(fc.property(fc.array(billsOnly, { maxLength: 30 }), (acts) => {
      const books = new Books();
      for (const each of acts) {
        play(books, each, [tenPercent]);
        expect(books.allocated().lte(books.received.times('1.1'))).toBe(true);
      }
    }), { numRuns: 300 });
  });

  it('does not count an invoice against itself when it is matched again', () => {
    const books = new Books();
    books.received = dec('10');
    const bill: Act = { does: 'bills', invoices: [{ id: 1, lines: [10], price: '100', credit: false }] };
    play(books, bill, DEFAULT_TOLERANCES);
    play(books, bill, DEFAULT_TOLERANCES);
    expect(books.allocated().toFixed()).toBe('10');
  });

  it('lets the next invoice of a batch see what the one before took', () => {
    const ledger = new Ledger([{ orderNumber: NUMBER, orderLine: '1', received: '10', accepted: '0', billedByInvoice: new Map() }]);
    ledger.allocate('a', [{ orderNumber: NUMBER, orderLine: '1', quantity: '6', value: '600' }]);
    expect(ledger.seenBy('b').of(NUMBER, '1').billed.toFixed()).toBe('6');
    expect(ledger.seenBy('a').of(NUMBER, '1').billed.toFixed()).toBe('0');
    ledger.allocate('a', []);
    expect(ledger.seenBy('b').of(NUMBER, '1').billed.toFixed()).toBe('0');
    expect(ledger.seenBy('b').of('PO-2', '1')).toMatchObject({ received: ZERO, billed: ZERO });
  });
});
