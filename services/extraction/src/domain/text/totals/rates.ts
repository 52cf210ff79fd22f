import { absolute, CENT } from './scaled.js';

/** Percent rates of VAT and sales taxes in use, in tenths. */
const RATES: ReadonlySet<number> = new Set([
  10, 20, 21, 25, 26, 30, 37, 38, 40, 48, 50, 55, 60, 70, 75, 77, 80, 81, 85, 90, 95, 100, 120, 130, 135, 140, 150, 160, 170, 180, 190, 200, 210, 220, 230, 240,
  250, 255, 270, 280,
]);

/** Tenths of a percent in ten-thousandths of one, as rates are counted beside amounts. */
const TENTH = 1000n;

/** The known rate, in ten-thousandths of a percent, that gives a tax for a net amount, to a cent. */
export function knownRate(net: bigint, tax: bigint): bigint | undefined {
  if (net === 0n || tax === 0n) return undefined;
  const tenths = Number((tax * 1000n * 10n) / net) / 10;
  const known = [Math.floor(tenths), Math.ceil(tenths)].find((rate) => RATES.has(rate) && absolute((net * BigInt(rate)) / 1000n - tax) <= 2n * CENT);
  return known === undefined ? undefined : BigInt(known) * TENTH;
}

/** Whether a tax is what a known rate gives for a net amount, to a cent. */
export const hasKnownRate = (net: bigint, tax: bigint): boolean => knownRate(net, tax) !== undefined;

/** Whether a percentage, in ten-thousandths of one, is a rate in use. */
export const isRateInUse = (rate: bigint): boolean => rate % TENTH === 0n && RATES.has(Number(rate / TENTH));
