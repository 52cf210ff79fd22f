import type { SignalRecord, ValidationPolicy } from '@smartap/contracts';
import { dec, plain } from '@smartap/runtime';
import { SIGNALS } from './assess-risk.js';

/** What persons decided of the invoices that a signal stopped. */
export interface SignalReviews {
  readonly code: string;
  readonly confirmed: number;
  readonly dismissed: number;
}

const PLACES = 4;

type Risk = ValidationPolicy['risk'];

const precisionOf = ({ confirmed, dismissed }: SignalReviews): string | null =>
  confirmed + dismissed === 0
    ? null
    : plain(
        dec(confirmed)
          .div(confirmed + dismissed)
          .round(PLACES),
      );

/** The signals that count no more: enough invoices were judged, and too few of them were wrong. */
export function retiredSignals(reviews: readonly SignalReviews[], floor: Risk['floor']): Set<string> {
  if (floor === undefined) return new Set();
  return new Set(
    reviews.filter((own) => own.confirmed + own.dismissed >= floor.reviews && dec(precisionOf(own) ?? '0').lt(floor.precision)).map(({ code }) => code),
  );
}

/** Every signal with its points and its precision. */
export function signalRecords(reviews: readonly SignalReviews[], { points, floor }: Risk): SignalRecord[] {
  const own = new Map(points.map((one) => [one.code, one.points]));
  const judged = new Map(reviews.map((one) => [one.code, one]));
  const retired = retiredSignals(reviews, floor);
  return SIGNALS.map(({ code, points: usual }) => {
    const review = judged.get(code) ?? { code, confirmed: 0, dismissed: 0 };
    const weight = own.get(code) ?? usual;
    return { ...review, points: weight, precision: precisionOf(review), state: retired.has(code) ? 'retired' : weight === 0 ? 'off' : 'counts' };
  });
}
