import { sameRight } from '../../pdf/edges.js';
import type { Amount } from '../print/amounts.js';
import type { Reading } from '../print/reading.js';
import { figuresOf } from '../table/figures.js';
import { isTaxOf } from '../taxes/tax-of.js';
import { totalCandidates } from './amount-candidates.js';
import { hasKnownRate } from './rates.js';
import { scaled } from './scaled.js';
import type { Total, Totals } from './total.js';

/** So many lines stand between the tax and what it is added to, and what both come to. */
const NEAR = 2;

/** Whether an amount is the tax of another, at a rate in use or at one that its line prints. */
const isTax = (reading: Reading, net: bigint, tax: bigint, index: number): boolean =>
  hasKnownRate(net, tax) || figuresOf(reading, index).some(({ isPercent, units }) => isPercent && isTaxOf(tax, net, units));

/**
 * The totals that stand around a labelled tax and have no label: `1,255.00` / `VAT @ 13.5% 169.43` / `1,424.43`, one edge below the other, of which the
 * last is what the others come to.
 * @param sure what they are sure of
 */
export function aroundTax(reading: Reading, sure: number): Pick<Totals, 'net' | 'tax' | 'gross'> | undefined {
  const stated = (amount: Amount, label?: string): Total => ({ value: amount.value, confidence: sure, label, amounts: [amount] });
  for (const { label, amounts } of totalCandidates(reading, 'tax')) {
    const [tax] = amounts;
    if (tax === undefined || amounts.length > 1) continue;
    const { index, page } = tax.line.row;
    const near = (from: number, to: number): Amount[] =>
      reading.amounts
        .slice(Math.max(0, from), to)
        .flatMap((own) => own.filter(({ isMoney, box, line }) => isMoney && line.row.page === page && sameRight(box, tax.box)));
    const units = scaled(tax.value);
    for (const net of near(index - NEAR, index)) {
      const gross = near(index + 1, index + 1 + NEAR).find(({ value }) => scaled(value) === scaled(net.value) + units);
      if (units > 0n && gross !== undefined && isTax(reading, scaled(net.value), units, index))
        return { net: stated(net), tax: stated(tax, label), gross: stated(gross) };
    }
  }
  return undefined;
}
