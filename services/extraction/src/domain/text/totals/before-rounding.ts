import type { Amount } from '../print/amounts.js';
import type { Reading } from '../print/reading.js';
import { totalCandidates, type AmountCandidate } from './amount-candidates.js';
import { scaled, unitsOf } from './scaled.js';

/** What a net total without a label is worth that comes to what is to be paid with its tax and what rounds. */
const COMES_TO = 0.6;

/** What totals come to before they are rounded to what is labelled as the whole. */
const roundedFrom = (reading: Reading): bigint[] =>
  totalCandidates(reading, 'rounding').flatMap(({ units }) => totalCandidates(reading, 'gross').map((payable) => payable.units - units));

/** Net totals that no label names: `Taxable | CGST @ 9 % | SGST @ 9 % | Round off | Total` one below the other, the first of them without a word. */
export function netsBeforeRounding(reading: Reading, taxes: readonly AmountCandidate[]): AmountCandidate[] {
  const money = reading.amounts.flat().filter(({ isMoney }) => isMoney);
  return roundedFrom(reading).flatMap((whole) =>
    taxes.flatMap((tax): AmountCandidate[] => {
      const net =
        tax.units === 0n
          ? undefined
          : money.findLast(({ value, line }) => scaled(value) === whole - tax.units && line.row.index <= (tax.amounts[0]?.line.row.index ?? 0));
      return net === undefined ? [] : [{ units: scaled(net.value), score: COMES_TO, label: '', edge: net.box[0], amounts: [net] }];
    }),
  );
}

/** Whether amounts come to what is labelled as the whole once that is rounded. */
export const isBeforeRounding = (reading: Reading, amounts: readonly Amount[]): boolean => roundedFrom(reading).includes(unitsOf(amounts));
