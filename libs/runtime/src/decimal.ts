import { Big } from 'big.js';

// Division keeps 20 places: twice what a unit price or a rate carries (nine occur), so a rounded result is never off.
Big.DP = 20;
Big.RM = Big.roundHalfUp;

/** An exact decimal. Money, prices, quantities and rates are this or a decimal string, never a `number`. */
export type Decimal = Big;

/** A decimal in any form the product passes around: a {@link Decimal} or a plain decimal string such as `-12.50`. */
export type DecimalLike = Decimal | string;

/** The decimal 0. */
export const ZERO: Decimal = new Big(0);

/**
 * Reads a decimal string exactly.
 *
 * @throws Error when the text is no decimal number
 */
export function dec(value: DecimalLike | number): Decimal {
  // A decimal never changes, so the same one serves.
  return value instanceof Big ? value : new Big(value);
}

/** As {@link dec}; absent stays absent. */
export function decOrUndefined(value: DecimalLike | undefined | null): Decimal | undefined {
  return value === undefined || value === null ? undefined : dec(value);
}

/** The exact sum; 0 for none. */
export function sum(values: Iterable<DecimalLike>): Decimal {
  let total = ZERO;
  for (const value of values) total = total.plus(value);
  return total;
}

/** Rounds half away from zero, as commerce does. */
export function roundTo(value: DecimalLike, places: number): Decimal {
  return dec(value).round(places, Big.roundHalfUp);
}

/** The plain notation without exponent and without trailing zeros: `12.5`, `0`, `-3`. */
export function plain(value: DecimalLike): string {
  return dec(value).toFixed();
}

/** The notation with exactly so many places: `12.50`. */
export function fixed(value: DecimalLike, places: number): string {
  return dec(value).toFixed(places, Big.roundHalfUp);
}

/** The smaller of two. */
export function minOf(a: Decimal, b: Decimal): Decimal {
  return a.lt(b) ? a : b;
}

/** The larger of two. */
export function maxOf(a: Decimal, b: Decimal): Decimal {
  return a.gt(b) ? a : b;
}
