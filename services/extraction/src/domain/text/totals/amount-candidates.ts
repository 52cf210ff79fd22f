import { oncePer } from '@smartap/runtime';
import { carriedAmounts, isCarriedOver } from './carried.js';
import { sameLeft } from '../../pdf/edges.js';
import type { Amount } from '../print/amounts.js';
import type { LabelHit } from '../print/hits/label-hits.js';
import { labelsOfField } from '../print/hits/labels-of-field.js';
import { paymentWords, type LabelField } from '../print/labels/index.js';
import type { Reading } from '../print/reading.js';
import { foldWords } from '../print/fold.js';
import { isExemption } from '../taxes/untaxed.js';
import { fromBelow, fromRight, fromSentence, isItemTable, payableBy } from './labelled-amounts.js';
import { hasKnownRate } from './rates.js';
import { fromSumRow, sumsOfRates } from './sums-of-rates.js';

/** An amount that may be a total, with how much speaks for it. */
export interface AmountCandidate {
  /** Ten-thousandths. */
  units: bigint;
  score: number;
  label: string;
  /** The left edge of its label, in points. */
  edge: number;
  amounts: Amount[];
  /** The subtotal that it follows from, with what is added to it or taken off. */
  base?: AmountCandidate;
}

/** The totals looked for. */
export type TotalField = Extract<LabelField, 'lineSum' | 'net' | 'tax' | 'gross' | 'due' | 'paid' | 'change' | 'rounding'>;

/** What is labelled as a total at least as surely may be it. */
export const LABELLED = 0.6;
const MAX_CANDIDATES = 8;
const CONDITIONAL = paymentWords('conditional');

/** One candidate for each value: what speaks for it adds up. */
function merge(candidates: readonly AmountCandidate[]): AmountCandidate[] {
  const byValue = new Map<bigint, AmountCandidate>();
  for (const candidate of candidates) {
    const known = byValue.get(candidate.units);
    if (known === undefined) byValue.set(candidate.units, { ...candidate });
    else {
      const better = candidate.score > known.score ? candidate : known;
      byValue.set(candidate.units, { ...better, score: 1 - (1 - known.score) * (1 - candidate.score * 0.5) });
    }
  }
  return [...byValue.values()].toSorted((a, b) => b.score - a.score).slice(0, MAX_CANDIDATES);
}

/** `Hosting | PAID | 40.00`: what stands in a column of several rows says of each item how it is with it, and names no total. */
function isOfItems(reading: Reading, { field, from, box }: LabelHit): boolean {
  return field === 'paid' && from > 0 && labelsOfField(reading, field).filter(({ hit }) => hit.from > 0 && sameLeft(hit.box, box)).length > 1;
}

/** From here on words before a label in its cell make it no part of an item. */
const SURE_LABEL = 0.7;
/** An item has so many figures behind its name. */
const ITEM_FIGURES = 3;

/** `Pallet hire, daily balance | 4,960 | 0.085 | 421.60`: a word that ends the name of an item names no total. */
function isInItem(reading: Reading, index: number, { weight, from, line }: LabelHit): boolean {
  return (
    weight < SURE_LABEL &&
    line.cellOf[from - 1] === line.cellOf[from] &&
    (reading.amounts[index]?.filter((amount) => amount.from > from).length ?? 0) >= ITEM_FIGURES
  );
}

/** `If paid by 19 March you may deduct $47.70`: what would be paid under a condition is not. */
const isCondition = ({ field, from, line: { words, cellOf } }: LabelHit): boolean =>
  field === 'paid' && cellOf[from - 1] === cellOf[from] && CONDITIONAL.has(foldWords(words[from - 1]?.text ?? '')[0] ?? '');

/** `% IVA` heads a rate, and no tax; `23 % IVA` names a tax. */
const isOfRate = ({ field, from, line: { words, cellOf } }: LabelHit): boolean =>
  field === 'tax' &&
  cellOf[from - 1] === cellOf[from] &&
  words[from - 1]?.text === '%' &&
  !(cellOf[from - 2] === cellOf[from] && /\d/.test(words[from - 2]?.text ?? ''));

/** `Moms 25% (1 200,00)` above `300,00`: the amount in the cell of a label is what is taxed, where its tax stands below. */
function headsTax(reading: Reading, index: number, hit: LabelHit, [base]: readonly AmountCandidate[]): boolean {
  const { line, from } = base?.amounts[0] ?? {};
  return (
    base !== undefined &&
    line === hit.line &&
    from !== undefined &&
    line.cellOf[from] === line.cellOf[hit.from] &&
    fromBelow(reading, index, hit).some(({ units }) => hasKnownRate(base.units, units))
  );
}

/** Totals are looked for, settled and doubted by the same candidates. */
const candidatesByField = oncePer((_reading: Reading) => new Map<TotalField, readonly AmountCandidate[]>());

/** The candidates of a total, best first. */
export function totalCandidates(reading: Reading, field: TotalField): readonly AmountCandidate[] {
  const own = candidatesByField(reading);
  const found = own.get(field) ?? candidatesOf(reading, field);
  own.set(field, found);
  return found;
}

function candidatesOf(reading: Reading, field: TotalField): AmountCandidate[] {
  const candidates: AmountCandidate[] = [];
  for (const { hit, index } of labelsOfField(reading, field)) {
    if (isOfItems(reading, hit) || isInItem(reading, index, hit) || isCarriedOver(reading, index) || isCondition(hit) || isOfRate(hit)) continue;
    // `Exempt (Art. 21 Abs. 2)` names the tax and figures that are none.
    const mayBe = ({ amounts: [amount] }: AmountCandidate): boolean => field !== 'tax' || amount?.isMoney === true || !isExemption(hit.line);
    const beside = fromRight(reading, index, hit).filter(mayBe);
    // Behind the tax of a sentence its rate may stand: `Incluye 75,60 € de IVA (21 %)`.
    const said = field === 'tax' && !beside.some(({ amounts: [amount] }) => amount?.isMoney === true) ? fromSentence(reading, index, hit) : [];
    const own = said.length > 0 ? said : beside;
    const right = field === 'tax' && headsTax(reading, index, hit, own) ? [] : own;
    if (right.length > 0) candidates.push(...right);
    // `Line total` over a column of items is the head of their amounts, and the first of them is no sum.
    else if (field !== 'lineSum' || !isItemTable(reading, hit)) candidates.push(...fromBelow(reading, index, hit).filter(mayBe));
  }
  const sums = field === 'tax' || field === 'net' || field === 'paid' ? sumsOfRates(candidates) : [];
  if (field === 'due') candidates.push(...payableBy(reading));
  const carried = field === 'lineSum' && candidates.length > 0 ? carriedAmounts(reading) : undefined;
  return merge([...candidates, ...sums, ...fromSumRow(reading, field)]).filter(({ units }) => carried?.has(units) !== true);
}

/** One of them, or none. */
export const choices = (candidates: readonly AmountCandidate[]): (AmountCandidate | undefined)[] => [undefined, ...candidates];
