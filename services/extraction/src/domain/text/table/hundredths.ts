import { unscaled, WHOLE } from '../totals/scaled.js';
import type { Reading } from '../print/reading.js';
import type { Figure } from './figures.js';

/** Names of a hundredth of a currency, as prices of energy, calls and copies are in, before what they are for: `ct/kWh`, `pence per unit`. */
const PER_UNIT =
  /(?<!\p{L})(?:ct|cts|cents?|centimes?|p|c|pence|øre|öre|rp|rappen|gr|hal[eé]řů?)\.?\s?(?:\/|per\s|pro\s|pr\.?\s|za\s|par\s)\s?(?:k|m)?(?:wh|units?|einheit|l|lit(?:re|er)s?|min(?:\.|ute|uut|uten)?|km|kg|m3|m³|st\.?|stk\.?|stück|day|tag|dag|dygn|page|seite|kopie|copy|call|text|sms)(?!\p{L})/iu;
/** One right behind a price: `26,85 ct`. */
const BEHIND = /\d[.,]\d{1,4}\s(?:cts?|cents?|centimes?|øre|öre|rp|rappen|hal[eé]řů?)(?![\p{L}/])/iu;

/** Whether a page says that prices are in hundredths of its currency. */
export const hasHundredths = ({ lines }: Reading): boolean => lines.some(({ row }) => PER_UNIT.test(row.text) || BEHIND.test(row.text));

/** How many units a price is for, in ten-thousandths, where that stands elsewhere. */
export const countFor = (price: Figure, units: bigint): Figure => ({
  ...price,
  value: unscaled(units),
  units,
  other: undefined,
  places: 0,
  isMoney: false,
  times: undefined,
  per: undefined,
});

/** A hundred, as what a price in hundredths is for: 28.345 cents are 28.345 for a hundred. */
export const hundredOf = (price: Figure): Figure => countFor(price, WHOLE);

/** A price in hundredths in the currency itself; undefined where that has more than four places. */
export function fromHundredths(price: Figure): Figure | undefined {
  const units = price.units / 100n;
  return price.units % 100n === 0n ? { ...price, units, value: unscaled(units), other: undefined, places: price.places + 2 } : undefined;
}
