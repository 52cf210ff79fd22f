import type { OrderInput } from '@smartap/contracts';
import type { BillCharge } from '../model/bill.js';
import { less, more, NONE, ratio, rounded, sign, type Ratio } from '../model/ratio.js';
import type { MatchSettings } from '../model/settings.js';
import { articleOf } from '../model/standing.js';
import type { PartOutcome } from './match-part.js';
import { judge, passes, waits, type Scope } from './tolerance.js';

/** A charge with what is needed to judge it. */
export interface ChargeInput {
  readonly charge: BillCharge;
  readonly order: OrderInput | undefined;
  /** What this bill takes of a line of that order, now or later, in its unit. */
  readonly agreedOf: (line: string) => Ratio;
  /** What earlier charges of this bill took of a planned charge. */
  readonly used: ReadonlyMap<string, Ratio>;
  readonly rate: Ratio;
  readonly places: number;
  readonly seller: string | undefined;
}

type Planned = NonNullable<OrderInput['charges']>[number];

/** The planned charge that a charge is: the one it names, else the only one of its kind. */
export function plannedFor(charge: BillCharge, order: OrderInput | undefined): Planned | undefined {
  const planned = order?.charges ?? [];
  if (charge.orderCharge !== null) return planned.find((own) => own.id === charge.orderCharge);
  const alike = planned.filter((own) => own.kind.toLowerCase() === charge.kind.toLowerCase());
  return alike.length === 1 ? alike[0] : undefined;
}

/** Holds a charge against its planned share, pro rata by quantity; nothing is planned when nothing was. */
export function matchCharge(
  { charge, order, agreedOf, used, rate, places, seller }: ChargeInput,
  settings: MatchSettings,
): PartOutcome & { readonly share: Ratio } {
  const planned = plannedFor(charge, order);
  const line = order?.lines.find((own) => own.line === planned?.line);
  const share =
    planned && sign(ratio(planned.plannedQuantity)) !== 0
      ? ratio(planned.amount).mul(agreedOf(planned.line)).div(ratio(planned.plannedQuantity)).div(rate)
      : NONE;
  const open = more(NONE, rounded(share, places).sub(used.get(planned?.id ?? '') ?? NONE));
  const amount = ratio(charge.amount);
  const variance = amount.sub(open);
  const scope: Scope = { seller, itemId: line && articleOf(line), category: line?.category };
  const decision = judge('deliveryCost', variance.mul(rate), open.mul(rate), scope, settings.tolerances);
  const base = { awaiting: NONE, allocated: NONE, agreed: NONE, decisions: decision.rule === null ? [] : [decision], share: less(open, amount) };
  if (passes([decision]))
    return { ...base, verdict: sign(variance) === 0 ? 'MATCHED' : 'WITHIN_TOLERANCE', class: 'clean', payableNow: amount, disputed: NONE };
  const payableNow = settings.disputeScope === 'line' ? NONE : less(amount, open);
  return {
    ...base,
    verdict: sign(variance) > 0 ? 'PRICE_OVER' : 'PRICE_UNDER',
    class: waits([decision]) ? 'waiting' : 'exception',
    payableNow,
    disputed: amount.sub(payableNow),
  };
}
