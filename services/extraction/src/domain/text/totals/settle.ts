import { sameRight } from '../../pdf/edges.js';
import { overlap } from '../../pdf/word.js';
import { choices, LABELLED, totalCandidates, type AmountCandidate } from './amount-candidates.js';
import type { BeyondTax } from './beyond-tax.js';
import { isWithheld } from './charges/adjustment-words.js';
import { LANGUAGES } from '../print/labels/index.js';
import type { Reading } from '../print/reading.js';
import { phrasesOf, says } from '../print/says.js';
import { absolute, scaled, unscaled } from './scaled.js';
import { derived, stated, type Total, type Totals } from './total.js';
import type { Triple } from './triple.js';

/** What rounds or is taken off what is to be paid is sure of where all of it comes to that. */
const COMES_TO = 0.95;
const UNPROVEN_ROUNDING = 0.6;

/** How much it speaks for what is due that what it misses of the total is printed. */
const PRINTED = 0.6;
/** What is due is less than the total by an amount that is printed: it was paid. */
const PAID_BY_DIFFERENCE = 0.7;

const SETTLED = phrasesOf(LANGUAGES.flatMap(({ settled }) => settled));
/** A sentence says that all is paid, and no amount: a person is asked, as it may be about something else. Of what is less than nothing, or credited, it says that nobody pays. */
const SAID_TO_BE_PAID = 0.8;

const saidToBe = (value: string): Total => ({ value, confidence: SAID_TO_BE_PAID, label: undefined, amounts: [] });

/** What rounds and what is asked for without tax, as far as it was found. */
export const besides = ({ outlays, rounding }: BeyondTax, closes: boolean): Pick<Totals, 'rounding' | 'outlays'> => ({
  ...(outlays.length === 0 ? {} : { outlays }),
  ...(rounding === undefined
    ? {}
    : { rounding: { value: unscaled(rounding.units), confidence: closes ? COMES_TO : UNPROVEN_ROUNDING, label: undefined, amounts: [rounding.amount] } }),
});

/** Whether an amount stands above a total before tax in its column: what is called an advance payment there is charged, as that of heating is with a rent. */
function isAddend({ amounts: [amount] }: AmountCandidate, net: Total | undefined): boolean {
  const total = net?.amounts.length === 1 ? net.amounts[0] : undefined;
  return (
    amount !== undefined &&
    total !== undefined &&
    amount.line.row.page === total.line.row.page &&
    amount.box[3] <= total.box[1] &&
    sameRight(amount.box, total.box)
  );
}

/**
 * Whether an amount was paid of what stood open before: `Your last bill | 612.44`, `Payment received | 500.00`, `Balance brought forward | 112.44`.
 *
 * @param whole what this invoice comes to, in ten-thousandths: what is paid of that is paid of it
 */
function isOfFormerBalance({ lines, amounts }: Reading, { amounts: [paid], units }: AmountCandidate, whole: bigint): boolean {
  if (paid === undefined) return false;
  const inColumn = (line: number): bigint | undefined => {
    const amount = lines[line]?.row.page === paid.line.row.page ? amounts[line]?.find(({ isMoney, box }) => isMoney && overlap(box, paid.box) > 0) : undefined;
    return amount === undefined ? undefined : absolute(scaled(amount.value));
  };
  const [before, left] = [inColumn(paid.line.row.index - 1), inColumn(paid.line.row.index + 1)];
  return before !== undefined && left !== undefined && before !== absolute(whole) && before - left === absolute(units);
}

/** What was paid in parts where they come to it: `Deposit of 5 May | 150.00`, `By card | 394.45`. */
function paidInParts(paids: readonly AmountCandidate[], whole: bigint): AmountCandidate[] {
  const parts = paids.filter(({ amounts, units }) => amounts.length === 1 && units !== whole);
  const groups = parts.flatMap((first, at) => parts.slice(at + 1).map((second) => [first, second])).concat(parts.length > 2 ? [[...parts]] : []);
  return groups
    .filter(
      (group) =>
        group.reduce((sum, { units }) => sum + units, 0n) === whole &&
        new Set(group.map(({ amounts: [amount] }) => amount?.line.row.index)).size === group.length,
    )
    .map((group) => ({
      units: whole,
      score: Math.min(...group.map(({ score }) => score)),
      label: group[0]?.label ?? '',
      edge: group[0]?.edge ?? 0,
      amounts: group.flatMap(({ amounts }) => amounts),
    }));
}

/** Whether lines say that so much is withheld: of an invoice with split payment the tax, at each of its rates. */
function isHeldBack({ lines, amounts }: Reading, units: bigint): boolean {
  const held = lines.flatMap(({ row }, index) => (isWithheld(row.text) ? [(amounts[index] ?? []).map(({ value }) => absolute(scaled(value)))] : []));
  const whole = held.reduce((sum, each) => sum + (each.at(-1) ?? 0n), 0n);
  return whole === absolute(units) || held.some((each) => each.includes(absolute(units)));
}

