import { dec, sum, ZERO, type Decimal } from '@smartap/runtime';
import type { Allocation } from './model/outcome.js';
import type { Balance, Balances } from './model/standing.js';

/** The rows of the ledger about one order line, as they stand in the transaction. */
export interface LedgerRow {
  readonly orderNumber: string;
  readonly orderLine: string;
  readonly received: string;
  readonly accepted: string;
  readonly returnedForGood?: string;
  /** Quantity by invoice. */
  readonly billedByInvoice: ReadonlyMap<string, string>;
  /** Net by invoice, in the currency of the order. */
  readonly valueByInvoice?: ReadonlyMap<string, string>;
}

interface Entry {
  readonly orderNumber: string;
  readonly supply: Omit<Balance, 'billed'>;
  readonly billed: Map<string, Decimal>;
  readonly value: Map<string, Decimal>;
}

const NOTHING: Omit<Balance, 'billed'> = { received: ZERO, accepted: ZERO, returnedForGood: ZERO };

/**
 * The balances of a tenant's order lines within one transaction, under the orders' locks. What one invoice of a batch
 * takes is seen by the next.
 */
export class Ledger {
  private readonly entries = new Map<string, Entry>();

  constructor(rows: readonly LedgerRow[]) {
    const decimals = (quantities: ReadonlyMap<string, string> | undefined) => new Map([...(quantities ?? [])].map(([id, quantity]) => [id, dec(quantity)]));
    for (const row of rows) {
      const supply = { received: dec(row.received), accepted: dec(row.accepted), returnedForGood: dec(row.returnedForGood ?? '0') };
      this.entries.set(keyOf(row.orderNumber, row.orderLine), { orderNumber: row.orderNumber, supply, billed: decimals(row.billedByInvoice), value: decimals(row.valueByInvoice) });
    }
  }

  /** Balances as one invoice sees them: its own allocations do not count against it. */
  seenBy(invoiceId: string): Balances {
    const others = (quantities: ReadonlyMap<string, Decimal>): Decimal => sum([...quantities].filter(([id]) => id !== invoiceId).map(([, quantity]) => quantity));
    return {
      of: (orderNumber, line): Balance => {
        const entry = this.entries.get(keyOf(orderNumber, line));
        return entry ? { ...entry.supply, billed: others(entry.billed) } : { ...NOTHING, billed: ZERO };
      },
      billedValue: (orderNumber) => sum([...this.entries.values()].filter((entry) => entry.orderNumber === orderNumber).map((entry) => others(entry.value))),
    };
  }

  /** Takes from an invoice what it holds, and gives it to be put back. */
  release(invoiceId: string): Pick<Allocation, 'orderNumber' | 'orderLine' | 'quantity' | 'value'>[] {
    const held = [...this.entries].flatMap(([key, { orderNumber, billed, value }]) => {
      const quantity = billed.get(invoiceId);
      return quantity ? [{ orderNumber, orderLine: key.slice(orderNumber.length + 1), quantity: quantity.toFixed(), value: (value.get(invoiceId) ?? ZERO).toFixed() }] : [];
    });
    this.allocate(invoiceId, []);
    return held;
  }

  /** Replaces what an invoice takes. */
  allocate(invoiceId: string, allocations: readonly Pick<Allocation, 'orderNumber' | 'orderLine' | 'quantity' | 'value'>[]): void {
    for (const entry of this.entries.values()) {
      entry.billed.delete(invoiceId);
      entry.value.delete(invoiceId);
    }
    for (const { orderNumber, orderLine, quantity, value } of allocations) {
      const key = keyOf(orderNumber, orderLine);
      const entry = this.entries.get(key) ?? { orderNumber, supply: NOTHING, billed: new Map<string, Decimal>(), value: new Map<string, Decimal>() };
      entry.billed.set(invoiceId, (entry.billed.get(invoiceId) ?? ZERO).plus(quantity));
      entry.value.set(invoiceId, (entry.value.get(invoiceId) ?? ZERO).plus(value));
      this.entries.set(key, entry);
    }
  }
}

const keyOf = (orderNumber: string, line: string): string => `${orderNumber}\u0000${line}`;
