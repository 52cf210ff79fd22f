import { sameLeft, sameRight } from '../../pdf/edges.js';
import type { Cell } from '../../pdf/word.js';
import { CURRENCY_WORD, type Amount } from '../print/amounts.js';
import type { LabelHit } from '../print/hits/label-hits.js';
import type { LabelField } from '../print/labels/index.js';
import { below, regionEnd, toTheRight, type Candidate } from '../print/place.js';
import type { Reading } from '../print/reading.js';
import { inBox } from './amounts-in-boxes.js';
import { isExemption } from '../taxes/untaxed.js';
import { scaled } from './scaled.js';
import { isHeadOfItems } from '../table/heads/headings.js';

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
/** An amount beside others in the region of its label: the last is the total, the first a base or a rate. */
const NOT_LAST = 0.45;
/** An amount in running text, before more words of it, is one that is spoken of. */
const IN_TEXT = 0.5;
const MANY_WORDS = 3;
/** A whole number without a currency is rather a count. */
const NOT_MONEY = 0.6;
/** Under the heads of a table of items stand items, not totals. */
const ITEM_TABLE = 0.35;
const COLUMN_SUM = 0.7;
const IN_ROW = 0.5;
const SUM_ROW = 0.8;
const PAYABLE_BY = 0.9;
const MAX_CANDIDATES = 8;

function weight(amount: Amount, score: number): number {
  return amount.isMoney ? score : score * NOT_MONEY;
}

function isItemTable(reading: Reading, hit: LabelHit): boolean {
  // The head of a table of items may run over three lines.
  const { index } = hit.line.row;
  return reading.lines.slice(Math.max(0, index - 2), index + 2).some((line) => Math.abs(line.row.box[1] - hit.box[1]) < 25 && isHeadOfItems(line));
}


/** Where a column is too narrow for both, the amount stands under its currency. */
function underCurrency(reading: Reading, index: number, hit: LabelHit): Candidate<Amount>[] {
  const { words } = hit.line;
  const isLast = (at: number): boolean => at > hit.to && at === words.length - 1 && at < regionEnd(reading, index, hit);
  const sign = words.find((word, at) => isLast(at) && CURRENCY_WORD.test(word.text));
  const next = reading.lines[index + 1];
  if (sign === undefined || next === undefined || next.row.page !== hit.line.row.page || next.row.box[1] - sign.box[3] > sign.size) return [];
  return (reading.amounts[index + 1] ?? []).filter(({ box }) => sameRight(box, sign.box) || sameLeft(box, sign.box)).map((item) => ({ item, hit, line: index + 1, place: 'right', score: hit.weight }));
}

/** `8.242,84 21% BTW | 82.428,40`: a label behind an amount is part of a row of items, unless that amount has a label of its own. */
function isAfterAmount(reading: Reading, index: number, hit: LabelHit): boolean {
  const [first] = reading.labels[index] ?? [];
  if (first !== undefined && first.from < hit.from && first.field !== hit.field) return false;
  return reading.amounts[index]?.some(({ to, isMoney }) => isMoney && to < hit.from && hit.line.cellOf[to] === hit.line.cellOf[hit.from]) ?? false;
}

/** `VAT of 407.00 at the standard rate`: an amount before more words of a sentence. */
const isInText = ({ line: { words, cellOf }, to }: Amount): boolean => words.filter(({ text }, word) => word > to && cellOf[word] === cellOf[to] && /^\p{L}{2,}/u.test(text)).length >= MANY_WORDS;

function fromRight(reading: Reading, index: number, hit: LabelHit): AmountCandidate[] {
  const level = toTheRight(reading, index, hit, reading.amounts);
  const found = level.length > 0 ? level : underCurrency(reading, index, hit);
  // What is no money behind an amount is something else beside the totals.
  const last = found.findLast(({ item }) => item.isMoney) ?? found.at(-1);
  return found.map(({ item, score }) => ({
    units: scaled(item.value),
    score: weight(item, score) * (item === last?.item ? 1 : NOT_LAST) * (isAfterAmount(reading, index, hit) ? IN_ROW : 1) * (isInText(item) ? IN_TEXT : 1),
    label: hit.text,
    edge: hit.box[0],
    amounts: [item],
  }));
}

