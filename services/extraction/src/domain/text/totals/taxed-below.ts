import type { Reading } from '../print/reading.js';
import type { AmountCandidate } from './amount-candidates.js';
import { hasKnownRate } from './rates.js';
import { scaled } from './scaled.js';

/** So many lines below each other stand a total without tax, its tax and what both come to. */
const NEAR = 3;
/** What an amount claims that no label names as a total, where it is what those above it come to. */
const COMES_TO = 0.6;

/** A total that its label calls one of all, and what it comes to with the tax below it, under whatever label: `Summe`, `19 % Umsatzsteuer`, `Gesamtvergütung`. */
export interface TaxedBelow {
  readonly net: AmountCandidate;
  readonly gross: AmountCandidate;
}

const lineOf = ({ amounts: [amount] }: AmountCandidate): number | undefined => amount?.line.row.index;

/** The totals below which a tax at a known rate stands, and below that what both come to. */
export function taxedBelow({ amounts, lines }: Reading, totals: readonly AmountCandidate[], taxes: readonly AmountCandidate[]): TaxedBelow[] {
  return totals.flatMap((total) =>
    taxes.flatMap((tax) => {
      const [from, at] = [lineOf(total), lineOf(tax)];
      if (from === undefined || at === undefined || at <= from || at - from > NEAR || !hasKnownRate(total.units, tax.units)) return [];
      const below = amounts.slice(at + 1, at + 1 + NEAR).flat();
      const sum = below.find(({ isMoney, value, line }) => isMoney && line.row.page === lines[at]?.row.page && scaled(value) === total.units + tax.units);
      return sum === undefined ? [] : [{ net: total, gross: { units: scaled(sum.value), score: COMES_TO, label: '', edge: total.edge, amounts: [sum] } }];
    }),
  );
}
