import type { Party } from '@smartap/en16931';
import { luhnDigit, makeVatId } from './tax-ids.js';
import { COUNTRIES, type CountryCode } from './countries.js';
import { makeIban } from './iban.js';
import type { Prng } from '../prng.js';

/** A company that sells or buys. */
export interface Company {
  readonly name: string;
  readonly country: CountryCode;
  readonly street: string;
  readonly postCode: string;
  readonly city: string;
  readonly vatId: string;
  /** GLN (ISO/IEC 6523 scheme 0088). */
  readonly gln: string;
  readonly iban: string;
  readonly domain: string;
  readonly phone: string;
}

const PLAIN: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss', ø: 'o', æ: 'ae', ł: 'l' };

/** A name as it stands in a web address: the words without legal form. */
function domainOf(words: string, country: CountryCode): string {
  const plain = words
    .toLowerCase()
    .replaceAll(/[äöüßøæł]/g, (letter) => PLAIN[letter] ?? letter)
    .normalize('NFKD')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
  return `${plain}.${country === 'GB' ? 'co.uk' : country.toLowerCase()}`;
}

/** A GLN with its check digit (GS1). */
export function makeGln(random: Prng): string {
  const head = `40${random.digits(10)}`;
  const total = Array.from(head, Number).reduce((sum, digit, index) => sum + digit * (index % 2 === 0 ? 1 : 3), 0);
  return `${head}${(10 - (total % 10)) % 10}`;
}

/** A company of a country; `taken` holds names that are given already, and gets this one's. */
export function makeCompany(random: Prng, country: CountryCode, taken: Set<string>): Company {
  const { families, trades, forms, streets, cities, dial } = COUNTRIES[country];
  let words = `${random.pick(families)} ${random.pick(trades)}`;
  for (let number = 2; taken.has(words); number += 1)
    words = number < 9 ? `${random.pick(families)} ${random.pick(trades)}` : `${random.pick(families)} & ${random.pick(families)} ${random.pick(trades)}`;
  taken.add(words);
  const [city, postCode] = random.pick(cities);
  return {
    name: `${words} ${random.pick(forms)}`,
    country,
    street: `${random.pick(streets)} ${random.int(1, 120)}`,
    postCode,
    city,
    vatId: makeVatId(random, country),
    gln: makeGln(random),
    iban: makeIban(random, country),
    domain: domainOf(words, country),
    phone: `${dial} ${random.int(20, 89)} ${random.digits(6)}`,
  };
}

/** In Denmark the number of the register (CVR) is that of the VAT id, and invoices have to name it. */
const registrationOf = ({ country, vatId }: Company): Pick<Party, 'legalRegistrationId'> =>
  country === 'DK' ? { legalRegistrationId: { value: vatId, scheme: '0184' } } : {};

/** The same company as a party of an invoice. */
export function partyOf(company: Company): Party {
  const { name, country, street, postCode, city, vatId, gln, domain, phone } = company;
  return {
    name,
    identifiers: [{ value: gln, scheme: '0088' }],
    vatId,
    ...registrationOf(company),
    electronicAddress: { value: gln, scheme: '0088' },
    address: { line1: street, postCode, city, country },
    contact: { name: 'Accounts', phone, email: `invoices@${domain}` },
  };
}

/** An item number of a seller and its GTIN, with check digits. */
export function makeItemIds(random: Prng): { sellerId: string; gtin: string } {
  const head = `400${random.digits(9)}`;
  const total = Array.from(head, Number).reduce((sum, digit, index) => sum + digit * (index % 2 === 0 ? 1 : 3), 0);
  return { sellerId: `${random.int(10, 99)}-${random.digits(4)}${luhnDigit(random.digits(4))}`, gtin: `${head}${(10 - (total % 10)) % 10}` };
}
