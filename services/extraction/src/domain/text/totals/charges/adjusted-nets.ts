import type { AmountCandidate } from '../amount-candidates.js';
import type { Amount } from '../../print/amounts.js';
import type { Reading } from '../../print/reading.js';
import { isAdjustment, isReduction, isRounding } from './adjustment-words.js';
import { absolute, scaled, unitsOf } from '../scaled.js';
import type { LabelField } from '../../print/labels/index.js';
import { sameRight } from '../../../pdf/edges.js';

/** What is a discount stands this near below the subtotal, in lines. */
const NEAR = 5;
/** What stands below a subtotal and is none of what changes it. */
const OTHERS: ReadonlySet<LabelField> = new Set(['tax', 'gross', 'paid', 'due', 'lineSum']);
/** A net total that is nowhere printed must add up with others to be believed. */
const UNPRINTED = 0.8;

/** The one amount of money in a line of a charge or allowance, signed by what it does to the total. */
function adjustmentIn(reading: Reading, index: number): { units: bigint; amount: Amount } | undefined {
  const text = reading.lines[index]?.row.text ?? '';
  const [amount, ...others] = (reading.amounts[index] ?? []).filter(({ isMoney }) => isMoney);
  // What is rounded below a subtotal is rather the total with tax.
  if (amount === undefined || others.length > 0 || !isAdjustment(text) || isRounding(text)) return undefined;
  const units = scaled(amount.value);
  return { units: isReduction(text) ? -absolute(units) : units, amount };
}

/** The net total that a subtotal comes to with the charges and allowances below it. */
function afterAdjustments(reading: Reading, candidate: AmountCandidate): AmountCandidate[] {
  const [subtotal, ...others] = candidate.amounts;
  if (subtotal === undefined || others.length > 0) return [];
  const from = subtotal.line.row.index;
  const found = Array.from({ length: NEAR }, (_, at) => adjustmentIn(reading, from + 1 + at)).filter(
    (each) => each?.amount.line.row.page === subtotal.line.row.page,
  );
  const adjustments = found.filter((each) => each !== undefined);
  if (adjustments.length === 0) return [];
  const units = adjustments.reduce((sum, each) => sum + each.units, candidate.units);
  return [{ ...candidate, units, score: candidate.score * UNPRINTED, amounts: [subtotal, ...adjustments.map(({ amount }) => amount)], base: candidate }];
}

/** What stands between a subtotal and a net total below it in its column, where all of it comes to that; labels of anything else are none. */
function between(reading: Reading, from: Amount, to: Amount): boolean {
  const [first, end] = [from.line.row.index + 1, to.line.row.index];
  if (from.line.row.page !== to.line.row.page || end - first < 1 || end - first > NEAR || !sameRight(from.box, to.box)) return false;
  const rows = Array.from({ length: end - first }, (_, at) => first + at);
  const found = rows.map((index) =>
    reading.labels[index]?.some(({ field }) => OTHERS.has(field)) === true
      ? undefined
      : reading.amounts[index]?.find(({ isMoney, box }) => isMoney && sameRight(box, to.box)),
  );
  return found.every((each) => each !== undefined) && scaled(from.value) + unitsOf(found) === scaled(to.value);
}

/** Net totals, of which one that a subtotal above comes to with what stands between both goes before that: `Subtotal`, `Credit`, `Total before tax`. */
export function afterSubtotals(reading: Reading, nets: readonly AmountCandidate[]): AmountCandidate[] {
  const inLine = ({ label, amounts: [own, ...more] }: AmountCandidate): Amount | undefined =>
    more.length === 0 && own !== undefined && reading.labels[own.line.row.index]?.some(({ field, text }) => field === 'net' && text === label) === true
      ? own
      : undefined;
  const baseOf = (net: AmountCandidate): AmountCandidate | undefined => {
    const own = inLine(net);
    return (
      own &&
      nets.find((each) => {
        const amount = inLine(each);
        return amount !== undefined && between(reading, amount, own);
      })
    );
  };
  const found = nets.map((net) => ({ net, base: baseOf(net) }));
  return found.filter(({ net }) => found.every(({ base }) => base !== net)).map(({ net, base }) => (base === undefined ? net : { ...net, base }));
}

/** Net totals that are not printed, but follow from a subtotal and what is added to it or taken off. */
export function adjusted(reading: Reading, subtotals: readonly AmountCandidate[]): AmountCandidate[] {
  return subtotals.flatMap((each) => afterAdjustments(reading, each));
}
