import type { Finding } from '@smartap/contracts';
import type { Invoice } from '@smartap/en16931';
import { dec, fixed, minorUnits, roundTo, sum } from '@smartap/runtime';
import { fault } from './rule.js';

/**
 * BR-CO-17: the tax of a breakdown is its base times its rate. Issuers round each line or the total: the stated tax
 * holds when it is within one minor unit of the rounding of the total, or equals the sum of the lines' roundings.
 */
export function checkVat(invoice: Invoice): Finding[] {
  const places = minorUnits(invoice.currency ?? '');
  const unit = dec(`1e-${places}`);
  return invoice.vatBreakdown.flatMap((part) => {
    if (part.taxable === undefined || part.tax === undefined || part.rate === undefined) return [];
    const ofTotal = roundTo(dec(part.taxable).times(part.rate).div(100), places);
    if (dec(part.tax).minus(ofTotal).abs().lte(unit)) return [];
    if (dec(part.tax).eq(perLine(invoice, part.category, part.rate, places))) return [];
    return [
      fault('BR-CO-17', `VAT of category ${part.category ?? '?'} at ${part.rate} % (BT-117) is stated as ${part.tax}, but ${part.taxable} × ${part.rate} % is ${fixed(ofTotal, places)}.`, ['BT-116', 'BT-117', 'BT-119'], {
        expected: fixed(ofTotal, places),
        actual: part.tax,
      }),
    ];
  });
}

function perLine(invoice: Invoice, category: string | undefined, rate: string, places: number) {
  const lines = invoice.lines.filter((line) => line.vatCategory === category && line.vatRate !== undefined && dec(line.vatRate).eq(rate) && line.net !== undefined);
  return sum(lines.map((line) => roundTo(dec(line.net ?? '0').times(rate).div(100), places)));
}
