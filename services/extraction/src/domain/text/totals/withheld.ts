import type { AmountCandidate } from './amount-candidates.js';
import type { Reading } from '../print/reading.js';
import { absolute, scaled } from './scaled.js';

/** The words of a tax that the buyer withholds from what he pays, and pays in the seller's name: Spanish IRPF, Italian ritenuta d'acconto, Portuguese IRS. */
export const WITHHELD = /\b(?:irpf|retenci[oó]n(?:es)?|ritenuta|reten[cç][aã]o|withholding|withheld)\b/i;

/** The amounts of money that lines say are withheld. */
function withheldIn(reading: Reading): bigint[] {
  return reading.lines.flatMap(({ row }, index) => (WITHHELD.test(row.text) ? (reading.amounts[index] ?? []).filter(({ isMoney }) => isMoney).map(({ value }) => absolute(scaled(value))) : []));
}

/** Net, tax and the total before something is withheld, where that with the tax and what is left to pay add up: the total itself is rarely printed. */
export function beforeWithholding(reading: Reading, nets: readonly AmountCandidate[], taxes: readonly AmountCandidate[], payable: readonly AmountCandidate[]): { net: AmountCandidate; tax: AmountCandidate; gross: AmountCandidate } | undefined {
  for (const withheld of withheldIn(reading)) {
    for (const net of nets) {
      for (const tax of taxes) {
        const units = net.units + tax.units;
        if (withheld > 0n && tax.units > 0n && payable.some((each) => each.units === units - withheld)) return { net, tax, gross: { ...net, units, amounts: [...net.amounts, ...tax.amounts] } };
      }
    }
  }
  return undefined;
}
