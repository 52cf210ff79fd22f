import type { Found } from '../../found.js';
import { isCountryCode } from './countries.js';
import { foundPart, type ReadAddress } from './found-address.js';
import { isWrittenIn, type CodeForm } from './towns.js';
import { followingCode, type Writing } from './writing.js';

/** What else tells in which country an address is that does not say so. */
export interface CountryClues {
  /** The VAT id of whose address it is. */
  vatId: Found | undefined;
  /** Where the sender of the letter is: letters within a country do not name it. */
  domestic?: string | undefined;
  writing: Writing;
}

/** How sure a country is by what tells it. */
const CLAIMS = { named: 0.95, prefix: 0.93, form: 0.93, vatId: 0.92, domestic: 0.8, language: 0.78 } as const;

/** Where a language is at home, by the form of post codes there and its currency: nobody else writes all three so. */
// prettier-ignore
const AT_HOME: readonly (readonly [language: string, form: CodeForm, currency: string, country: string])[] = [
  ['de', '5', 'EUR', 'DE'], ['fr', '5', 'EUR', 'FR'], ['it', '5', 'EUR', 'IT'], ['es', '5', 'EUR', 'ES'], ['es', '5', 'MXN', 'MX'], ['nl', '4', 'EUR', 'BE'], ['da', '4', 'DKK', 'DK'], ['no', '4', 'NOK', 'NO'], ['sv', '3+2', 'SEK', 'SE'], ['fi', '5', 'EUR', 'FI'],
  ['cs', '3+2', 'CZK', 'CZ'], ['de', '4', 'CHF', 'CH'], ['fr', '4', 'CHF', 'CH'], ['it', '4', 'CHF', 'CH'], ['en', '6', 'INR', 'IN'], ['en', '6', 'SGD', 'SG'],
];

/** The country of a VAT id: its first letters, Greece and Northern Ireland by their own (ISO 3166-1). */
function countryOfId(id: string): string | undefined {
  const prefix = /^CHE[-\d]/.test(id) ? 'CH' : /^([A-Z]{2})\s?[A-Z\d]/.exec(id)?.[1];
  const country = prefix === 'EL' ? 'GR' : prefix === 'XI' ? 'GB' : prefix;
  return country !== undefined && isCountryCode(country) ? country : undefined;
}

/** The country of an address (BT-40, BT-55, BT-80): as it names it, by the prefix or form of its post code, else by what bears it out; none where nothing does. */
export function countryOf(read: ReadAddress, { vatId, domestic, writing: { language, currency } }: CountryClues): Found | undefined {
  const {
    parsed: { named, town, terms },
    confidence,
  } = read;
  const code = terms.postCode ?? terms.city;
  if (named !== undefined) return foundPart(read, { value: named.code, line: named.line }, Math.min(confidence, CLAIMS.named), named.value);
  if (code === undefined) return undefined;
  const by = (country: string, claim: number): Found | undefined =>
    foundPart(read, { value: country, line: code.line }, Math.min(confidence, claim), code.value);
  if (town.country !== undefined) return by(town.country, town.isPrefixed === true ? CLAIMS.prefix : CLAIMS.form);
  const registered = vatId === undefined ? undefined : countryOfId(vatId.value);
  if (registered !== undefined && isWrittenIn(registered, town.form)) return by(registered, CLAIMS.vatId);
  if (domestic !== undefined && isWrittenIn(domestic, town.form)) return by(domestic, CLAIMS.domestic);
  const following = followingCode(currency);
  const home =
    AT_HOME.find(([own, form, money]) => own === language && form === town.form && money === currency)?.[3] ??
    (following?.form === town.form ? following.country : undefined);
  // An id of elsewhere speaks against it.
  return home === undefined || (registered !== undefined && registered !== home && vatId !== undefined && vatId.confidence >= CLAIMS.domestic)
    ? undefined
    : by(home, CLAIMS.language);
}
