/** What an amount may be off: 0.02 of the currency, for the rounding of its parts. */
export const SLACK = '0.02';
