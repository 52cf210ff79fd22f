import { fold } from '../../print/fold.js';
import { LANGUAGES } from '../../print/labels/index.js';

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
/** Names that `Intl` does not have, folded. */
// prettier-ignore
const ALSO: Readonly<Record<string, string>> = {
  england: 'GB', scotland: 'GB', wales: 'GB', 'northern ireland': 'GB', uk: 'GB', 'u.k.': 'GB', 'great britain': 'GB', usa: 'US', 'u.s.a.': 'US', 'united states of america': 'US', holland: 'NL', 'the netherlands': 'NL', 'czech republic': 'CZ',
  'ceska republika': 'CZ', 'republic of ireland': 'IE', uae: 'AE', 'u.a.e.': 'AE', hongkong: 'HK', 'hong kong': 'HK', 'hong kong sar': 'HK', 'hong kong s.a.r.': 'HK', macau: 'MO', 'republic of panama': 'PA', 'republica de panama': 'PA', 'kingdom of saudi arabia': 'SA', 'republic of south africa': 'ZA', rsa: 'ZA',
};
/** Codes of `Intl` that stand for several countries, for none, or for tests. */
const NO_COUNTRY: ReadonlySet<string> = new Set(['EU', 'EZ', 'UN', 'QO', 'XA', 'XB', 'ZZ']);

let codes: ReadonlyMap<string, string> | undefined;

/** All codes of two letters, with the code of the country that there is now: a former one stands for it, as `DD` does. */
const allCodes = (): [string, string][] =>
  LETTERS.flatMap((first) => LETTERS.map((second): [string, string] => [first + second, new Intl.Locale(`und-${first}${second}`).region ?? first + second]));

/** The names of all countries in all languages that are read, with their code: made once, when the first is asked for. */
function countries(): ReadonlyMap<string, string> {
  if (codes !== undefined) return codes;
  const all = allCodes();
  codes = new Map([
    ...LANGUAGES.flatMap(({ language }) => {
      const inLanguage = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
      return all.flatMap(([code, now]): [string, string][] => [inLanguage.of(code) ?? []].flat().map((name) => [fold(name), now]));
    }),
    ...Object.entries(ALSO),
  ]);
  return codes;
}

const LONGEST = 40;

let known: ReadonlySet<string> | undefined;

/** Whether two letters are the code of a country. */
export function isCountryCode(text: string): boolean {
  known ??= new Set([...countries().values()].filter((code) => !NO_COUNTRY.has(code)));
  return known.has(text);
}

/** Whether a text is the name of a country, as it ends an address. */
export function isCountry(text: string): boolean {
  return text.length < LONGEST && countries().has(fold(text.trim()));
}

/** The code of the country (ISO 3166-1 alpha-2) that a text names in any language that is read, or is; also in two languages: `Deutschland / Germany`. */
export function countryCode(text: string): string | undefined {
  if (text.length >= LONGEST) return undefined;
  const trimmed = text.replace(/^[\s(]+|[\s).,;]+$/g, '');
  const [first = ''] = trimmed.split(/\s?\/\s?/);
  const code = isCountryCode(first) ? first : (countries().get(fold(first)) ?? countries().get(fold(`${trimmed}.`)));
  return code === undefined || NO_COUNTRY.has(code) ? undefined : code;
}
