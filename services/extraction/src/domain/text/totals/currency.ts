import type { Found } from '../found.js';
import { OUTWARD } from '../print/british-code.js';
import { findPhrase } from '../print/phrase-after.js';
import { dollarOf, isAmerican } from '../print/dollars.js';
import { knownOf, type LabelField } from '../print/labels/index.js';
import type { Line } from '../print/line.js';
import type { Word } from '../../pdf/word.js';
import type { Reading } from '../print/reading.js';

// prettier-ignore
const CODES = ['EUR', 'USD', 'GBP', 'CHF', 'SEK', 'NOK', 'DKK', 'PLN', 'CZK', 'HUF', 'RON', 'BGN', 'CAD', 'AUD', 'NZD', 'JPY', 'INR', 'CNY', 'TRY', 'ZAR', 'BRL', 'MXN', 'SGD', 'HKD', 'AED', 'ISK', 'DEM', 'MYR', 'THB', 'IDR', 'VND', 'KRW', 'TWD', 'PHP', 'ILS', 'SAR', 'QAR', 'KWD', 'BHD', 'OMR', 'EGP', 'MAD', 'TND', 'NGN', 'KES', 'UAH', 'RSD', 'BAM', 'GEL', 'CLP', 'ARS', 'LKR', 'PKR', 'BDT', 'GHS', 'KZT', 'COP', 'UYU'];
// The end of a bank's code is none, nor the number of an item: `HELADEF1GEL`, `COP-4`, `OEL-CLP220`.
const CODE = new RegExp(String.raw`(?<![A-Za-z](?:\d|-)?)(${CODES.join('|')})(?![A-Za-z]|-\d)`);
// Ä before figures is a euro sign (0x80) read in another code page.
// prettier-ignore
const SYMBOLS: readonly (readonly [RegExp, string])[] = [
  [/(?:CA|C)\$/, 'CAD'], [/(?:AU|A)\$/, 'AUD'], [/NZ\$/, 'NZD'], [/HK\$/, 'HKD'], [/(?<!U)S\$/, 'SGD'], [/NT\$/, 'TWD'], [/R\$/, 'BRL'], [/€|\beuros?\b|^Ä\d/i, 'EUR'], [/£/, 'GBP'], [/(?:US)?\$/, 'USD'], [/zł/, 'PLN'], [/Kč/, 'CZK'], [/₹|^rupees$/i, 'INR'], [/¥/, 'JPY'], [/₺/, 'TRY'], [/₩/, 'KRW'], [/₪/, 'ILS'], [/₫/, 'VND'], [/฿/, 'THB'], [/₴/, 'UAH'],
  [/₦/, 'NGN'], [/₱/, 'PHP'], [/₵/, 'GHS'], [/₸/, 'KZT'], [/₾/, 'GEL'], [/₡/, 'CRC'], [/₲/, 'PYG'],
];
/** Whether a text may have one of them: most have none. */
const ANY_SYMBOL = new RegExp(SYMBOLS.map(([{ source }]) => source).join('|'), 'i');
/** Countries with the euro, by their IBAN. */
// prettier-ignore
const EURO = new Set(['AT', 'BE', 'BG', 'CY', 'DE', 'EE', 'ES', 'FI', 'FR', 'GR', 'HR', 'IE', 'IT', 'LT', 'LU', 'LV', 'MC', 'MT', 'NL', 'PT', 'SI', 'SK', 'SM']);
const BY_COUNTRY: Readonly<Record<string, string>> = { GB: 'GBP', CH: 'CHF', SE: 'SEK', NO: 'NOK', DK: 'DKK', PL: 'PLN', CZ: 'CZK', HU: 'HUF', RO: 'RON' };

const currencyOfCountry = (country: string): string | undefined => (EURO.has(country) ? 'EUR' : BY_COUNTRY[country]);

/** What a currency that is nowhere printed is sure of: where account, VAT id and language agree, and where one of them tells. */
const [AGREED, UNPRINTED] = [0.95, 0.55];
/** What a sign is sure of that is a letter elsewhere, on pages that speak for its country. */
const SIGNED = 0.95;

/** The currency that a text names first, by its code or sign. */
export function currencyIn(text: string): string | undefined {
  return CODE.exec(text)?.[1] ?? (ANY_SYMBOL.test(text) ? SYMBOLS.find(([pattern]) => pattern.test(text))?.[1] : undefined);
}

/** A bare dollar sign is that of the country which the pages speak for. */
function currencyOf(text: string, dollar: string | undefined): string | undefined {
  const code = currencyIn(text);
  return code === 'USD' && dollar !== undefined && !/US/.test(text) ? dollar : code;
}

/** Many countries write their own dollar with the bare sign. */
const ASSUMED_DOLLAR = 0.6;

/** A British post code: the pounds of an invoice between two firms of the country are often printed without a sign. */
const BRITISH = new RegExp(String.raw`\b${OUTWARD} \d[ABD-HJLNP-UW-Z]{2}\b`);

const BEFORE_FIGURES = /^\d[\d,.]*\.\d{2}$/;

