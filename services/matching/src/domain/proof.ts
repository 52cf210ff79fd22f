import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { LineMatch, MatchResult } from '@smartap/contracts';
import { oncePer } from '@smartap/runtime';
import { match } from './match.js';
import type { MatchFacts } from './match-facts.js';
import type { Bill } from './model/bill.js';
import type { MatchSettings } from './model/settings.js';
import type { Matching } from './model/outcome.js';

/** Settings are long, and the same for many bills. */
const settingsText = oncePer((settings: MatchSettings) => JSON.stringify(settings));

/**
 * SHA-256 of all that a matching looks at: the bill, its orders, their balances, the policy, the rates taken. The same inputs
 * have the same hash, and give the same result to the byte.
 */
export function inputsHash(bill: Bill, facts: MatchFacts): string {
  const balances = facts.orders.map((order) => [
    facts.balances.billedValue(order.number).toFixed(),
    ...order.lines.map(({ line }) => {
      const own = facts.balances.of(order.number, line);
      return [own.received, own.accepted, own.returnedForGood, own.billed].map((quantity) => quantity.toFixed());
    }),
  ]);
  const { settings, rates, frozen, aliases, coded, credited } = facts;
  const shared = new Set(facts.orders.flatMap(({ number }) => facts.contracts?.get(number) ?? []));
  const contracts = [...shared].map(({ order, members }) => [order, members.map((number) => [number, facts.balances.billedValue(number).toFixed()])]);
  return createHash('sha256')
    .update(
      JSON.stringify([
        bill,
        facts.orders,
        balances,
        settingsText(settings),
        rates,
        frozen,
        [...aliases].toSorted(([a], [b]) => (a < b ? -1 : 1)),
        ...(coded ? [coded] : []),
        ...(credited ? [{ credited }] : []),
        ...(contracts.length > 0 ? [{ contracts }] : []),
      ]),
    )
    .digest('hex');
}

/** Matches, unless the inputs are those of an earlier result: then there is nothing to decide. */
export function matchWithProof(bill: Bill, facts: MatchFacts, earlier?: MatchResult): Matching | undefined {
  const hash = inputsHash(bill, facts);
  if (earlier?.proof?.inputsHash === hash) return undefined;
  const matching = match(bill, facts);
  return { ...matching, result: { ...matching.result, proof: { inputsHash: hash, toleranceVersion: facts.settings.version } } };
}

/** Whether two results say the same; by which inputs, and how far within, does not matter. */
export function saysTheSame(a: MatchResult, b: MatchResult): boolean {
  const line = (own: LineMatch): unknown => ({
    ...own,
    explanations: undefined,
    decisions: own.decisions?.map(({ dimension, rule, outcome }) => [dimension, rule, outcome]),
  });
  const told = (own: MatchResult): unknown => ({
    ...own,
    proof: undefined,
    orderAmended: undefined,
    receiptAmended: undefined,
    lines: own.lines.map(line),
    charges: own.charges?.map(line),
  });
  return isDeepStrictEqual(told(a), told(b));
}
