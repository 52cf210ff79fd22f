import { canonicalDecimal } from './lexical.js';

/** A decimal as whole units of 10^-places. */
interface Scaled {
  readonly units: bigint;
  readonly places: number;
}

function scaled(decimal: string): Scaled {
  const [whole = '0', fraction = ''] = decimal.split('.');
  return { units: BigInt(whole + fraction), places: fraction.length };
}

function written({ units, places }: Scaled): string {
  const digits = (units < 0n ? -units : units).toString().padStart(places + 1, '0');
  const split = digits.length - places;
  return canonicalDecimal(`${units < 0n ? '-' : ''}${digits.slice(0, split)}${places > 0 ? `.${digits.slice(split)}` : ''}`) ?? '0';
}

/** The exact sum of canonical decimals; undefined for none. */
export function sumOf(decimals: readonly (string | undefined)[]): string | undefined {
  const terms = decimals.flatMap((each) => (each === undefined ? [] : [scaled(each)]));
  if (terms.length === 0) return undefined;
  const places = Math.max(...terms.map((term) => term.places));
  return written({ units: terms.reduce((sum, term) => sum + term.units * 10n ** BigInt(places - term.places), 0n), places });
}

/** The exact product of two canonical decimals. */
export function productOf(a: string, b: string): string {
  const [left, right] = [scaled(a), scaled(b)];
  return written({ units: left.units * right.units, places: left.places + right.places });
}

/** The negative of a canonical decimal. */
export function minus(decimal: string): string {
  return written({ ...scaled(decimal), units: -scaled(decimal).units });
}

/** Whether a canonical decimal is more than zero. */
export function isPositive(decimal: string): boolean {
  return scaled(decimal).units > 0n;
}

/** How much a canonical decimal is, whatever its sign. */
export function sizeOf(decimal: string): string {
  return isPositive(decimal) ? decimal : minus(decimal);
}

/** Whether a canonical decimal is more than another, whatever their signs. */
export function isMore(a: string, b: string): boolean {
  return isPositive(sumOf([sizeOf(a), minus(sizeOf(b))]) ?? '0');
}

const HUNDRED = 100n;
/** Places of the amounts of national syntaxes. */
const CENTS = 2;

/** A fraction of cents, half a cent away from zero. */
function inCents(dividend: bigint, divisor: bigint): string {
  const half = dividend < 0n ? -divisor / 2n : divisor / 2n;
  return written({ units: (dividend + half) / divisor, places: CENTS });
}

/** A canonical decimal in cents, half a cent away from zero. */
export function toCents(decimal: string): string {
  const { units, places } = scaled(decimal);
  return inCents(units * HUNDRED, 10n ** BigInt(places));
}

/** What is left of an amount with VAT once VAT at a rate in percent is taken out, in cents, half a cent away from zero; the amount at a rate that leaves nothing of it. */
export function withoutTax(gross: string, rate: string): string {
  const [amount, percent] = [scaled(gross), scaled(rate)];
  const whole = HUNDRED * 10n ** BigInt(percent.places) + percent.units;
  if (whole <= 0n) return toCents(gross);
  return inCents(amount.units * HUNDRED * 10n ** BigInt(percent.places + CENTS), whole * 10n ** BigInt(amount.places));
}

/** The share of an amount that a part has in a whole, in cents, half a cent away from zero; the whole is not zero. */
export function shareOf(amount: string, part: string, whole: string): string {
  const [of, share, all] = [scaled(amount), scaled(part), scaled(whole)];
  const sign = all.units < 0n ? -1n : 1n;
  return inCents(sign * of.units * share.units * HUNDRED * 10n ** BigInt(all.places), sign * all.units * 10n ** BigInt(of.places + share.places));
}
