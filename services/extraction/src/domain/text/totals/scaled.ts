import { oncePerText } from '@smartap/runtime';

/** Decimals as integers of 1/10000, for exact sums and comparisons while amounts are weighed against each other. */
const PLACES = 4;
/** One, and a cent of it, in ten-thousandths. */
export const [UNIT, CENT] = [10_000n, 100n];

/** A canonical decimal in ten-thousandths; digits beyond are dropped. */
export const scaled = oncePerText((value): bigint => {
  const [whole = '0', fraction = ''] = value.replace('-', '').split('.');
  const units = BigInt(whole + fraction.slice(0, PLACES).padEnd(PLACES, '0'));
  return value.startsWith('-') ? -units : units;
});

/** Places of prices that have more than are counted with: of energy, of calls. */
const FINE_PLACES = 8;

/** So many of a canonical decimal, which may have more places than are counted with, in ten-thousandths. */
export function timesFine(count: bigint, value: string): bigint {
  const [whole = '0', fraction = ''] = value.replace('-', '').split('.');
  const units = BigInt(whole + fraction.slice(0, FINE_PLACES).padEnd(FINE_PLACES, '0'));
  return (count * (value.startsWith('-') ? -units : units)) / 10n ** BigInt(FINE_PLACES);
}

/** Ten-thousandths without their sign. */
export const absolute = (units: bigint): bigint => (units < 0n ? -units : units);

/** Ten-thousandths as a canonical decimal. */
export function unscaled(units: bigint): string {
  const digits = absolute(units)
    .toString()
    .padStart(PLACES + 1, '0');
  const fraction = digits.slice(-PLACES).replace(/0+$/, '');
  return `${units < 0n ? '-' : ''}${digits.slice(0, -PLACES)}${fraction === '' ? '' : `.${fraction}`}`;
}

/** All of something as a rate in ten-thousandths of a percent: 100 %. */
export const WHOLE = 100n * UNIT;

/** What amounts come to, in ten-thousandths. */
export const unitsOf = (amounts: readonly { readonly value: string }[]): bigint => amounts.reduce((sum, { value }) => sum + scaled(value), 0n);
