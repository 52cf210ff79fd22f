import { SAME_EDGE } from '../../pdf/edges.js';
import type { Amount } from '../print/amounts.js';
import type { Reading } from '../print/reading.js';
import { speaksOfOutlay } from '../taxes/untaxed.js';
import { isAdjustment, isRounding, isWithheld } from './charges/adjustment-words.js';
import { totalCandidates, type AmountCandidate } from './amount-candidates.js';
import { absolute, scaled, unscaled } from './scaled.js';

/** What is added to make a round amount to pay, signed. */
export interface Rounding {
  readonly units: bigint;
  readonly amount: Amount;
}

/** What stands between net total and tax on one side and what is to be paid on the other. */
export interface BeyondTax {
  /** What is asked for without tax beside the net total, as disbursements and deposits are; negative where it is given back. */
  readonly outlays: readonly Amount[];
  /** What is withheld or was paid before. */
  readonly taken: readonly Amount[];
  readonly rounding: Rounding | undefined;
  /** Whether words say of each amount what it is. */
  readonly isNamed: boolean;
}

/** What is rounded is less than a unit of the currency, in ten-thousandths. */
const MOST_ROUNDED = 10_000n;
/** More lines between the totals are no totals. */
const MAX_LINES = 12;

type Kind = 'outlay' | 'rounding' | 'withheld' | 'paid' | 'unnamed';

interface Beyond {
  readonly amount: Amount;
  readonly units: bigint;
  readonly kind: Kind;
}

/** The edges of an amount, and the right one of all that its cell says: a currency may stand behind it. */
const edgesOf = ({ line, to, box }: Amount): number[] => [box[0], box[2], line.row.cells[line.cellOf[to] ?? -1]?.box[2] ?? box[2]];

const heightOf = ({ box }: Amount): number => box[3] - box[1];

/** Whether amounts stand in one column: what is in larger print may end before the others by more. */
function areLevel(a: Amount, b: Amount): boolean {
  const most = SAME_EDGE * Math.max(heightOf(a) / heightOf(b), heightOf(b) / heightOf(a));
  return edgesOf(a).some((edge, at) => Math.abs(edge - (edgesOf(b)[at] ?? Infinity)) <= most);
}

function kindOf(reading: Reading, index: number, isOutlay: boolean): Kind {
  const text = reading.lines[index]?.row.text ?? '';
  if (isWithheld(text)) return 'withheld';
  if (reading.labels[index]?.some(({ field }) => field === 'paid') === true) return 'paid';
  if (isRounding(text)) return 'rounding';
  return isOutlay || isAdjustment(text) ? 'outlay' : 'unnamed';
}

/** What takes something off does so whatever sign is printed. */
const signed = (kind: Kind, units: bigint): bigint => (kind === 'withheld' || kind === 'paid' ? -absolute(units) : units);

/** The amounts in the column of what is to be paid, from the first of the totals down to it, but for the totals themselves and what they come to on the way. */
function between(reading: Reading, first: Amount, payable: Amount, totals: ReadonlySet<string>, sum: string): Beyond[] | undefined {
  const [from, to] = [first.line.row.index + 1, payable.line.row.index];
  if (from > to || to - from > MAX_LINES || first.line.row.page !== payable.line.row.page) return undefined;
  const found: Beyond[] = [];
  let isHeaded = false;
  let isSummedUp = false;
  for (let index = from; index < to; index += 1) {
    const line = reading.lines[index];
    if (line === undefined) continue;
    const amount = reading.amounts[index]?.find((each) => each.isMoney && areLevel(each, payable));
    // A heading: `Disbursements (not liable to VAT)` above their amounts.
    if (amount === undefined) isHeaded ||= speaksOfOutlay(line);
    else if (amount.value === sum) isSummedUp = true;
    else if (!totals.has(amount.value)) {
      const isOutlay = isHeaded || speaksOfOutlay(line);
      const [kind, units] = [kindOf(reading, index, isOutlay), scaled(amount.value)];
      const isLoose = !isOutlay && (kind === 'outlay' || kind === 'unnamed');
      // The tax at another rate is none of what comes beyond it.
      if (isLoose && reading.labels[index]?.some(({ field }) => field === 'tax') === true) return undefined;
      // What is taken off the total with tax was asked for before: `abzgl. 11 Abschläge`.
      const isPaid = isSummedUp && isLoose && units < 0n;
      found.push({ amount, kind: isPaid ? 'paid' : kind, units });
    }
  }
  return found.map((each) => ({ ...each, units: signed(each.kind, each.units) }));
}

/** What stands beyond net and tax before a total that is more or less than they come to. */
export type FindBeyond = (net: AmountCandidate, tax: AmountCandidate, payable: AmountCandidate) => BeyondTax | undefined;

/**
 * Finds what is asked for or taken off beside the net total and its tax, where it comes to what is to be paid to the cent: disbursements and deposits
 * outside of the tax, what is withheld, what rounds.
 */
export function beyondTaxIn(reading: Reading): FindBeyond {
  const roundings = totalCandidates(reading, 'rounding').flatMap(({ units, amounts: [amount] }) =>
    amount === undefined || absolute(units) >= MOST_ROUNDED ? [] : [{ units, amount }],
  );
  return (net, tax, payable) => {
    const [end, ...others] = payable.amounts;
    const starts = [...net.amounts, ...tax.amounts];
    const [first] = starts.toSorted((a, b) => a.line.row.index - b.line.row.index);
    const base = net.units + tax.units;
    if (end === undefined || others.length > 0 || first === undefined || payable.units === base) return undefined;
    const rounds = roundings.find(({ units }) => units === payable.units - base || -units === payable.units - base);
    if (rounds !== undefined) return { outlays: [], taken: [], rounding: { units: payable.units - base, amount: rounds.amount }, isNamed: true };
    const rows = between(reading, first, end, new Set([...starts.map(({ value }) => value), '0']), unscaled(base));
    if (rows === undefined || rows.length === 0 || base + rows.reduce((sum, { units }) => sum + units, 0n) !== payable.units) return undefined;
    const of = (...kinds: readonly Kind[]): Amount[] => rows.filter(({ kind }) => kinds.includes(kind)).map(({ amount }) => amount);
    const [rounding, ...more] = rows.filter(({ kind }) => kind === 'rounding');
    return more.length > 0
      ? undefined
      : { outlays: of('outlay', 'unnamed'), taken: of('withheld', 'paid'), rounding, isNamed: rows.every(({ kind }) => kind !== 'unnamed') };
  };
}