function fromBelow(reading: Reading, index: number, hit: LabelHit): AmountCandidate[] {
  const factor = isItemTable(reading, hit) ? ITEM_TABLE : 1;
  const under = below(reading, index, hit, reading.amounts);
  const column = under.length > 0 ? under : inBox(reading, index, hit);
  let sum = 0n;
  const candidates: AmountCandidate[] = column.flatMap(({ item, score }, position) => {
    const units = scaled(item.value);
    const isSum = position > 0 && units === sum;
    sum += units;
    // Of several items none is the total.
    if (factor !== 1 && column.length > 1 && !(isSum && position > 1)) return [];
    return [{ units, score: Math.min(1, weight(item, score) * factor * (isSum ? 1.3 : 1)), label: hit.text, edge: hit.box[0], amounts: [item] }];
  });
  const first = column[0];
  if (first === undefined || factor !== 1) return candidates;
  // Below the rates of a tax the total of the document may stand in their column.
  const amounts = column.map(({ item }) => item);
  let units = 0n;
  amounts.forEach(({ value }, at) => {
    units += scaled(value);
    if (at > 0) candidates.push({ units, score: first.score * COLUMN_SUM, label: hit.text, edge: hit.box[0], amounts: amounts.slice(0, at + 1) });
  });
  return candidates;
}

/** Rates of one tax stand in lines that follow each other, with at most one between, their labels in one column: set to the right they begin about there. */
const NEXT_LINES = 2;
const SAME_COLUMN = 15;

/** The best amount of tax in each line, in runs of lines that follow each other. */
function taxRuns(candidates: readonly AmountCandidate[]): AmountCandidate[][] {
  const rows = new Map<number, AmountCandidate>();
  for (const candidate of candidates) {
    const row = candidate.amounts[0]?.line.row.index;
    if (row === undefined || candidate.amounts.length > 1) continue;
    const known = rows.get(row);
    if (known === undefined || candidate.score > known.score) rows.set(row, candidate);
  }
  const runs: AmountCandidate[][] = [];
  let [last, edge] = [-Infinity, 0];
  for (const [row, candidate] of [...rows].toSorted(([a], [b]) => a - b)) {
    if (row - last <= NEXT_LINES && Math.abs(candidate.edge - edge) <= SAME_COLUMN) runs.at(-1)?.push(candidate);
    else runs.push([candidate]);
    [last, edge] = [row, candidate.edge];
  }
  return runs;
}

const summedUp = (parts: readonly AmountCandidate[]): AmountCandidate => ({
  units: parts.reduce((sum, part) => sum + part.units, 0n),
  score: Math.min(...parts.map((part) => part.score)) * COLUMN_SUM,
  label: parts[0]?.label ?? '',
  edge: parts[0]?.edge ?? 0,
  amounts: parts.flatMap((part) => part.amounts),
});

/** Rates that stand beside each other: each label has an amount of its own in one line. */
function besideEachOther(candidates: readonly AmountCandidate[]): AmountCandidate[][] {
  const rows = Map.groupBy(candidates.filter(({ amounts }) => amounts.length === 1), ({ amounts }) => amounts[0]?.line.row.index);
  return [...rows.values()].map((row) => [...new Map(row.map((each) => [each.amounts[0], each])).values()]).filter((row) => new Set(row.map(({ edge }) => edge)).size === row.length);
}

/** Taxes at several rates, and what they are reckoned on, stand one below or beside the other: their sum is that of the document. */
function sumsOfRates(candidates: readonly AmountCandidate[]): AmountCandidate[] {
  const runs = taxRuns(candidates);
  const groups = [...runs, ...(runs.length > 1 ? [runs.flat()] : []), ...besideEachOther(candidates)];
  return groups.filter((parts) => parts.length > 1).map(summedUp);
}

const unitsOf = (amounts: readonly Amount[]): bigint => amounts.reduce((sum, { value }) => sum + scaled(value), 0n);

/** The amounts in the row of a total; of two, with what they come to right below them. */
function sumRowAt(reading: Reading, index: number): readonly Amount[] {
  const moneyIn = (line: number): Amount[] => (reading.amounts[line] ?? []).filter(({ isMoney }) => isMoney);
  const own = moneyIn(index);
  const sums = own.length === 2 ? moneyIn(index + 1).filter(({ value }) => scaled(value) === unitsOf(own)) : [];
  return [...own, ...sums.slice(0, 1)];
}

