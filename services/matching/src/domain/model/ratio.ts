import { Fraction } from 'fraction.js';
import type { Decimal } from '@smartap/runtime';

/** An exact rational: conversions and unit prices do not end as decimals. */
export type Ratio = Fraction;

export const ratio = (value: string | Decimal | Ratio): Ratio =>
  value instanceof Fraction ? value : known(typeof value === 'string' ? value : value.toFixed());

// The same few figures of a bill, an order and a policy are asked for at every turn. A rational never changes.
const MOST_KNOWN = 1000;
const texts = new Map<string, Ratio>();

function known(text: string): Ratio {
  let value = texts.get(text);
  if (value === undefined) {
    value = parsed(text);
    if (texts.size >= MOST_KNOWN) texts.clear();
    texts.set(text, value);
  }
  return value;
}

/** A plain decimal is two whole numbers at once; the library reads all other forms, at four times the price. */
function parsed(text: string): Ratio {
  if (!/^-?\d+(\.\d+)?$/.test(text)) return new Fraction(text);
  const point = text.indexOf('.');
  if (point < 0) return new Fraction(BigInt(text), 1n);
  return new Fraction(BigInt(text.slice(0, point) + text.slice(point + 1)), 10n ** BigInt(text.length - point - 1));
}

export const NONE = new Fraction(0);
export const ONE = new Fraction(1);

/** Quantities are kept to so many places: what a factor such as 1/3 leaves beyond them is nothing. */
const QUANTITY_PLACES = 9;

export const sign = ({ s, n }: Ratio): number => (n === 0n ? 0 : Number(s));
export const less = (a: Ratio, b: Ratio): Ratio => (a.compare(b) <= 0 ? a : b);
export const more = (a: Ratio, b: Ratio): Ratio => (a.compare(b) >= 0 ? a : b);
export const total = (values: Iterable<Ratio>): Ratio => {
  let result = NONE;
  for (const value of values) result = result.add(value);
  return result;
};

/** Rounded to so many places, a half away from zero, or towards it. */
export function rounded(value: Ratio, places: number, half: 'up' | 'down' = 'up'): Ratio {
  const scale = 10n ** BigInt(places);
  return new Fraction(value.s * units(value, scale, half), scale);
}

/** How many units of 1/scale a value is, without its sign. */
function units({ n, d }: Ratio, scale: bigint, half: 'up' | 'down'): bigint {
  return (2n * n * scale + (half === 'up' ? d : d - 1n)) / (2n * d);
}

/** As text with exactly so many places. */
export function fixedText(value: Ratio, places: number): string {
  const n = units(value, 10n ** BigInt(places), 'up');
  const digits = n.toString().padStart(places + 1, '0');
  const whole = digits.slice(0, digits.length - places);
  return `${value.s < 0n && n > 0n ? '-' : ''}${places === 0 ? whole : `${whole}.${digits.slice(-places)}`}`;
}

/** As text without trailing zeros, to so many places. */
export function plainText(value: Ratio, places = QUANTITY_PLACES): string {
  const text = fixedText(value, places);
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}

/** A quantity without what is below its last place. */
export const settled = (value: Ratio): Ratio => (value.d === 1n ? value : rounded(value, QUANTITY_PLACES));
