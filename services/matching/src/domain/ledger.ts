import { dec, sum, ZERO, type Decimal } from '@smartap/runtime';
import type { Allocation, Balance, Balances } from './types.js';

/** The rows of the ledger about one order line, as they stand in the transaction. */
export interface LedgerRow {
  readonly orderNumber: string;
  readonly orderLine: string;
  readonly received: string;
  readonly accepted: string;
  readonly billedByInvoice: ReadonlyMap<string, string>;
}

interface Entry {
  readonly received: Decimal;
  readonly accepted: Decimal;
  readonly billed: Map<string, Decimal>;
}

/**
 * The balances of a tenant's order lines within one transaction, under the orders' locks. What one invoice of a batch
 * takes is seen by the next.
 */
export class Ledger {
  private readonly entries = new Map<string, Entry>();

  constructor(rows: readonly LedgerRow[]) {
    for (const row of rows) {
      const billed = new Map([...row.billedByInvoice].map(([id, quantity]) => [id, dec(quantity)]));
      this.entries.set(keyOf(row.orderNumber, row.orderLine), { received: dec(row.received), accepted: dec(row.accepted), billed });
    }
  }

  /** Balances as one invoice sees them: its own allocations do not count against it. */
  seenBy(invoiceId: string): Balances {
    return {
      of: (orderNumber, line): Balance => {
        const entry = this.entries.get(keyOf(orderNumber, line));
        if (!entry) return { received: ZERO, accepted: ZERO, billed: ZERO };
        return { received: entry.received, accepted: entry.accepted, billed: sum([...entry.billed].filter(([id]) => id !== invoiceId).map(([, quantity]) => quantity)) };
      },
    };
  }

  /** Replaces what an invoice takes. */
  allocate(invoiceId: string, allocations: readonly Allocation[]): void {
    for (const entry of this.entries.values()) entry.billed.delete(invoiceId);
    for (const { orderNumber, orderLine, quantity } of allocations) {
      const key = keyOf(orderNumber, orderLine);
      const entry = this.entries.get(key) ?? { received: ZERO, accepted: ZERO, billed: new Map<string, Decimal>() };
      entry.billed.set(invoiceId, (entry.billed.get(invoiceId) ?? ZERO).plus(quantity));
      this.entries.set(key, entry);
    }
  }
}

const keyOf = (orderNumber: string, line: string): string => `${orderNumber}\u0000${line}`;
