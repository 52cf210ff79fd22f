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
  readonly orderLine: string;
  readonly supply: Omit<Balance, 'billed'>;
  /** Sent and not received yet. */
  underway: Decimal;
  readonly billed: Map<string, Decimal>;
  readonly value: Map<string, Decimal>;
}

const NOTHING: Omit<Balance, 'billed'> = { received: ZERO, accepted: ZERO, returnedForGood: ZERO };

/**
 * The balances of a tenant's order lines within one transaction, under the orders' locks. What one invoice of a batch
 * takes is seen by the next.
 */
export class Ledger {
  /** By order, then by its line. */
  private readonly orders = new Map<string, Map<string, Entry>>();
  /** Where an invoice holds something. */
  private readonly holdings = new Map<string, Set<Entry>>();

  constructor(rows: readonly LedgerRow[]) {
    const decimals = (quantities: ReadonlyMap<string, string> | undefined) => new Map([...(quantities ?? [])].map(([id, quantity]) => [id, dec(quantity)]));
    for (const { orderNumber, orderLine, received, accepted, returnedForGood, billedByInvoice, valueByInvoice } of rows) {
      const supply = { received: dec(received), accepted: dec(accepted), returnedForGood: dec(returnedForGood ?? '0') };
      const entry = { orderNumber, orderLine, supply, underway: ZERO, billed: decimals(billedByInvoice), value: decimals(valueByInvoice) };
      this.linesOf(orderNumber).set(orderLine, entry);
      for (const invoiceId of entry.billed.keys()) this.holdingsOf(invoiceId).add(entry);
    }
  }

  /**
   * Balances as one invoice sees them: its own allocations do not count against it.
   *
   * @param despatchCounts whether goods that are under way count as received; none is ever accepted before it came
   */
  seenBy(invoiceId: string, despatchCounts = false): Balances {
    const others = (quantities: ReadonlyMap<string, Decimal>): Decimal =>
      sum([...quantities].filter(([id]) => id !== invoiceId).map(([, quantity]) => quantity));
    return {
      of: (orderNumber, line): Balance => {
        const entry = this.orders.get(orderNumber)?.get(line);
        if (!entry) return { ...NOTHING, billed: ZERO };
        const { supply, underway } = entry;
        return { ...supply, ...(despatchCounts ? { received: supply.received.plus(underway) } : {}), billed: others(entry.billed) };
      },
      billedValue: (orderNumber) => sum([...(this.orders.get(orderNumber)?.values() ?? [])].map((entry) => others(entry.value))),
    };
  }

  /** Takes from an invoice what it holds, and gives it to be put back. */
  release(invoiceId: string): Pick<Allocation, 'orderNumber' | 'orderLine' | 'quantity' | 'value'>[] {
    const held = [...(this.holdings.get(invoiceId) ?? [])].flatMap(({ orderNumber, orderLine, billed, value }) => {
      const quantity = billed.get(invoiceId);
      return quantity ? [{ orderNumber, orderLine, quantity: quantity.toFixed(), value: (value.get(invoiceId) ?? ZERO).toFixed() }] : [];
    });
    this.allocate(invoiceId, []);
    return held;
  }

  /** Replaces what an invoice takes. */
  allocate(invoiceId: string, allocations: readonly Pick<Allocation, 'orderNumber' | 'orderLine' | 'quantity' | 'value'>[]): void {
    const holdings = this.holdingsOf(invoiceId);
    for (const entry of holdings) {
      entry.billed.delete(invoiceId);
      entry.value.delete(invoiceId);
    }
    holdings.clear();
    for (const { orderNumber, orderLine, quantity, value } of allocations) {
      const entry = this.entryOf(orderNumber, orderLine);
      entry.billed.set(invoiceId, (entry.billed.get(invoiceId) ?? ZERO).plus(quantity));
      entry.value.set(invoiceId, (entry.value.get(invoiceId) ?? ZERO).plus(value));
      holdings.add(entry);
    }
  }

  /** Takes in what was sent of an order line and has not come. */
  announce(orderNumber: string, orderLine: string, quantity: string): void {
    this.entryOf(orderNumber, orderLine).underway = dec(quantity);
  }

  private entryOf(orderNumber: string, orderLine: string): Entry {
    const lines = this.linesOf(orderNumber);
    const known = lines.get(orderLine) ?? {
      orderNumber,
      orderLine,
      supply: NOTHING,
      underway: ZERO,
      billed: new Map<string, Decimal>(),
      value: new Map<string, Decimal>(),
    };
    lines.set(orderLine, known);
    return known;
  }

  private linesOf(orderNumber: string): Map<string, Entry> {
    const known = this.orders.get(orderNumber) ?? new Map<string, Entry>();
    this.orders.set(orderNumber, known);
    return known;
  }

  private holdingsOf(invoiceId: string): Set<Entry> {
    const known = this.holdings.get(invoiceId) ?? new Set<Entry>();
    this.holdings.set(invoiceId, known);
    return known;
  }
}
