import { oncePer } from '@smartap/runtime';
import { BillRates, isOfSeller, namedOrder, orderNumbersOf, type MatchFacts } from '../match-facts.js';
import type { Bill, BillLine } from '../model/bill.js';
import { ratio, sign, type Ratio } from '../model/ratio.js';
import { articleOf, leftOf, priceOf, standingOf, type OrderLine } from '../model/standing.js';
import { unitFactor } from '../model/units.js';
import { unitNet } from '../judge/price.js';
import { articleKey, billKey } from './aliases.js';
import { hasSameId, similarity, wordsOf } from './score.js';
import { pairLines, type Candidate, type InOrderUnits, type Pairing } from './pair-lines.js';

/** Where a bill line goes. */
export type Target =
  | { readonly kind: 'paired'; readonly parts: readonly { readonly paired: OrderLine; readonly quantity: Ratio | undefined }[]; readonly found: boolean }
  | { readonly kind: 'ask'; readonly candidates: readonly OrderLine[] }
  | { readonly kind: 'none' }
  | { readonly kind: 'unknownOrder'; readonly order: string | undefined }
  | { readonly kind: 'otherSeller'; readonly order: string };

/** Says of each line which order lines it bills: by its reference, else by what fits best. */
export function findPairs(bill: Bill, facts: MatchFacts, rates: BillRates, places: number): Target[] {
  const orders = facts.orders.filter((order) => order.status !== 'cancelled');
  const own = orders.filter((order) => isOfSeller(bill, order));
  const targets = bill.lines.map((line): Target | undefined => referenced(bill, line, orders, own));
  const open = bill.lines.filter((_, i) => targets[i] === undefined);
  const candidates = open.length === 0 ? [] : candidatesOf(bill, facts, own);
  const found = pairLines(
    open.map((line) => ({
      line,
      namesOrder: facts.credited !== undefined || namedOrder(bill, line) !== undefined,
      allowed: allowedBy(bill, line, facts),
      convert: converter(line, facts, rates, places),
    })),
    candidates,
    facts.aliases,
  );
  return bill.lines.map((line, i) => targets[i] ?? targetOf(found[open.indexOf(line)]));
}

/** What lines without a reference may bill. Where releases of a contract are known, what names no order bills one of them and not the contract. */
function candidatesOf(bill: Bill, { balances }: MatchFacts, own: readonly OrderLine['order'][]): Candidate[] {
  const released = new Set(own.flatMap(({ contract }) => contract ?? []));
  const named = orderNumbersOf(bill);
  return (
    own
      .filter(({ number }) => !released.has(number) || named.includes(number))
      .flatMap((order) =>
        order.lines.map((line): Candidate => {
          const standing = standingOf({ order, line }, balances.of(order.number, line.line));
          return { paired: { order, line }, left: bill.credit ? standing.billed : leftOf(standing), price: priceOf(line) };
        }),
      )
      // Only what was billed can be given back.
      .filter(({ left }) => !bill.credit || named.length > 0 || sign(left) > 0)
  );
}

function referenced(
  bill: Bill,
  line: BillLine,
  known: readonly MatchFacts['orders'][number][],
  own: readonly MatchFacts['orders'][number][],
): Target | undefined {
  const named = namedOrder(bill, line);
  const order = own.find((each) => each.number === named);
  if (named !== undefined && !order)
    return known.some((each) => each.number === named) ? { kind: 'otherSeller', order: named } : { kind: 'unknownOrder', order: named };
  if (own.length === 0) return { kind: 'unknownOrder', order: undefined };
  const reference = line.orderLine?.trim();
  // A number of a line says nothing where no order is named: every order has a line 1.
  if (!reference || !order) return undefined;
  const exact = order.lines.filter((item) => item.line === reference).map((item) => ({ order, line: item }));
  if (exact.length > 1) return { kind: 'ask', candidates: exact };
  const [only] = exact;
  return only && { kind: 'paired', parts: [{ paired: only, quantity: undefined }], found: false };
}

/** The named order, or what the credited invoice billed; without one, lines that are of the same article by id, by what was accepted before, or by their words. */
function allowedBy(bill: Bill, line: BillLine, { aliases, credited }: MatchFacts): (candidate: Candidate) => boolean {
  const named = namedOrder(bill, line);
  if (named !== undefined) return ({ paired }) => paired.order.number === named;
  if (credited) return ({ paired }) => credited.some(({ orderNumber, orderLine }) => paired.order.number === orderNumber && paired.line.line === orderLine);
  const words = wordsOf(line.name);
  const alias = aliases.get(billKey(line));
  return ({ paired: { line: ordered } }) =>
    hasSameId(line, ordered) || (alias !== undefined && alias === articleKey(ordered)) || similarity(words, wordsOfOrdered(ordered)) >= ALIKE_FROM;
}

/** Price and quantity alone make no pair where no order is named. */
const ALIKE_FROM = 0.3;
const wordsOfOrdered = oncePer((ordered: OrderLine['line']) => wordsOf(ordered.description));

/** A line's quantity and price in the terms of a candidate; remembered by unit and currency, which most candidates share. */
function converter(line: BillLine, facts: MatchFacts, rates: BillRates, places: number): (candidate: Candidate) => InOrderUnits | undefined {
  const quantity = ratio(line.quantity).abs();
  const price = unitNet(line, places);
  const hasOwnUnits = facts.settings.units.some((unit) => unit.itemId !== undefined);
  const known = new Map<string, InOrderUnits | undefined>();
  return ({ paired: { order, line: ordered } }) => {
    const article = hasOwnUnits ? articleOf(ordered) : undefined;
    const key = `${ordered.unit}\u0000${order.currency}\u0000${article ?? ''}`;
    if (!known.has(key)) {
      const factor = unitFactor(line.unit ?? ordered.unit, ordered.unit, facts.settings.units, article);
      const rate = rates.to(order.currency);
      known.set(key, factor && rate && inOrderUnits(quantity.mul(factor), price.mul(rate).div(factor)));
    }
    return known.get(key);
  };
}

const inOrderUnits = (quantity: Ratio, price: Ratio): InOrderUnits => ({ quantity, price, about: { quantity: quantity.valueOf(), price: price.valueOf() } });

function targetOf(pairing: Pairing | undefined): Target {
  if (!pairing || pairing.kind === 'none') return { kind: 'none' };
  if (pairing.kind === 'ask') return { kind: 'ask', candidates: pairing.candidates.map(({ paired }) => paired) };
  return { kind: 'paired', parts: pairing.parts.map(({ candidate, quantity }) => ({ paired: candidate.paired, quantity })), found: true };
}