/** `Razem | 2 375,69 | 546,41 | 2 922,10`: net, tax, be it in parts, and gross in the row of a total. */
function fromSumRow(reading: Reading, field: TotalField): AmountCandidate[] {
  if (field !== 'net' && field !== 'tax' && field !== 'gross') return [];
  return reading.lines.flatMap((_line, index) => {
    const money = sumRowAt(reading, index);
    const hit = reading.labels[index]?.find((each) => each.field === 'gross' && each.to < (money[0]?.from ?? 0));
    const amounts = { net: money.slice(0, 1), tax: money.slice(1, -1), gross: money.slice(-1) };
    const isSum = amounts.tax.length > 0 && unitsOf(money.slice(0, -1)) === unitsOf(amounts.gross);
    return hit === undefined || !isSum ? [] : [{ units: unitsOf(amounts[field]), score: SUM_ROW, label: hit.text, edge: hit.box[0], amounts: amounts[field] }];
  });
}

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

/** `Payable by 30 June 2026 | 7,639.45`: what stands alone beside the day it is due; of several such lines each is a part. */
function payableBy(reading: Reading): AmountCandidate[] {
  const isBare = ([, value, ...more]: readonly Cell[]): boolean => value?.words.every(({ text }) => CURRENCY_WORD.test(text) || !/\p{L}/u.test(text)) === true && more.length === 0;
  const found = reading.labels.flatMap((hits, index) => {
    const [hit] = hits;
    const [amount, ...others] = (reading.amounts[index] ?? []).filter(({ isMoney, line, from }) => isMoney && line.cellOf[from] !== 0);
    const isDay = hit?.field === 'dueDate' && hit.from === 0 && isBare(hit.line.row.cells) && reading.dates[index]?.some(({ line, to }) => line.cellOf[to] === 0) === true;
    return !isDay || amount === undefined || others.length > 0 ? [] : [{ units: scaled(amount.value), score: hit.weight * PAYABLE_BY, label: hit.text, edge: hit.box[0], amounts: [amount] }];
  });
  return found.length === 1 ? found : [];
}

/** `Hosting | PAID | 40.00`: what stands in a column of several rows says of each item how it is with it, and names no total. */
function isOfItems(reading: Reading, { field, from, box }: LabelHit): boolean {
  return field === 'paid' && from > 0 && reading.labels.flat().filter((other) => other.field === field && other.from > 0 && sameLeft(other.box, box)).length > 1;
}

/** Totals are looked for, settled and doubted by the same candidates. */
const candidatesByReading = new WeakMap<Reading, Map<TotalField, readonly AmountCandidate[]>>();

/** The candidates of a total, best first. */
export function totalCandidates(reading: Reading, field: TotalField): readonly AmountCandidate[] {
  const own = candidatesByReading.get(reading) ?? new Map<TotalField, readonly AmountCandidate[]>();
  candidatesByReading.set(reading, own);
  const found = own.get(field) ?? candidatesOf(reading, field);
  own.set(field, found);
  return found;
}

function candidatesOf(reading: Reading, field: TotalField): AmountCandidate[] {
  const candidates: AmountCandidate[] = [];
  reading.labels.forEach((hits, index) => {
    for (const hit of hits) {
      if (hit.field !== field || isOfItems(reading, hit)) continue;
      // `Exempt (Art. 21 Abs. 2)` names the tax and figures that are none.
      const right = fromRight(reading, index, hit).filter(({ amounts: [amount] }) => field !== 'tax' || amount?.isMoney === true || !isExemption(hit.line));
      if (right.length > 0) candidates.push(...right);
      // `Line total` over a column of items is the head of their amounts, and the first of them is no sum.
      else if (field !== 'lineSum' || !isItemTable(reading, hit)) candidates.push(...fromBelow(reading, index, hit));
    }
  });
  const sums = field === 'tax' || field === 'net' || field === 'paid' ? sumsOfRates(candidates) : [];
  if (field === 'due') candidates.push(...payableBy(reading));
  return merge([...candidates, ...sums, ...fromSumRow(reading, field)]);
}

/** One of them, or none. */
export const choices = (candidates: readonly AmountCandidate[]): (AmountCandidate | undefined)[] => [undefined, ...candidates];
