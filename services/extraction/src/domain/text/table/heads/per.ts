/** What stands before what a price is for. */
export const PER: readonly string[] = ['per', 'je', 'pro', 'par', 'pour', 'por', 'pr', 'za', 'à', 'für'];
