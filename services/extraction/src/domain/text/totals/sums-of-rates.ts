import { SAME_EDGE } from '../../pdf/edges.js';
import type { Amount } from '../print/amounts.js';
import { labelsOfField } from '../print/hits/labels-of-field.js';
import type { Reading } from '../print/reading.js';
import type { AmountCandidate, TotalField } from './amount-candidates.js';
import { isBeforeRounding } from './before-rounding.js';
import { COLUMN_SUM } from './labelled-amounts.js';
import { scaled, unitsOf } from './scaled.js';

const SUM_ROW = 0.8;

/** Rates of one tax stand in lines that follow each other, with at most one between, their labels in one column: they begin about there, or end there with their rates. */
const NEXT_LINES = 2;
const SAME_COLUMN = 15;

/** Where the cell of a label ends. */
const endOf = ({ amounts: [amount], edge }: AmountCandidate): number =>
  amount?.line.row.cells.find(({ box }) => box[0] <= edge + SAME_EDGE && edge < box[2])?.box[2] ?? edge;

const isInColumn = (a: AmountCandidate, b: AmountCandidate): boolean => Math.abs(a.edge - b.edge) <= SAME_COLUMN || Math.abs(endOf(a) - endOf(b)) <= SAME_EDGE;

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
  let last: [number, AmountCandidate] | undefined;
  for (const [row, candidate] of [...rows].toSorted(([a], [b]) => a - b)) {
    if (last !== undefined && row - last[0] <= NEXT_LINES && isInColumn(candidate, last[1])) runs.at(-1)?.push(candidate);
    else runs.push([candidate]);
    last = [row, candidate];
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
  const rows = Map.groupBy(
    candidates.filter(({ amounts }) => amounts.length === 1),
    ({ amounts }) => amounts[0]?.line.row.index,
  );
  return [...rows.values()]
    .map((row) => [...new Map(row.map((each) => [each.amounts[0], each])).values()])
    .filter((row) => new Set(row.map(({ edge }) => edge)).size === row.length);
}

/** Taxes at several rates, and what they are reckoned on, stand one below or beside the other: their sum is that of the document. */
export function sumsOfRates(candidates: readonly AmountCandidate[]): AmountCandidate[] {
  const runs = taxRuns(candidates);
  const groups = [...runs, ...(runs.length > 1 ? [runs.flat()] : []), ...besideEachOther(candidates)];
  return groups.filter((parts) => parts.length > 1).map(summedUp);
}

const moneyIn = ({ amounts }: Reading, line: number): Amount[] => (amounts[line] ?? []).filter(({ isMoney }) => isMoney);

/** Whether `netto`, `Steuer` and `brutto` have a column for each rate and one for all: each amount in the row of the last is what those above it come to. */
function isOfColumns(reading: Reading, index: number): boolean {
  const [net, tax, gross] = [index - 2, index - 1, index].map((line) => moneyIn(reading, line).map(({ value }) => scaled(value)));
  const isCalled = (line: number, field: TotalField): boolean => reading.labels[line]?.[0]?.field === field;
  return (
    isCalled(index - 2, 'net') &&
    isCalled(index - 1, 'tax') &&
    gross !== undefined &&
    gross.length > 2 &&
    gross.every((units, at) => units === (net?.[at] ?? 0n) + (tax?.[at] ?? 0n))
  );
}

/** From here on a label says that what stands behind it is without tax. */
const SAID_NET = 0.8;

/** The amounts in the row of a total; of two, with what they come to right below them, unless that is without tax: `Sub totals | 3,504.38 | 742.43` by rates above `Total excluding VAT | 4,246.81`. */
function sumRowAt(reading: Reading, index: number): readonly Amount[] {
  const own = moneyIn(reading, index);
  const isNet = reading.labels[index + 1]?.some(({ field, weight }) => field === 'net' && weight >= SAID_NET) === true;
  const sums = own.length === 2 && !isNet ? moneyIn(reading, index + 1).filter(({ value }) => scaled(value) === unitsOf(own)) : [];
  return [...own, ...sums.slice(0, 1)];
}

/** `Razem | 2 375,69 | 546,41 | 2 922,10`: net, tax, be it in parts, and gross in the row of a total. */
export function fromSumRow(reading: Reading, field: TotalField): AmountCandidate[] {
  if (field !== 'net' && field !== 'tax' && field !== 'gross') return [];
  const lines = new Set(labelsOfField(reading, 'gross').map(({ index }) => index));
  return [...lines].flatMap((index) => {
    const money = sumRowAt(reading, index);
    const hit = reading.labels[index]?.find((each) => each.field === 'gross' && each.to < (money[0]?.from ?? 0));
    const parts = { net: money.slice(0, 1), tax: money.slice(1) };
    const amounts = { net: money.slice(0, 1), tax: money.slice(1, -1), gross: money.slice(-1) };
    const isSum = amounts.tax.length > 0 && unitsOf(money.slice(0, -1)) === unitsOf(amounts.gross);
    if (hit === undefined || isOfColumns(reading, index)) return [];
    const own = field !== 'gross' && money.length > 1 && isBeforeRounding(reading, money) ? parts[field] : isSum ? amounts[field] : [];
    return own.length === 0 ? [] : [{ units: unitsOf(own), score: SUM_ROW, label: hit.text, edge: hit.box[0], amounts: own }];
  });
}
