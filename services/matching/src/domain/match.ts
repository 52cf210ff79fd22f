import type { LineMatch, MatchResult } from '@smartap/contracts';
import { minorUnits } from '@smartap/runtime';
import { codedResult } from './coding/coded-result.js';
import { matchCharge, plannedFor } from './judge/charges.js';
import { lineText } from './judge/to-text.js';
import { matchHeader, matchLimit, matchTax, smallDifference, type HeaderOutcome, type SmallDifference, type TaxOutcome } from './judge/totals.js';
import { rankOf, worstClass, worstVerdict, type MatchClass } from './judge/verdicts.js';
import { words } from './judge/words.js';
import { BillRates, isOfSeller, orderNumbersOf, type MatchFacts } from './match-facts.js';
import { LineMatcher, type LineOutcome } from './match-lines.js';
import { matchWhole } from './match-whole.js';
import type { Bill } from './model/bill.js';
import type { Matching } from './model/outcome.js';
import { fixedText, NONE, ONE, ratio, total, type Ratio } from './model/ratio.js';
import { findPairs } from './pairing/find-pairs.js';
import { supplierText } from './supplier-text.js';

/** Decides whether an invoice was ordered and received, line by line, with what it takes of the orders. */
export function match(bill: Bill, facts: MatchFacts): Matching {
  const places = minorUnits(bill.currency);
  const named = orderNumbersOf(bill);
  if (named.length === 0 && facts.orders.length === 0) return noOrder(bill, facts, places);
  const rates = new BillRates(bill, facts);
  const outcomes =
    bill.lines.length === 0 ? matchWhole(bill, facts, rates, places) : new LineMatcher(bill, facts, rates, places).match(findPairs(bill, facts, rates, places));
  if (named.length === 0 && facts.settings.withoutOrder === 'pass' && outcomes.every(({ line }) => line.verdict === 'NOT_ORDERED'))
    return noOrder(bill, facts, places);
  const charges = bill.lines.length === 0 ? [] : matchCharges(bill, facts, rates, outcomes, places);
  const tax = matchTax(bill, places, facts.settings.tolerances);
  const difference = bill.lines.length === 0 ? undefined : smallDifference(bill, facts.settings.tolerances);
  const header = worstHeader(bill, facts, rates, outcomes);
  const result = summarize({ outcomes, charges, tax, difference, header, rates, places });
  const text = supplierText(bill, result);
  return {
    result: text ? { ...result, supplierText: text } : result,
    allocations: outcomes.flatMap(({ allocations }) => allocations),
    watches: withContracts(named.length > 0 ? named : ordersFound(outcomes), facts),
    aliases: outcomes.flatMap(({ alias }) => alias ?? []),
  };
}

/** The orders that lines without a reference were paired with, or may mean. */
function ordersFound(outcomes: readonly LineOutcome[]): string[] {
  return [
    ...new Set(
      outcomes
        .flatMap(({ line }) => [line.orderNumber, ...[...(line.pairedWith ?? []), ...(line.candidates ?? [])].map(({ orderNumber }) => orderNumber)])
        .filter((number) => number !== null),
    ),
  ];
}

/** What becomes of a contract, or of another release of it, may change the outcome too. */
function withContracts(orders: readonly string[], { contracts }: MatchFacts): readonly string[] {
  return contracts ? [...new Set([...orders, ...orders.flatMap((number) => contracts.get(number)?.order.number ?? [])])] : orders;
}

interface ChargeOutcome {
  readonly line: LineMatch;
  readonly class: MatchClass;
}

function matchCharges(bill: Bill, facts: MatchFacts, rates: BillRates, outcomes: readonly LineOutcome[], places: number): ChargeOutcome[] {
  const used = new Map<string, Ratio>();
  const agreed = outcomes.flatMap((outcome) => outcome.agreed);
  return bill.charges.map((charge) => {
    const named = charge.order ?? bill.order;
    const order = facts.orders.find((each) => each.number === named && isOfSeller(bill, each));
    const rate = order ? rates.to(order.currency) : ONE;
    const agreedOf = (line: string): Ratio =>
      total(agreed.filter(({ paired }) => paired.order.number === order?.number && paired.line.line === line).map(({ quantity }) => quantity));
    const outcome = matchCharge({ charge, order: rate && order, agreedOf, used, rate: rate ?? ONE, places, seller: bill.seller ?? undefined }, facts.settings);
    const planned = plannedFor(charge, order);
    if (planned) used.set(planned.id, (used.get(planned.id) ?? NONE).add(outcome.share));
    const share = fixedText(outcome.share, places);
    const currency = order?.currency ?? '';
    const told = words(
      `${charge.kind} of ${charge.amount} ${bill.currency}: ${planned ? `${share} of the planned ${planned.amount} ${currency} are its share` : 'none was planned'}.`,
      () =>
        `${charge.kind} über ${charge.amount} ${bill.currency}: ${planned ? `${share} der geplanten ${planned.amount} ${currency} sind ihr Anteil` : 'nichts davon war geplant'}.`,
    );
    return { line: lineText(charge.id, outcome, places, undefined, told), class: outcome.class };
  });
}

