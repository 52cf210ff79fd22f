import type { MatchVerdict } from '@smartap/contracts';
import { less, NONE, rounded, settled, sign, type Ratio } from '../model/ratio.js';
import type { MatchSettings } from '../model/settings.js';
import { availableOf, leftOf, priceOf, type OrderLine, type Standing } from '../model/standing.js';
import { priceVariance, type Priced } from './price.js';
import { judgeAll, passes, waits, type Scope, type ToleranceDecision } from './tolerance.js';
import { classOf, type MatchClass } from './verdicts.js';

/** What came of one part of a bill line. Quantities are order units, amounts of the bill's currency. */
export interface PartOutcome {
  readonly verdict: MatchVerdict;
  readonly class: MatchClass;
  readonly payableNow: Ratio;
  readonly awaiting: Ratio;
  readonly disputed: Ratio;
  readonly allocated: Ratio;
  /** With ground now or later: what planned charges are shared by. */
  readonly agreed: Ratio;
  readonly decisions: readonly ToleranceDecision[];
}

/** One part of a bill line with what it is held against. */
export interface Part extends Priced {
  readonly paired: OrderLine;
  readonly standing: Standing;
  readonly scope: Scope;
  /** Of a credit: what there is to be given back. */
  readonly creditable: Ratio;
}

/** Holds a part of a bill line against its order line: quantity first, then price, which is judged also when only a part can be paid. */
export function matchPart(part: Part, settings: MatchSettings): PartOutcome {
  return sign(part.quantity) < 0 ? credited(part) : billed(part, settings);
}

/** A credit gives back what was billed, and no more. */
function credited({ quantity, net, creditable }: Part): PartOutcome {
  const covered = settled(quantity.neg()).compare(creditable) <= 0;
  const none = { awaiting: NONE, decisions: [], agreed: NONE };
  return covered
    ? { ...none, verdict: 'MATCHED', class: 'clean', payableNow: net, disputed: NONE, allocated: settled(quantity), agreed: settled(quantity) }
    : { ...none, verdict: 'OVER_QUANTITY', class: 'exception', payableNow: NONE, disputed: net, allocated: NONE };
}

function billed(part: Part, settings: MatchSettings): PartOutcome {
  const { quantity, net, paired, standing, scope } = part;
  const orderPrice = priceOf(paired.line);
  const over = settled(standing.billed.add(quantity).sub(standing.basis));
  const amount = judgeAll(
    [
      ['quantity', over, standing.basis],
      ['quantityValue', over.mul(orderPrice), standing.basis.mul(orderPrice)],
    ],
    scope,
    settings.tolerances,
  );
  const variance = priceVariance(part, orderPrice);
  const price = judgeAll(
    [
      ['unitPrice', variance, orderPrice],
      ['lineValue', variance.mul(quantity), orderPrice.mul(quantity)],
    ],
    scope,
    settings.tolerances,
  );
  const decisions = [...price, ...amount];
  // Billing less than came is an ordinary partial bill, whatever a lower limit says.
  const amountPasses = sign(over) <= 0 || passes(amount);
  const pricePasses = passes(price);
  const available = availableOf(standing);
  const left = leftOf(standing);
  const payable = amountPasses ? quantity : less(quantity, available);
  const grounded = amountPasses ? quantity : less(quantity, left);
  const verdict = verdictOf({ amountPasses, pricePasses, quantity, available, left, variance, over });
  const stops = classOf(verdict) === 'exception';
  const cls = stops && waits([...(amountPasses ? [] : amount), ...(pricePasses ? [] : price)]) ? 'waiting' : classOf(verdict);
  if (stops && settings.disputeScope === 'line')
    return { verdict, class: cls, payableNow: NONE, awaiting: NONE, disputed: net, allocated: NONE, agreed: NONE, decisions };
  return {
    verdict,
    class: cls,
    ...amounts(part, payable, grounded, sign(variance) > 0 && !pricePasses ? orderPrice.div(part.rate) : undefined),
    allocated: settled(payable),
    agreed: settled(grounded),
    decisions,
  };
}

/** Shares the net: what is payable, what waits, and what has no ground; never more than the agreed price where one is given. */
function amounts(
  { quantity, net, places }: Part,
  payable: Ratio,
  grounded: Ratio,
  agreedPrice: Ratio | undefined,
): Pick<PartOutcome, 'payableNow' | 'awaiting' | 'disputed'> {
  const upTo = (share: Ratio): Ratio => {
    if (agreedPrice) return rounded(agreedPrice.mul(share), places);
    // The whole is the net as it was rounded by the seller.
    return share.equals(quantity) || sign(quantity) === 0 ? net : rounded(net.mul(share).div(quantity), places);
  };
  const payableNow = upTo(payable);
  const withGround = upTo(grounded);
  return { payableNow, awaiting: withGround.sub(payableNow), disputed: net.sub(withGround) };
}

interface Judged {
  readonly amountPasses: boolean;
  readonly pricePasses: boolean;
  readonly quantity: Ratio;
  readonly available: Ratio;
  readonly left: Ratio;
  readonly variance: Ratio;
  readonly over: Ratio;
}

function verdictOf({ amountPasses, pricePasses, quantity, available, left, variance, over }: Judged): MatchVerdict {
  if (!amountPasses) {
    if (sign(left) === 0) return 'ALREADY_BILLED';
    if (quantity.compare(left) > 0) return 'OVER_QUANTITY';
    if (pricePasses) return sign(available) === 0 ? 'AWAITING_RECEIPT' : 'PARTLY_RECEIVED';
  }
  if (!pricePasses) return sign(variance) > 0 ? 'PRICE_OVER' : 'PRICE_UNDER';
  return sign(variance) === 0 && sign(over) <= 0 ? 'MATCHED' : 'WITHIN_TOLERANCE';
}
