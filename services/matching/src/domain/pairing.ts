import type { Invoice, InvoiceLine } from '@smartap/en16931';
import { dec } from '@smartap/runtime';
import type { OrderInput } from '@smartap/contracts';
import type { OrderLine } from './types.js';

/** Order numbers an invoice names: for the whole (BT-13) and at its lines. */
export function orderNumbers(invoice: Invoice): string[] {
  return [...new Set([invoice.purchaseOrderReference, ...invoice.lines.map((line) => line.orderReference)].flatMap((number) => number?.trim() || []))];
}

/**
 * Finds the order line of an invoice line: by the line reference (BT-132), else by an item id that one line alone has,
 * else by price, else because there is only one line on either side. Undefined: a person must say.
 */
export function pair(line: InvoiceLine, invoice: Invoice, orders: readonly OrderInput[]): OrderLine | undefined {
  const named = (line.orderReference ?? invoice.purchaseOrderReference)?.trim();
  const candidates = orders.filter((order) => named === undefined || order.number === named).flatMap((order) => order.lines.map((own) => ({ order, line: own })));
  if (line.orderLineReference !== undefined) {
    const reference = line.orderLineReference.trim();
    const exact = candidates.filter((candidate) => candidate.line.line === reference);
    if (exact.length > 0) return only(exact);
  }
  const { standardId, buyerId, sellerId } = line.item;
  const byId =
    only(candidates.filter((c) => same(c.line.standardItemId, standardId?.value))) ??
    only(candidates.filter((c) => same(c.line.buyerItemId, buyerId))) ??
    only(candidates.filter((c) => same(c.line.sellerItemId, sellerId)));
  if (byId) return byId;
  const price = line.price.net;
  const byPrice = price === undefined ? undefined : only(candidates.filter((c) => dec(c.line.price).eq(price)));
  return byPrice ?? (invoice.lines.length === 1 ? only(candidates) : undefined);
}

const only = <T>(items: readonly T[]): T | undefined => (items.length === 1 ? items[0] : undefined);
const same = (a: string | undefined, b: string | undefined): boolean => a !== undefined && b !== undefined && a.trim() === b.trim();
