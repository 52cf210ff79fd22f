import type { Invoice, InvoiceLine } from '../model/index.js';
import { isMore, minus, productOf, sizeOf, sumOf } from './sums.js';
import { linesOf } from './vat-rows.js';

const CENT = '0.01';

/**
 * Puts on the largest line of a rate the cents by which lines that are made net one by one miss the net of all, which is made of
 * their sum with VAT (art. 106e of the Polish act on VAT lets an invoice be made so). More than a cent a line is no rounding and stays.
 */
export function settleCents(priced: ReadonlySet<InvoiceLine>, invoice: Invoice): void {
  for (const row of invoice.vatBreakdown) {
    const lines = linesOf(row, invoice.lines);
    const gross = lines.filter((line) => priced.has(line) && line.net !== undefined);
    const missed = sumOf([row.taxable, ...lines.map(({ net }) => (net === undefined ? undefined : minus(net)))]) ?? '0';
    const [first] = gross;
    if (missed === '0' || first === undefined || isMore(missed, productOf(`${gross.length}`, CENT))) continue;
    const largest = gross.reduce((most, line) => (isMore(line.net ?? '0', most.net ?? '0') ? line : most), first);
    largest.net = sumOf([largest.net, missed]) ?? '0';
    // What is left of a corrected line keeps the price of its whole quantity.
    if (sizeOf(largest.quantity ?? '1') === (largest.price.baseQuantity ?? '1')) largest.price.net = sizeOf(largest.net);
  }
}
