import { isCreditNote, type Invoice, type InvoiceLine, type LineAllowanceCharge } from '../model/index.js';
import { isPositive, minus } from './sums.js';

/** The amounts of a group that say how much, in the keys that are given, with their sign turned. */
function turn<T extends object>(group: T, ...keys: readonly (keyof T & string)[]): void {
  for (const key of keys) {
    const amount = group[key];
    if (typeof amount === 'string') Object.assign(group, { [key]: minus(amount) });
  }
}

/** A line with its sign turned: an allowance is a charge then, unless it was stated with the sign of a credit. */
export function turned(line: InvoiceLine): InvoiceLine {
  turn(line, 'quantity', 'net');
  const { allowances, charges } = line;
  const isCredit = ({ amount }: LineAllowanceCharge): boolean => amount !== undefined && !isPositive(amount);
  line.allowances = [...charges.filter((each) => !isCredit(each)), ...allowances.filter(isCredit)];
  line.charges = [...allowances.filter((each) => !isCredit(each)), ...charges.filter(isCredit)];
  for (const each of [...allowances, ...charges].filter(isCredit)) turn(each, 'amount', 'baseAmount');
  return line;
}

const isLess = (amount: string | undefined): boolean => amount !== undefined && amount !== '0' && !isPositive(amount);

function turnPrice(line: InvoiceLine): void {
  turn(line, 'quantity');
  turn(line.price, 'net');
}

function turnLines({ lines }: Invoice): void {
  for (const line of lines.map(turned)) {
    // Less than nothing at a price of less than nothing is so many at their price.
    if (isLess(line.quantity) && isLess(line.price.net)) turnPrice(line);
  }
}

/** Turns the signs of an invoice that gives back: the amounts of a credit note are what is credited. */
export function turnSigns(invoice: Invoice): void {
  turnLines(invoice);
  for (const row of invoice.vatBreakdown) turn(row, 'taxable', 'tax');
  for (const each of [...invoice.allowances, ...invoice.charges]) turn(each, 'amount', 'baseAmount');
  const { totals } = invoice;
  turn(totals, 'lineNetSum', 'allowances', 'charges', 'withoutVat', 'vat', 'vatInAccountingCurrency', 'withVat', 'paid', 'rounding', 'due');
}

/** States what a credit note of less than nothing credits, be it in its lines alone: its code says already that it gives back (BT-3, UNTDID 1001). */
export function asCredited(invoice: Invoice): void {
  if (!isCreditNote(invoice)) return;
  const { totals } = invoice;
  if (isLess(totals.withVat)) turnSigns(invoice);
  else if (totals.lineNetSum !== undefined && isLess(totals.lineNetSum) && minus(totals.lineNetSum) === totals.withoutVat) {
    turnLines(invoice);
    turn(totals, 'lineNetSum');
  }
}
