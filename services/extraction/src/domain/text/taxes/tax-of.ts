import { absolute, CENT, UNIT } from '../totals/scaled.js';

const HUNDRED = 100n;

/** The tax of an amount at a rate in ten-thousandths of a percent, to the cent, half a cent up. */
export const taxOf = (amount: bigint, rate: bigint): bigint => (((amount * rate) / (HUNDRED * UNIT) + CENT / 2n) / CENT) * CENT;

/** Whether a tax is that of an amount, but for a cent that rounding line by line makes. */
export const isTaxOf = (tax: bigint, amount: bigint, rate: bigint): boolean => absolute(taxOf(amount, rate) - tax) <= CENT;

/** A line of a table of taxes has no more amounts: in one that has, each would be held against all pairs of the others. */
export const MOST_IN_LINE = 24;
