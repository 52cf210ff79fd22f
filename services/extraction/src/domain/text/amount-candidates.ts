import type { Amount } from './print/amounts.js';
import type { LabelHit } from './print/label-hits.js';
import type { LabelField } from './print/labels/index.js';
import { below, toTheRight } from './print/place.js';
import type { Reading } from './print/reading.js';
import { scaled } from './scaled.js';

/** An amount that may be a total, with how much speaks for it. */
export interface AmountCandidate {
  /** Ten-thousandths. */
  units: bigint;
  score: number;
  label: string;
  amounts: Amount[];
  /** The subtotal that it follows from, with what is added to it or taken off. */
  base?: AmountCandidate;
}

/** The totals looked for. */
export type TotalField = Extract<LabelField, 'lineSum' | 'net' | 'tax' | 'gross' | 'due' | 'paid'>;

/** An amount beside others in the region of its label: the last is the total, the first a base or a rate. */
const NOT_LAST = 0.45;
/** A whole number without a currency is rather a count. */
const NOT_MONEY = 0.6;
/** Under the heads of a table of items stand items, not totals. */
const ITEM_TABLE = 0.35;
const COLUMN_SUM = 0.7;
const MAX_CANDIDATES = 8;

function weight(amount: Amount, score: number): number {
  return amount.isMoney ? score : score * NOT_MONEY;
}

const ITEM_HEADS = /\b(?:qty|quantity|price|unit|description|item|menge|preis|einzelpreis|beschreibung|bezeichnung|artikel|produkt|product|anzahl|quantite|designation|prix|aantal|prijs|omschrijving|cantidad|descripcion|precio|quantita|prezzo|descrizione|pos|rate)\b/g;

function isItemTable(reading: Reading, hit: LabelHit): boolean {
  // The head of a table of items may run over three lines.
  const { index } = hit.line.row;
  const near = reading.lines.slice(Math.max(0, index - 2), index + 2).filter((line) => Math.abs(line.row.box[1] - hit.box[1]) < 25);
  return near.some((line) => (line.tokens.map((token) => token.text).join(' ').match(ITEM_HEADS)?.length ?? 0) >= 2);
}

function fromRight(reading: Reading, index: number, hit: LabelHit): AmountCandidate[] {
  const found = toTheRight(reading, index, hit, reading.amounts);
  return found.map(({ item, score }, position) => ({
    units: scaled(item.value),
    score: weight(item, score) * (position === found.length - 1 ? 1 : NOT_LAST),
    label: hit.text,
    amounts: [item],
  }));
}

function fromBelow(reading: Reading, index: number, hit: LabelHit): AmountCandidate[] {
  const factor = isItemTable(reading, hit) ? ITEM_TABLE : 1;
  const column = below(reading, index, hit, reading.amounts, factor === 1 ? undefined : 30);
  let sum = 0n;
  const candidates: AmountCandidate[] = column.map(({ item, score }, position) => {
    const units = scaled(item.value);
    const isSum = position > 0 && units === sum;
    sum += units;
    return { units, score: Math.min(1, weight(item, score) * factor * (isSum ? 1.3 : 1)), label: hit.text, amounts: [item] };
  });
  const first = column[0];
  if (column.length > 1 && first !== undefined && factor === 1) {
    candidates.push({ units: sum, score: first.score * COLUMN_SUM, label: hit.text, amounts: column.map(({ item }) => item) });
  }
  return candidates;
}

/** Taxes at several rates stand one below the other: their sum is the tax. */
function taxSum(candidates: readonly AmountCandidate[]): AmountCandidate[] {
  const rows = new Map<number, AmountCandidate>();
  for (const candidate of candidates) {
    const [amount] = candidate.amounts;
    const row = amount?.line.row.index;
    if (row === undefined || candidate.amounts.length > 1) continue;
    const known = rows.get(row);
    if (known === undefined || candidate.score > known.score) rows.set(row, candidate);
  }
  const parts = [...rows.values()].filter((part) => part.score >= 0.4);
  const units = parts.reduce((sum, part) => sum + part.units, 0n);
  const score = Math.min(...parts.map((part) => part.score)) * COLUMN_SUM;
  if (parts.length < 2 || parts.length > 4) return [];
  return [{ units, score, label: parts[0]?.label ?? '', amounts: parts.flatMap((part) => part.amounts) }];
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

/** The candidates of a total, best first. */
export function totalCandidates(reading: Reading, field: TotalField): AmountCandidate[] {
  const candidates: AmountCandidate[] = [];
  reading.labels.forEach((hits, index) => {
    for (const hit of hits) {
      if (hit.field !== field) continue;
      const right = fromRight(reading, index, hit);
      if (right.length > 0) candidates.push(...right);
      // `Line total` over a column of items is the head of their amounts, and the first of them is no sum.
      else if (field !== 'lineSum' || !isItemTable(reading, hit)) candidates.push(...fromBelow(reading, index, hit));
    }
  });
  return merge(field === 'tax' ? [...candidates, ...taxSum(candidates)] : candidates);
}