function worstHeader(bill: Bill, facts: MatchFacts, rates: BillRates, outcomes: readonly LineOutcome[]): HeaderOutcome | undefined {
  if (bill.credit) return undefined;
  const {
    contracts,
    settings: { tolerances },
  } = facts;
  const hasRule = tolerances.some(({ dimension }) => dimension === 'headerTotal');
  const orders = [...new Set(outcomes.flatMap(({ agreed }) => agreed.map(({ paired }) => paired.order)))];
  /** All that is billed of some orders with this bill, in a currency. */
  const billedOf = (numbers: readonly string[], currency: string): Ratio => {
    const rate = rates.to(currency) ?? ONE;
    const nets = outcomes.map(({ line, agreed }) =>
      agreed.some(({ paired }) => numbers.includes(paired.order.number)) ? total([line.payableNow, line.awaiting, line.disputed].map(ratio)).mul(rate) : NONE,
    );
    return total([...numbers.map((number) => ratio(facts.balances.billedValue(number))), ...nets]);
  };
  const own = orders
    .filter(({ number, agreement }) => hasRule || (agreement?.valueLimit !== undefined && !contracts?.has(number)))
    .flatMap((order) => {
      const billed = billedOf([order.number], order.currency);
      return [
        matchHeader(order, billed, bill.seller ?? order.vendorNumber ?? undefined, tolerances),
        contracts?.has(order.number) ? undefined : matchLimit(order, billed),
      ];
    });
  const touched = new Set(orders.flatMap(({ number }) => contracts?.get(number) ?? []));
  const shared = [...touched].map(({ order, members }) => matchLimit(order, billedOf(members, order.currency)));
  return [...own, ...shared].flatMap((header) => header ?? []).toSorted((a, b) => Number(b.result === 'over') - Number(a.result === 'over'))[0];
}

function noOrder(bill: Bill, { settings, coded = [] }: MatchFacts, places: number): Matching {
  const net = bill.netTotal === null ? total(bill.lines.map((line) => ratio(line.net))) : ratio(bill.netTotal);
  const passed: MatchResult = { class: 'clean', verdict: 'NO_ORDER', lines: [], payableNow: fixedText(net, places), awaiting: '0', disputed: '0' };
  return { result: settings.codingRequired ? codedResult(bill, passed, coded) : passed, allocations: [], watches: [], aliases: [] };
}

interface Parts {
  readonly outcomes: readonly LineOutcome[];
  readonly charges: readonly ChargeOutcome[];
  readonly tax: TaxOutcome | undefined;
  readonly difference: SmallDifference | undefined;
  readonly header: HeaderOutcome | undefined;
  readonly rates: BillRates;
  readonly places: number;
}

function summarize({ outcomes, charges, tax, difference, header, rates, places }: Parts): MatchResult {
  const all = [...outcomes, ...charges];
  const cls = worstClass([...all.map((own) => own.class), ...[tax, difference, header].flatMap((own) => own?.class ?? [])]);
  const byLines = worstVerdict(all.map(({ line }) => line.verdict));
  const byTotals = worstVerdict([
    ...(difference && !difference.accepted ? ['TOTAL_DIFFERS' as const] : []),
    ...(tax && (tax.result === 'over' || tax.result === 'under') && tax.class !== 'clean' ? ['TAX_DIFFERS' as const] : []),
    ...(header?.result === 'over' ? ['ORDER_TOTAL_OVER' as const] : []),
  ]);
  const coding = outcomes.flatMap((own) => own.coding ?? []);
  const sum = (part: 'payableNow' | 'awaiting' | 'disputed'): string => fixedText(total(all.map(({ line }) => ratio(line[part]))), places);
  return {
    class: cls,
    verdict: rankOf(byTotals) > rankOf(byLines) ? byTotals : byLines,
    lines: outcomes.map(({ line }) => line),
    payableNow: sum('payableNow'),
    awaiting: sum('awaiting'),
    disputed: sum('disputed'),
    ...(charges.length > 0 ? { charges: charges.map(({ line }) => line) } : {}),
    ...(tax
      ? {
          tax: {
            result: tax.result,
            announced: fixedText(tax.announced, places),
            computed: fixedText(tax.computed, places),
            toPost: fixedText(tax.toPost, places),
            rule: tax.decision?.rule ?? null,
          },
        }
      : {}),
    ...(header
      ? {
          header: {
            orderNumber: header.order,
            result: header.result,
            billed: fixedText(header.billed, places),
            ordered: fixedText(header.ordered, places),
            rule: header.decision.rule,
          },
        }
      : {}),
    ...(difference ? { smallDifference: { amount: fixedText(difference.amount, places), accepted: difference.accepted, rule: difference.decision.rule } } : {}),
    ...(coding.length > 0 ? { coding } : {}),
    ...(rates.frozen.length > 0 ? { rates: [...rates.frozen] } : {}),
  };
}
