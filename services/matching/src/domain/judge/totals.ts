import type { OrderInput } from '@smartap/contracts';
import type { Bill, BillTax } from '../model/bill.js';
import { NONE, ratio, rounded, sign, total, type Ratio } from '../model/ratio.js';
import { priceOf } from '../model/standing.js';
import { isRoundingOf } from './price.js';
import { judge, passes, waits, type Tolerance, type ToleranceDecision } from './tolerance.js';
import type { MatchClass } from './verdicts.js';

/** How the announced tax stands to ours. */
export interface TaxOutcome {
  readonly result: 'exact' | 'within' | 'over' | 'under';
  readonly announced: Ratio;
  readonly computed: Ratio;
  /** What is booked: as printed, when it is within; else what we compute. */
  readonly toPost: Ratio;
  readonly decision: ToleranceDecision | undefined;
  readonly class: MatchClass;
}

/** Holds the announced tax against the rates, over and under apart. */
export function matchTax(bill: Bill, places: number, tolerances: readonly Tolerance[]): TaxOutcome | undefined {
  if (bill.taxes.length === 0) return undefined;
  const parts = bill.taxes.map((tax) => ({ announced: ratio(tax.amount), computed: computedTax(tax, places), off: taxVariance(tax, bill, places) }));
  const announced = total(parts.map((part) => part.announced));
  const computed = total(parts.map((part) => part.computed));
  const scope = { seller: bill.seller ?? undefined };
  const over = judge('tax', total(parts.map(({ off }) => (sign(off) > 0 ? off : NONE))), computed, scope, tolerances);
  const under = judge('tax', total(parts.map(({ off }) => (sign(off) < 0 ? off : NONE))), computed, scope, tolerances);
  const base = { announced, computed, class: 'clean' as const };
  if (sign(over.variance) === 0 && sign(under.variance) === 0)
    return { ...base, result: 'exact', toPost: announced, decision: over.rule === null ? undefined : over };
  const broken = [over, under].find((decision) => !passes([decision]));
  if (!broken) return { ...base, result: 'within', toPost: announced, decision: sign(over.variance) > 0 ? over : under };
  return {
    ...base,
    result: sign(broken.variance) > 0 ? 'over' : 'under',
    toPost: computed,
    decision: broken,
    class: waits([broken]) ? 'waiting' : 'exception',
  };
}

const computedTax = (tax: BillTax, places: number): Ratio => rounded(exactTax(tax.taxable, tax.rate), places);
const exactTax = (taxable: string, rate: string): Ratio => ratio(taxable).mul(ratio(rate)).div(100);

/** Nothing, when rounding the total or each line gives the announced figure. */
function taxVariance(tax: BillTax, bill: Bill, places: number): Ratio {
  const announced = ratio(tax.amount);
  if (isRoundingOf(announced, exactTax(tax.taxable, tax.rate), places)) return NONE;
  const own = bill.lines.filter((line) =>
    line.taxRate === undefined ? bill.taxes.length === 1 : line.taxCategory === tax.category && ratio(line.taxRate).equals(ratio(tax.rate)),
  );
  const amounts = [...own.map((line) => line.net), ...(bill.taxes.length === 1 ? bill.charges.map((charge) => charge.amount) : [])];
  const byLine = total(amounts.map((net) => rounded(exactTax(net, tax.rate), places)));
  const isWhole = total(amounts.map(ratio)).equals(ratio(tax.taxable));
  return isWhole && byLine.equals(announced) ? NONE : announced.sub(computedTax(tax, places));
}

/** The printed total against the lines and charges. */
export interface SmallDifference {
  readonly amount: Ratio;
  readonly accepted: boolean;
  readonly decision: ToleranceDecision;
  readonly class: MatchClass;
}

/** Undefined when there is no printed total or it is right. */
export function smallDifference(bill: Bill, tolerances: readonly Tolerance[]): SmallDifference | undefined {
  if (bill.netTotal === null) return undefined;
  const amount = ratio(bill.netTotal).sub(total([...bill.lines.map(({ net }) => ratio(net)), ...bill.charges.map((charge) => ratio(charge.amount))]));
  if (sign(amount) === 0) return undefined;
  const decision = judge('smallDifference', amount, NONE, { seller: bill.seller ?? undefined }, tolerances);
  const accepted = passes([decision]);
  return { amount, accepted, decision, class: accepted ? 'clean' : waits([decision]) ? 'waiting' : 'exception' };
}

/** What is billed of an order in all, against its value. */
export interface HeaderOutcome {
  readonly order: string;
  readonly result: 'within' | 'over';
  readonly billed: Ratio;
  readonly ordered: Ratio;
  readonly decision: ToleranceDecision;
  readonly class: MatchClass;
}

/** Judged only where a rule asks for it: lines that pass one by one may pass together. Amounts in the currency of the order. */
export function matchHeader(order: OrderInput, billed: Ratio, seller: string | undefined, tolerances: readonly Tolerance[]): HeaderOutcome | undefined {
  const ordered = total(order.lines.map((line) => priceOf(line).mul(ratio(line.quantity))));
  const decision = judge('headerTotal', billed.sub(ordered), ordered, { seller }, tolerances);
  if (decision.rule === null) return undefined;
  const over = sign(decision.variance) > 0 && !passes([decision]);
  return {
    order: order.number,
    result: over ? 'over' : 'within',
    billed,
    ordered,
    decision,
    class: over ? (waits([decision]) ? 'waiting' : 'exception') : 'clean',
  };
}

/** What is billed of an agreement in all, against its limit: nothing is tolerated above it. */
export function matchLimit(order: OrderInput, billed: Ratio): HeaderOutcome | undefined {
  const limit = order.agreement?.valueLimit;
  if (limit === undefined) return undefined;
  const [ordered, over] = [ratio(limit), billed.compare(ratio(limit)) > 0];
  const decision: ToleranceDecision = {
    dimension: 'headerTotal',
    rule: null,
    runnerUp: null,
    within: !over,
    action: 'exception',
    variance: billed.sub(ordered),
    base: ordered,
  };
  return { order: order.number, result: over ? 'over' : 'within', billed, ordered, decision, class: over ? 'exception' : 'clean' };
}
