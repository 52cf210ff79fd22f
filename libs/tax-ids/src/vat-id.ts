import { CHECKS } from './checks.js';

/** GST numbers of India have no prefix, and a form like no other (Central GST Rules, 2017, rule 10): the state, the PAN of the firm, its registration there, Z, a check character. */
const INDIAN = /^\d{2}[A-Z]{5}\d{4}[A-Z][1-9A-Z]Z[0-9A-Z]$/;

/** Structure of VAT ids by country prefix (Directive 2006/112/EC, art. 215, and national rules). */
// prettier-ignore
const STRUCTURES: Readonly<Record<string, RegExp>> = {
  AT: /^U\d{8}$/, AU: /^\d{11}$/, BE: /^[01]?\d{9}$/, BG: /^\d{9,10}$/, CY: /^\d{8}[A-Z]$/, CZ: /^\d{8,10}$/, DE: /^\d{9}$/, DK: /^\d{8}$/, EE: /^\d{9}$/, EL: /^\d{9}$/,
  ES: /^[A-Z0-9]\d{7}[A-Z0-9]$/, FI: /^\d{8}$/, FR: /^[A-HJ-NP-Z0-9]{2}\d{9}$/, HR: /^\d{11}$/, HU: /^\d{8}$/, IE: /^(\d{7}[A-W][A-I]?|\d[A-Z+*]\d{5}[A-W])$/, IT: /^\d{11}$/,
  LT: /^(\d{9}|\d{12})$/, LU: /^\d{8}$/, LV: /^\d{11}$/, MT: /^\d{8}$/, NL: /^\d{9}B\d{2}$/, PL: /^\d{10}$/, PT: /^\d{9}$/, RO: /^\d{2,10}$/, SE: /^\d{12}$/, SI: /^\d{8}$/,
  SK: /^\d{10}$/, XI: /^(\d{9}|\d{12}|GD\d{3}|HA\d{3})$/, GB: /^(\d{9}|\d{12}|GD\d{3}|HA\d{3})$/, NO: /^\d{9}(MVA)?$/, CHE: /^\d{9}(MWST|TVA|IVA)?$/, IN: INDIAN,
};

const MOD_97 = 97n;

/** A VAT id in upper case without spaces and punctuation. */
export function compactVatId(vatId: string): string {
  return vatId.replaceAll(/[^A-Za-z0-9+*]/g, '').toUpperCase();
}

/** The country of a compact id by its prefix, and the number behind that. */
function partsOf(id: string): { readonly country: string; readonly number: string } {
  if (INDIAN.test(id)) return { country: 'IN', number: id };
  const country = id.startsWith('CHE') ? 'CHE' : id.slice(0, 2);
  return { country, number: id.slice(country.length) };
}

/** Whether a compact id has the structure of its country; undefined of a country without a rule here. */
function hasStructure(id: string): boolean | undefined {
  const { country, number } = partsOf(id);
  return STRUCTURES[country]?.test(number);
}

/** Dutch traders without a legal person have had numbers of their own since 2020, right by ISO 7064 MOD 97-10. */
function isDutchTrader(id: string): boolean {
  const digits = [...id].map((char) => (char >= 'A' ? String(char.charCodeAt(0) - 55) : char)).join('');
  return id.startsWith('NL') && /^\d+$/.test(digits) && BigInt(digits) % MOD_97 === 1n;
}

/** Whether the check digits of a compact id hold; undefined where how they are reckoned is not known here. */
function hasCheckDigits(id: string): boolean | undefined {
  const { country, number } = partsOf(id);
  const check = CHECKS[country];
  if (check === undefined) return undefined;
  if (isDutchTrader(id)) return true;
  const bare = number.replace(/(?:MVA|MWST|TVA|IVA)$/, '');
  return check(country === 'CHE' ? `CHE${bare}MWST` : bare).isValid;
}

/** Whether a VAT id has the structure of its country; one of a country without a rule here passes. */
export function isValidVatId(vatId: string): boolean {
  return hasStructure(compactVatId(vatId)) !== false;
}

/** What is wrong with a VAT id: its structure, or else its check digits; undefined when nothing is. */
export function faultOfVatId(vatId: string): 'structure' | 'check digits' | undefined {
  const id = compactVatId(vatId);
  if (hasStructure(id) === false) return 'structure';
  return hasCheckDigits(id) === false ? 'check digits' : undefined;
}

/** Whether a VAT id is of a country whose structure is known here, right or wrong in its check digits. */
export function isKnownVatId(vatId: string): boolean {
  return hasStructure(compactVatId(vatId)) === true;
}

/** Whether a VAT id has a structure and check digits that are known here, and both hold: a misread one has not. */
export function isProvenVatId(vatId: string): boolean {
  const id = compactVatId(vatId);
  return hasStructure(id) === true && hasCheckDigits(id) === true;
}

/**
 * Whether a tax number that is printed without the prefix of its country is proven by the check digits of one of these countries.
 *
 * @param countries prefixes of VAT ids, such as `IT`
 */
export function isProvenTaxNumber(number: string, countries: readonly string[]): boolean {
  return countries.some((country) => isProvenVatId(`${country}${number}`));
}
