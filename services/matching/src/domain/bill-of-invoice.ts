import { isCreditNote, isItem, type Invoice, type InvoiceLine } from '@smartap/en16931';
import { plain, sum } from '@smartap/runtime';
import type { Bill, BillCharge, BillLine } from './model/bill.js';

/** An invoice in the terms of EN 16931 as matching reads it; `seller` is the vendor number that orders name. */
export function billOf(invoice: Invoice, seller: string | null = null): Bill {
  return {
    seller,
    currency: invoice.currency ?? '',
    issueDate: invoice.issueDate ?? null,
    order: invoice.purchaseOrderReference?.trim() || null,
    credit: isCreditNote(invoice),
    lines: invoice.lines.flatMap((line, index) => (isItem(line) ? [lineOf(line, index)] : [])),
    charges: chargesOf(invoice),
    taxes: invoice.vatBreakdown.map((tax) => ({ category: tax.category ?? '', rate: tax.rate ?? '0', taxable: tax.taxable ?? '0', amount: tax.tax ?? '0' })),
    netTotal: invoice.totals.withoutVat ?? null,
  };
}

function lineOf(line: InvoiceLine, index: number): BillLine {
  const { item, price } = line;
  // A price for a base in another unit than the billed one is not comparable as it stands.
  const isPlain = price.baseQuantityUnit === undefined || line.unit === undefined || price.baseQuantityUnit === line.unit;
  return {
    id: line.id ?? String(index + 1),
    quantity: line.quantity ?? '1',
    unit: line.unit ?? null,
    price: isPlain ? (price.net ?? null) : null,
    baseQuantity: price.baseQuantity ?? '1',
    allowance: plain(sum(line.allowances.map(({ amount }) => amount ?? '0'))),
    charge: plain(sum(line.charges.map(({ amount }) => amount ?? '0'))),
    net: line.net ?? '0',
    order: line.orderReference?.trim() || null,
    orderLine: line.orderLineReference?.trim() || null,
    buyerItemId: item.buyerId,
    sellerItemId: item.sellerId,
    standardItemId: item.standardId?.value,
    name: item.name,
    taxCategory: line.vatCategory,
    taxRate: line.vatRate,
  };
}

const FREIGHT = new Set(['FC', 'DL', 'SAA', 'TX']);

function chargesOf(invoice: Invoice): BillCharge[] {
  const charge =
    (prefix: string, sign: string) =>
    (own: Invoice['charges'][number], index: number): BillCharge => ({
      id: `${prefix}${index + 1}`,
      kind: own.reasonCode !== undefined && FREIGHT.has(own.reasonCode) ? 'freight' : (own.reason ?? own.reasonCode ?? 'charge'),
      amount: plain(sum([`${sign}${(own.amount ?? '0').replace(/^-/, '')}`])),
      order: null,
      orderCharge: null,
    });
  return [...invoice.charges.map(charge('charge-', '')), ...invoice.allowances.map(charge('allowance-', '-'))];
}