/** The net total, where nothing else is said to be due and the buyer pays the tax himself. */
const withoutHeldTax = (reading: Reading, net: Total | undefined, units: bigint): AmountCandidate[] =>
  net === undefined || net.amounts.length === 0 || scaled(net.value) === units || !isHeldBack(reading, units - scaled(net.value))
    ? []
    : [{ units: scaled(net.value), score: LABELLED, label: '', edge: 0, amounts: [...net.amounts] }];

/** What was paid of a total and what is due of it, chosen together. */
export function settle(
  reading: Reading,
  {
    gross,
    net,
    rounding,
    isCredit = false,
  }: { readonly gross: Total; readonly net?: Total | undefined; readonly rounding?: Total | undefined; readonly isCredit?: boolean },
  printed: ReadonlySet<bigint>,
): Pick<Totals, 'paid' | 'due'> {
  const units = scaled(gross.value) + scaled(rounding?.value ?? '0');
  const changes = totalCandidates(reading, 'change');
  // No account number and no count of days was paid, no more than all, and no item of the total.
  const paids = totalCandidates(reading, 'paid')
    .map((each) => (changes.some((change) => each.units - change.units === units) ? { ...each, units } : each))
    .filter(
      (each) =>
        each.amounts.every(({ isMoney }) => isMoney) &&
        absolute(each.units) <= absolute(units) &&
        !isAddend(each, net) &&
        !isOfFormerBalance(reading, each, units),
    )
    .map((each) => ({ ...each, units: units < 0n ? each.units : absolute(each.units) }));
  let best: { due: AmountCandidate | undefined; paid: AmountCandidate | undefined; score: number; closes: boolean } | undefined;
  // `Total líquido` is what is left after discounts too: the net total is due only where as much as the tax was paid.
  const untaxed = net === undefined || net.value === gross.value ? undefined : scaled(net.value);
  const named = totalCandidates(reading, 'due').filter(
    ({ units: left }) => left !== untaxed || paids.some((paid) => paid.units === units - left) || isHeldBack(reading, units - left),
  );
  const dues = named.length > 0 ? named : withoutHeldTax(reading, net, units);
  // `Total to pay` is above what is left of it: nothing.
  const isNothingLeft = dues.some((each) => each.units === 0n && each.score >= LABELLED) && units !== 0n;
  for (const due of choices(isNothingLeft ? dues.filter((each) => each.units === 0n) : dues)) {
    for (const paid of choices([...paids, ...(due === undefined ? [] : paidInParts(paids, units - due.units))])) {
      const closes = due !== undefined && units - (paid?.units ?? 0n) === due.units;
      // What was paid may stand behind a label of many words: `less 11 instalments of 480.00 each`.
      const isPrinted = due !== undefined && paid === undefined && due.units > 0n && (printed.has(units - due.units) || printed.has(due.units - units));
      const consistent = closes ? (paid === undefined ? 0.8 : 1) : isPrinted ? PRINTED : due !== undefined ? -0.5 : paid === undefined ? 0 : -0.3;
      const score = (due?.score ?? 0) + (paid?.score ?? 0) + consistent;
      if (best === undefined || score > best.score) best = { due, paid, score, closes };
    }
  }
  if (best?.due === undefined && best?.paid === undefined && units >= 0n && !isCredit && says(reading, SETTLED))
    return { paid: saidToBe(unscaled(units)), due: saidToBe('0') };
  const settled: Pick<Totals, 'paid' | 'due'> = {};
  if (best?.paid !== undefined) settled.paid = stated(best.paid, best.closes);
  else if (
    best?.due !== undefined &&
    best.due.units >= 0n &&
    best.due.units < units &&
    (printed.has(units - best.due.units) || printed.has(best.due.units - units))
  )
    settled.paid = derived(reading, units - best.due.units, PAID_BY_DIFFERENCE, printed);
  settled.due =
    best?.due === undefined
      ? {
          value: unscaled(units - (best?.paid?.units ?? 0n)),
          confidence: Math.min(gross.confidence * 0.95, settled.paid?.confidence ?? 1),
          label: undefined,
          amounts: [],
        }
      : stated(best.due, best.closes);
  return settled;
}

/** What is left to pay where everything before it is named, and what was taken off as paid. */
export function settledBy({ payable, taken }: NonNullable<Triple['beyond']>): Pick<Totals, 'paid' | 'due'> {
  const due = { ...stated(payable, true), confidence: COMES_TO };
  const paid = taken.reduce((sum, { value }) => sum + absolute(scaled(value)), 0n);
  return paid === 0n ? { due } : { due, paid: { value: unscaled(paid), confidence: COMES_TO, label: undefined, amounts: taken } };
}
