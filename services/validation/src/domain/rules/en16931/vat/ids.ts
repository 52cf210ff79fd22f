/** The prefixes of the rules of VAT categories. */
const PREFIXES = ['BR-S', 'BR-Z', 'BR-E', 'BR-AE', 'BR-IC', 'BR-G', 'BR-O', 'BR-AF', 'BR-AG'];

/** The rules of all VAT categories with these numbers: what may follow where a category is not known beforehand. */
export const ofFamilies = (...numbers: readonly string[]): string[] => numbers.flatMap((number) => PREFIXES.map((prefix) => `${prefix}-${number}`));
