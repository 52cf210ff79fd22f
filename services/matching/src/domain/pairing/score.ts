import type { BillLine } from '../model/bill.js';

/** A bill line as far as pairing looks at it. Numbers here only rank; nothing is paid by them. */
export interface Wanted {
  readonly line: BillLine;
  readonly words: ReadonlySet<string>;
  /** What was accepted before for such a line of this seller. */
  readonly alias: string | undefined;
}

/** An order line as far as pairing looks at it. */
export interface Offered {
  readonly standardItemId: string | undefined;
  readonly buyerItemId: string | undefined;
  readonly sellerItemId: string | undefined;
  readonly words: ReadonlySet<string>;
  readonly article: string;
  /** Of one order unit. */
  readonly price: number;
  /** Not billed yet, in order units. */
  readonly left: number;
}

/** Quantity and price of a bill line in the terms of one order line; undefined where no factor or rate is known. */
export interface Converted {
  readonly quantity: number;
  readonly price: number;
}

/** At or above, a pair may be accepted. */
export const ACCEPTED_FROM = 0.5;
/** At or above, a person is shown it. */
export const SHOWN_FROM = 0.3;
/** By how much a pair must be better than the next. */
export const MARGIN = 0.1;

const SAME_ITEM = 0.9;
/** The two sides name different articles: never accepted by itself. */
const OTHER_ITEM = ACCEPTED_FROM - 0.05;
const WEIGHT = { price: 0.45, quantity: 0.25, text: 0.3 };
const NEAR_PRICE = 0.05;
const EPSILON = 1e-9;

/** How well a bill line and an order line go together, from 0 to 1. */
export function score(wanted: Wanted, offered: Offered, converted: Converted | undefined): number {
  const { line } = wanted;
  const ids = [
    compareIds(line.standardItemId, offered.standardItemId),
    compareIds(line.buyerItemId, offered.buyerItemId),
    compareIds(line.sellerItemId, offered.sellerItemId),
  ];
  const likeness =
    WEIGHT.text * similarity(wanted.words, offered.words) +
    (converted ? WEIGHT.price * priceLikeness(converted.price, offered.price) + WEIGHT.quantity * quantityLikeness(converted.quantity, offered.left) : 0);
  if (ids.includes('same') || (wanted.alias !== undefined && wanted.alias === offered.article)) return SAME_ITEM + (1 - SAME_ITEM) * likeness;
  return ids.includes('other') ? Math.min(likeness, OTHER_ITEM) : likeness;
}

/** Whether both sides name one article by an id that both have. */
export const hasSameId = (
  line: Pick<BillLine, 'standardItemId' | 'buyerItemId' | 'sellerItemId'>,
  ordered: Pick<BillLine, 'standardItemId' | 'buyerItemId' | 'sellerItemId'>,
): boolean =>
  [
    compareIds(line.standardItemId, ordered.standardItemId),
    compareIds(line.buyerItemId, ordered.buyerItemId),
    compareIds(line.sellerItemId, ordered.sellerItemId),
  ].includes('same');

const compareIds = (a: string | undefined, b: string | undefined): 'same' | 'other' | 'unknown' =>
  !a || !b ? 'unknown' : clean(a) === clean(b) ? 'same' : 'other';
const clean = (id: string): string => id.replaceAll(/[\s.\-/]/g, '').toUpperCase();

export function priceLikeness(price: number, ordered: number): number {
  const off = Math.abs(price - ordered) / Math.max(Math.abs(ordered), EPSILON);
  return off < EPSILON || price === ordered ? 1 : off <= NEAR_PRICE ? 0.5 : 0;
}

function quantityLikeness(quantity: number, left: number): number {
  if (Math.abs(quantity - left) <= EPSILON * Math.max(1, left)) return 1;
  return quantity < left ? 0.6 : 0;
}

/** Words of a name, without order and case. */
export function wordsOf(name: string | undefined): ReadonlySet<string> {
  return new Set(
    (name ?? '')
      .normalize('NFKD')
      .replaceAll(/\p{M}/gu, '')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [],
  );
}

/** Twice the common words over all words. */
export function similarity(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 || b.size === 0) return 0;
  let common = 0;
  for (const word of a) if (b.has(word)) common += 1;
  return (2 * common) / (a.size + b.size);
}
