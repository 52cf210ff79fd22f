import type { BillLine } from '../model/bill.js';
import { less, NONE, settled, sign, total, type Ratio } from '../model/ratio.js';
import { articleKey, billKey } from './aliases.js';
import { assign } from './assignment.js';
import { ACCEPTED_FROM, MARGIN, priceLikeness, score, SHOWN_FROM, similarity, wordsOf, type Converted, type Offered, type Wanted } from './score.js';
import type { OrderLine } from '../model/standing.js';

/** An order line that a bill line may mean. */
export interface Candidate {
  readonly paired: OrderLine;
  /** Not billed yet, in its unit. */
  readonly left: Ratio;
  readonly price: Ratio;
}

/** Quantity and price of a bill line in the unit and currency of an order line; as numbers too, for ranking. */
export interface InOrderUnits {
  readonly quantity: Ratio;
  readonly price: Ratio;
  readonly about: Converted;
}

/** A bill line to be paired, with what it is in the terms of a candidate. */
export interface Unpaired {
  readonly line: BillLine;
  /** Candidates by index that its reference allows. */
  readonly allowed: (candidate: Candidate) => boolean;
  readonly convert: (candidate: Candidate) => InOrderUnits | undefined;
  /** Whether it names its order: then the only line there needs little to be the one. */
  readonly namesOrder: boolean;
}

/** What pairing says of a line. */
export type Pairing =
  | { readonly kind: 'paired'; readonly parts: readonly { readonly candidate: Candidate; readonly quantity: Ratio | undefined }[] }
  | { readonly kind: 'ask'; readonly candidates: readonly Candidate[] }
  | { readonly kind: 'none' };

interface Scored {
  readonly index: number;
  readonly score: number;
}

/**
 * Pairs lines with order lines so that all together fit best; a pair is accepted above a bound and with a margin to the next
 * one, else a person is asked. One line may bill several order lines, and several one.
 */
export function pairLines(lines: readonly Unpaired[], candidates: readonly Candidate[], aliases: ReadonlyMap<string, string>): Pairing[] {
  if (lines.length === 0) return [];
  const offered = candidates.map(({ paired: { line }, left, price }): Offered => ({
    standardItemId: line.standardItemId,
    buyerItemId: line.buyerItemId,
    sellerItemId: line.sellerItemId,
    words: wordsOf(line.description),
    article: articleKey(line),
    price: price.valueOf(),
    left: left.valueOf(),
  }));
  const scores = lines.map((own) => {
    const wanted: Wanted = { line: own.line, words: wordsOf(own.line.name), alias: aliases.get(billKey(own.line)) };
    const row = new Float64Array(candidates.length).fill(-1);
    for (const [j, candidate] of candidates.entries()) {
      const side = offered[j];
      if (side && own.allowed(candidate)) row[j] = score(wanted, side, own.convert(candidate)?.about);
    }
    return row;
  });
  const chosen = best(scores, candidates.length);
  const taken = candidates.map(() => NONE);
  const results = lines.map((own, i): Pairing | undefined => {
    const j = chosen[i] ?? -1;
    const candidate = candidates[j];
    if (!candidate || !isClear(scores, chosen, i, j)) return undefined;
    const quantity = own.convert(candidate)?.quantity;
    // More than the line has left: other lines of the same article may be billed along.
    if (quantity && quantity.compare(candidate.left) > 0 && split(own, i, scores, candidates, taken)) return undefined;
    taken[j] = (taken[j] ?? NONE).add(quantity ?? NONE);
    return { kind: 'paired', parts: [{ candidate, quantity: undefined }] };
  });
  return results.map((result, i) => {
    const own = lines[i];
    if (result || !own) return result ?? { kind: 'none' };
    return leftOver(own, i, scores, candidates, taken, lines.length);
  });
}

/** The best assignment; -1 where none is good enough to be accepted. */
function best(scores: readonly Float64Array[], columns: number): number[] {
  const costs = scores.map((row) => {
    // Beyond the order lines there is a place for each line that stays alone.
    const own = new Float64Array(columns + scores.length).fill(1 - ACCEPTED_FROM + 1e-6);
    for (let j = 0; j < columns; j += 1) own[j] = 1 - Math.max(row[j] ?? 0, 0);
    return own;
  });
  return assign(costs).map((j, i) => (j >= 0 && j < columns && (scores[i]?.[j] ?? 0) >= ACCEPTED_FROM ? j : -1));
}

/** Whether no other pairing of the line is nearly as good for all together, by moving it alone or by changing places with another. */
function isClear(scores: readonly Float64Array[], chosen: readonly number[], i: number, j: number): boolean {
  const row = scores[i];
  const own = row?.[j] ?? 0;
  return !row?.some((other, k) => {
    if (k === j || other < ACCEPTED_FROM) return false;
    const rival = chosen.indexOf(k);
    if (rival < 0) return own - other < MARGIN;
    const kept = scores[rival]?.[k] ?? 0;
    const swapped = Math.max(scores[rival]?.[j] ?? 0, ACCEPTED_FROM);
    return own + kept - other - swapped < MARGIN;
  });
}

