import { Prng } from '../prng.js';
import { makeCompany, type Company } from './company.js';
import { COUNTRY_CODES, type CountryCode } from './countries.js';

/** The group that buys: a company in each country, so that every seller writes to one that pays its VAT. */
const NAMES: Readonly<Record<CountryCode, string>> = {
  DE: 'Halden Deutschland GmbH',
  AT: 'Halden Österreich GmbH',
  BE: 'Halden Belgium BV',
  CH: 'Halden Schweiz AG',
  DK: 'Halden Danmark A/S',
  ES: 'Halden España S.L.',
  FR: 'Halden France SAS',
  GB: 'Halden UK Ltd',
  IT: 'Halden Italia S.r.l.',
  NL: 'Halden Nederland B.V.',
  PL: 'Halden Polska Sp. z o.o.',
  SE: 'Halden Sverige AB',
};

const random = new Prng('buyers');

/** The buying companies by country: the same in every set. */
export const BUYERS: ReadonlyMap<CountryCode, Company> = new Map(
  COUNTRY_CODES.map((country) => [country, { ...makeCompany(random.fork(country), country, new Set()), name: NAMES[country], domain: 'halden.example' }]),
);

/** The buying company of a country. */
export function buyerIn(country: CountryCode): Company {
  const found = BUYERS.get(country);
  if (!found) throw new Error(`No company buys in ${country}.`);
  return found;
}
