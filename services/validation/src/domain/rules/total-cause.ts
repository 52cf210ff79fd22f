import { isItem, type Invoice } from '@smartap/en16931';
import { dec, decOrUndefined, roundTo, sum, ZERO, type Decimal } from '@smartap/runtime';
import type { TaxCheck } from './vat.js';

/** What may have made a total differ from what it follows from. */
export type Cause = 'per-line-rounding' | 'rounding' | 'missing-allowance' | 'missing-charge' | 'prepaid' | 'vat-left-out' | 'unknown';

/** A total that differs, with what is known around it. */
export interface Difference {
  readonly term: string;
  /** Announced less computed. */
  readonly difference: Decimal;
  readonly invoice: Invoice;
  readonly taxes: readonly TaxCheck[];
  /** Minor units of the currency. */
  readonly places: number;
}

const or0 = (value: string | undefined): Decimal => decOrUndefined(value) ?? ZERO;

/** What the lines come to by quantity and price, less what they state. */
function unroundedLines({ invoice }: Difference): Decimal {
  const lines = invoice.lines.filter(isItem);
  const exact = lines.map(({ net, quantity, price, allowances, charges }) => {
    if (quantity === undefined || price.net === undefined || allowances.length + charges.length > 0) return or0(net);
    return dec(quantity)
      .times(price.net)
      .div(price.baseQuantity === undefined || dec(price.baseQuantity).eq(0) ? '1' : price.baseQuantity);
  });
  return sum(exact).minus(sum(lines.map(({ net }) => or0(net))));
}

/** What rounding tax line by line adds to rounding it once. */
const perLineTax = ({ taxes }: Difference): Decimal => sum(taxes.map(({ ofTotal, perLine }) => (perLine === null ? ZERO : dec(perLine).minus(ofTotal))));

const isOneOf = (value: Decimal, amounts: readonly (string | undefined)[]): boolean => amounts.some((amount) => amount !== undefined && dec(amount).eq(value));

/** The likeliest cause: one whose amount is exactly the difference, before one whose size alone fits. */
export function causeOf(given: Difference): Cause {
  const { term, difference, invoice, places } = given;
  const { totals } = invoice;
  const unit = dec(`1e-${places}`);
  const isDifference = (amount: Decimal): boolean => !amount.eq(0) && roundTo(amount, places).eq(difference);
  if (term === 'BT-106' && isDifference(unroundedLines(given))) return 'per-line-rounding';
  if (['BT-110', 'BT-112'].includes(term) && isDifference(perLineTax(given))) return 'per-line-rounding';
  if (['BT-106', 'BT-109', 'BT-112', 'BT-115'].includes(term)) {
    if (difference.gt(0) && isOneOf(difference, [totals.charges, ...invoice.charges.map(({ amount }) => amount)])) return 'missing-charge';
    if (difference.lt(0) && isOneOf(difference.neg(), [totals.allowances, ...invoice.allowances.map(({ amount }) => amount)])) return 'missing-allowance';
  }
  if (['BT-112', 'BT-115'].includes(term) && isOneOf(difference.neg(), [totals.vat])) return 'vat-left-out';
  if (term === 'BT-115' && isOneOf(difference.abs(), [totals.paid])) return 'prepaid';
  if (
    difference.abs().lte(
      unit
        .times(Math.max(1, invoice.lines.filter(isItem).length))
        .div(2)
        .plus(unit.div(2)),
    )
  )
    return 'rounding';
  if (term === 'BT-109') return difference.gt(0) ? 'missing-charge' : 'missing-allowance';
  return term === 'BT-115' && difference.lt(0) ? 'prepaid' : 'unknown';
}