function ranked(row: Float64Array | undefined): Scored[] {
  return [...(row ?? [])]
    .map((value, index) => ({ index, score: value }))
    .filter((own) => own.score >= SHOWN_FROM)
    .toSorted((a, b) => b.score - a.score || a.index - b.index);
}

/** Order lines of equal standing that together have what one has not. */
function split(
  own: Unpaired,
  i: number,
  scores: readonly Float64Array[],
  candidates: readonly Candidate[],
  taken: readonly Ratio[],
): { readonly candidate: Candidate; readonly quantity: Ratio }[] | undefined {
  const [first, ...others] = ranked(scores[i]);
  const lead = first && candidates[first.index];
  if (!first || !lead) return undefined;
  // Apart from how much of it is left, each is as good as the first.
  const alike = [first, ...others].filter(({ score: value, index }) => {
    const candidate = candidates[index];
    return first.score - value <= 0.3 && candidate?.paired.line.unit === lead.paired.line.unit && candidate.price.equals(lead.price);
  });
  const converted = own.convert(lead);
  if (!converted || priceLikeness(converted.about.price, lead.price.valueOf()) === 0) return undefined;
  const open = alike.flatMap(({ index }) => {
    const candidate = candidates[index];
    const left = candidate && settled(candidate.left.sub(taken[index] ?? NONE));
    return candidate && left && sign(left) > 0 ? [{ candidate, left, index }] : [];
  });
  const quantity = settled(converted.quantity);
  const isWhole = total(open.map(({ left }) => left)).equals(quantity);
  // Which line of an order is filled first does not matter; which of two orders does.
  const isOneOrder = own.namesOrder || new Set(open.map(({ candidate }) => candidate.paired.order.number)).size === 1;
  const byItem = isOneOrder && (scores[i]?.[first.index] ?? 0) >= 0.9;
  if (open.length < 2 || (!isWhole && !(byItem && total(open.map(({ left }) => left)).compare(quantity) >= 0))) return undefined;
  let rest = quantity;
  return open
    .toSorted((a, b) => a.index - b.index)
    .flatMap(({ candidate, left }) => {
      const part = less(left, rest);
      rest = rest.sub(part);
      return sign(part) > 0 ? [{ candidate, quantity: part }] : [];
    });
}

/** A line that the assignment leaves over: billed with another line, over several order lines, or to be asked about. */
function leftOver(own: Unpaired, i: number, scores: readonly Float64Array[], candidates: readonly Candidate[], taken: Ratio[], count: number): Pairing {
  const shown = ranked(scores[i]);
  const [first] = shown;
  if (!first) return count === 1 && own.namesOrder ? onlyOne(own, candidates) : { kind: 'none' };
  const parts = split(own, i, scores, candidates, taken);
  if (parts) {
    for (const { candidate, quantity } of parts) {
      const j = candidates.indexOf(candidate);
      taken[j] = (taken[j] ?? NONE).add(quantity);
    }
    return { kind: 'paired', parts };
  }
  const near = shown.filter(({ score: value }) => first.score - value < MARGIN);
  const candidate = candidates[first.index];
  if (near.length === 1 && candidate && sign(taken[first.index] ?? NONE) > 0) {
    const quantity = own.convert(candidate)?.quantity;
    const both = quantity && (taken[first.index] ?? NONE).add(quantity);
    // Not by the score, in which what is left counts: another line has taken of it.
    if (both && both.compare(candidate.left) <= 0 && first.score >= ACCEPTED_FROM - 0.1) {
      taken[first.index] = both;
      return { kind: 'paired', parts: [{ candidate, quantity: undefined }] };
    }
  }
  return first.score < ACCEPTED_FROM && count === 1 && own.namesOrder && near.length === 1 && onlyOne(own, candidates).kind === 'paired'
    ? onlyOne(own, candidates)
    : { kind: 'ask', candidates: near.flatMap(({ index }) => candidates[index] ?? []) };
}

/** One line on either side belong together unless something speaks against it. */
function onlyOne(own: Unpaired, candidates: readonly Candidate[]): Pairing {
  const [candidate, ...others] = candidates.filter((each) => own.allowed(each));
  if (!candidate || others.length > 0) return { kind: 'none' };
  const { line } = candidate.paired;
  const differ = (a: string | undefined, b: string | undefined): boolean => a !== undefined && b !== undefined && a !== b;
  if (
    differ(own.line.sellerItemId, line.sellerItemId) ||
    differ(own.line.buyerItemId, line.buyerItemId) ||
    differ(own.line.standardItemId, line.standardItemId)
  )
    return { kind: 'none' };
  const price = own.convert(candidate)?.about.price;
  const namesFit = own.line.name === undefined || line.description === undefined || similarity(wordsOf(own.line.name), wordsOf(line.description)) > 0;
  const priceFits = price !== undefined && priceLikeness(price, candidate.price.valueOf()) > 0;
  return namesFit || priceFits ? { kind: 'paired', parts: [{ candidate, quantity: undefined }] } : { kind: 'none' };
}
