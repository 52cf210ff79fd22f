import { ratio } from './ratio.js';
import type { ExchangeRate } from './settings.js';

/** No rate is published on some days; one that is older than this is none of that day. */
const OLDEST_DAYS = 31;
const DAY_MS = 86_400_000;

/** The rate that was taken for a bill; it stays, whatever rates come later. */
export type FrozenRate = ExchangeRate;

/** The rate of a day: that of the day itself, else the last before it; where only the other way is known, its inverse. */
export function rateOf(from: string, to: string, date: string, rates: readonly ExchangeRate[]): FrozenRate | undefined {
  const age = (rate: ExchangeRate): number => (Date.parse(date) - Date.parse(rate.date)) / DAY_MS;
  const usable = rates.filter((rate) => age(rate) >= 0 && age(rate) <= OLDEST_DAYS).toSorted((a, b) => age(a) - age(b));
  const direct = usable.find((rate) => rate.from === from && rate.to === to);
  if (direct) return direct;
  const other = usable.find((rate) => rate.from === to && rate.to === from);
  return other && { from, to, rate: ratio(other.rate).inverse().toFraction(), date: other.date, source: other.source };
}
