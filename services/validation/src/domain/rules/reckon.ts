import { dec, ZERO, type Decimal } from '@smartap/runtime';

const HALF = dec('0.5');

/** XPath's `round`: to the whole number, a half towards the larger one. */
export function wholeOf(value: Decimal): Decimal {
  const floor = value.plus(HALF).round(0, 0);
  return floor.gt(value.plus(HALF)) ? floor.minus(1) : floor;
}

/** To two places as the official rules do: a half towards the larger number. Most amounts have no more anyway. */
export function cents(value: Decimal): Decimal {
  // big.js keeps a value as digits c with the exponent e of the first of them.
  if (value.c.length - value.e - 1 <= 2) return value;
  const rounded = value.round(2, 1);
  return value.s < 0 && rounded.minus(value).eq('-0.005') ? rounded.plus('0.01') : rounded;
}

/** Whether two amounts are less than one unit of the currency apart: the tolerance of the official VAT rules. */
export function isWithinOne(a: Decimal, b: Decimal): boolean {
  return a.minus(b).abs().lt(1);
}

/** What a tax should be: base × rate, to the cent, without sign. */
export function taxOf(base: Decimal, rate: Decimal): Decimal {
  return cents(base.abs().times(rate).div(100));
}

export const orZero = (value: Decimal | undefined): Decimal => value ?? ZERO;
