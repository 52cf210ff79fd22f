import type { Finding } from '@smartap/contracts';
import type { Invoice } from '@smartap/en16931';
import { dec, fixed, minorUnits, roundTo, sum, type Decimal } from '@smartap/runtime';
import { fault } from './rule.js';

/**
 * BR-CO-17: the tax of a breakdown is its base times its rate. Issuers round each line or the total: the stated tax
 * holds when either way gives it to within one minor unit.
 */
export function checkVat(invoice: Invoice): Finding[] {
  const places = minorUnits(invoice.currency ?? '');
  const unit = dec(`1e-${places}`);
  return invoice.vatBreakdown.flatMap((part) => {
    const { taxable, tax, rate } = part;
    if (taxable === undefined || tax === undefined || rate === undefined) return [];
    const ofTotal = taxOf(dec(taxable), rate, places);
    const ofLines = perLine(invoice, { taxable, rate, category: part.category }, places);
    if ([ofTotal, ...ofLines].some((computed) => dec(tax).minus(computed).abs().lte(unit))) return [];
    return [
      fault('BR-CO-17', `VAT of category ${part.category ?? '?'} at ${rate} % (BT-117) is stated as ${tax}, but ${taxable} × ${rate} % is ${fixed(ofTotal, places)}.`, ['BT-116', 'BT-117', 'BT-119'], {
        expected: fixed(ofTotal, places),
        actual: tax,
      }),
    ];
  });
}

const taxOf = (amount: Decimal, rate: string, places: number): Decimal => roundTo(amount.times(rate).div(100), places);

/** The tax rounded line by line; none when the lines, allowances and charges of the category are not its base. */
function perLine(invoice: Invoice, part: { taxable: string; rate: string; category: string | undefined }, places: number): Decimal[] {
  const ofPart = ({ vatCategory, vatRate }: { vatCategory?: string; vatRate?: string }): boolean => vatCategory === part.category && vatRate !== undefined && dec(vatRate).eq(part.rate);
  const amounts = [
    ...invoice.lines.filter(ofPart).map((line) => dec(line.net ?? '0')),
    ...invoice.charges.filter(ofPart).map((charge) => dec(charge.amount ?? '0')),
    ...invoice.allowances.filter(ofPart).map((allowance) => dec(allowance.amount ?? '0').neg()),
  ];
  return sum(amounts).eq(part.taxable) ? [sum(amounts.map((amount) => taxOf(amount, part.rate, places)))] : [];
}