/** Currencies whose sign is made of letters that mean something else elsewhere: the sign, and what tells of their country on a page. */
const LETTERED = [
  // `R 9,147.09`, `R 38 809.97`, `Rate (R)`; `2004/041827/23` is a company of the register there.
  {
    code: 'ZAR',
    country: /\bZAR\b|\bSouth Africa\b|\.co\.za\b|\+27\b|\(P(?:ty|TY)\.?\) L(?:td|TD)\b|\b\d{4}\/\d{6}\/\d{2}\b/,
    isSign: (text: string, next: string): boolean => text === '(R)' || (text === 'R' && (BEFORE_FIGURES.test(next) || /^\d{1,3}$/.test(next))),
  },
  // `Rs. 1,28,287.00`, `Rate (Rs.)`; they are also those of Pakistan, Sri Lanka, Nepal and Mauritius.
  {
    code: 'INR',
    country: /\bINR\b|\bIndia\b|\bGSTIN\b|\bIFSC\b|\+91\b/,
    isSign: (text: string, next: string): boolean => /^\(Rs\.?\)$|^Rs\.?\d[\d,.]*$/.test(text) || (/^Rs\.?$/.test(text) && BEFORE_FIGURES.test(next)),
  },
] as const;

/** The sign of such a currency that is printed first, on pages that speak for its country. */
function lettered(reading: Reading, texts: readonly string[]): { readonly code: string; readonly word: Word } | undefined {
  const page = texts.join('\n');
  return LETTERED.flatMap(({ code, country, isSign }) =>
    country.test(page)
      ? reading.lines.flatMap(({ words }) => words.filter(({ text }, at) => isSign(text, words[at + 1]?.text ?? '')).map((word) => ({ code, word })))
      : [],
  )[0];
}

/** A recognised word without the signs among its figures: `$1,53€.52` is a six that was taken for a euro. */
function withoutMisread({ text, confidence }: Word): string {
  return confidence === undefined ? text : text.replaceAll(/(?<=\d)[€£$¥](?=[.,]?\d)/g, '');
}

/** What may name a currency: figures with its sign, the sign alone or behind its country's letters, its code or its name. */
const NAMED = /\d|^\W{0,2}(?:[A-Z]{1,2}(?=\$))?\p{Sc}\W{0,2}$|^\W?[A-Z]{3}\W?$|zł|Kč|^euros?$|^rupees$/iu;

/** What a currency in or beside figures, or behind the label of a total, says more than one alone: `EUR` is also a pallet, and the head of a column. */
const BESIDE_FIGURES = 2;

const TOTALS: ReadonlySet<LabelField> = new Set(['net', 'gross', 'due']);

/** Whether a word ends the label of a total or stands right behind it: `ATT BETALA SEK` heads its amount. */
const isBehindTotal = (reading: Reading, index: number, at: number): boolean =>
  reading.labels[index]?.some(({ field, from, to, line }) => TOTALS.has(field) && from < at && at <= to + 1 && line.cellOf[from] === line.cellOf[at]) === true;

/** Whether a word has figures, or stands beside some in its cell. */
const isBesideFigures = ({ words, cellOf }: Line, at: number): boolean =>
  [at - 1, at, at + 1].some((near) => cellOf[near] === cellOf[at] && /\d/.test(words[near]?.text ?? ''));

/**
 * The currency: by its label, by most of the amounts, else by the countries that speak for it, or by the language.
 *
 * @param countries those of the seller's account and VAT id, where they are known
 */
export function findCurrency(reading: Reading, countries: readonly string[]): Omit<Found, 'line'> | undefined {
  const stated = findPhrase(reading, 'currency');
  const statedCode = stated === undefined ? undefined : currencyIn(stated.value);
  if (stated !== undefined && statedCode !== undefined) return { ...stated, value: statedCode, confidence: 0.97 };
  const texts = reading.lines.map(({ row }) => row.text);
  const dollar = dollarOf(texts);
  const votes = new Map<string, { count: number; first: Omit<Found, 'line'> }>();
  for (const [index, line] of reading.lines.entries()) {
    for (const [at, word] of line.words.entries()) {
      const code = NAMED.test(word.text) ? currencyOf(withoutMisread(word), dollar?.currency) : undefined;
      if (code === undefined) continue;
      const known = votes.get(code);
      const first = known?.first ?? { value: code, confidence: 0, label: undefined, text: word.text, page: word.page, box: word.box };
      votes.set(code, { count: (known?.count ?? 0) + (isBesideFigures(line, at) || isBehindTotal(reading, index, at) ? BESIDE_FIGURES : 1), first });
    }
  }
  // Of codes named as often the one of the seller's country counts: `15 TRY` are trays.
  const home = new Set(countries.map(currencyOfCountry));
  const ranked = [...votes.values()].toSorted((a, b) => b.count - a.count || Number(home.has(b.first.value)) - Number(home.has(a.first.value)));
  const [winner] = ranked;
  const total = ranked.reduce((sum, each) => sum + each.count, 0);
  if (winner !== undefined) {
    const isAssumed = winner.first.value === 'USD' && !isAmerican(texts);
    return { ...winner.first, confidence: Math.min(isAssumed ? ASSUMED_DOLLAR : 0.95, 0.55 + 0.4 * (winner.count / total)) };
  }
  const sign = lettered(reading, texts);
  if (sign !== undefined) return { value: sign.code, confidence: SIGNED, label: undefined, text: sign.word.text, page: sign.word.page, box: sign.word.box };
  const witnesses = [...countries.map(currencyOfCountry), knownOf(reading.language)?.currency, dollar?.currency].filter((code) => code !== undefined);
  const [likely = texts.some((text) => BRITISH.test(text)) ? 'GBP' : undefined] = witnesses;
  if (likely === undefined) return undefined;
  const isAgreed = witnesses.length > 1 && witnesses.every((code) => code === likely);
  return { value: likely, confidence: isAgreed ? AGREED : UNPRINTED, label: undefined, text: '', page: 1, box: [0, 0, 0, 0] };
}
