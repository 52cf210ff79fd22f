import { slipsBetween } from './slips-between.js';

/** Letters that have no accent to take off. */
const LETTERS: Readonly<Record<string, string>> = { Ø: 'O', Ł: 'L', Đ: 'D', Ð: 'D', Þ: 'TH', Æ: 'AE', Œ: 'OE', ẞ: 'SS' };

/** Legal forms of more than one word, as they stand once dots are gone; the longer first. */
const PHRASES =
  /\b(?:GESELLSCHAFT MIT BESCHRANKTER HAFTUNG|(?:GMBH|UG HAFTUNGSBESCHRANKT|UG|AG|SE) CO (?:KGAA|KG|OHG)|(?:SP|SPOLKA) Z OO|UG HAFTUNGSBESCHRANKT|PTY LTD|PTE LTD)\b/g;
// prettier-ignore
const FORMS = new Set([
  'GMBH', 'GGMBH', 'MBH', 'AG', 'KG', 'KGAA', 'OHG', 'UG', 'EK', 'EV', 'EG', 'GBR', 'AKTIENGESELLSCHAFT', 'CO', 'LTD', 'LIMITED', 'LLC', 'LLP', 'INC', 'INCORPORATED', 'CORP', 'CORPORATION', 'PLC', 'BV', 'NV', 'VOF',
  'SA', 'SAS', 'SASU', 'SARL', 'EURL', 'SRL', 'SPA', 'SNC', 'SL', 'SLU', 'LDA', 'AB', 'AS', 'ASA', 'ANS', 'APS', 'OY', 'OYJ', 'SE', 'SRO', 'DOO', 'KFT', 'ZRT', 'SIA', 'UAB', 'OU', 'EOOD', 'OOD', 'SAGL', 'SPZOO',
]);
const AND = new Set(['UND', 'AND', 'ET', 'OG', 'OCH']);

/** Words of a name in capitals, without accents and punctuation; letters with dots (S.p.A.) are one word. */
function wordsOf(name: string): string[] {
  const plain = name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toUpperCase()
    .replaceAll(/[ØŁĐÐÞÆŒẞ]/g, (letter) => LETTERS[letter] ?? letter);
  const dotted = plain.replaceAll(/(?<![\p{L}\p{N}])(\p{L}{1,2})\.(?=\p{L}{1,2}(?![\p{L}\p{N}]))/gu, '$1').replaceAll(/(?<=\p{L})['’](?=\p{L})/gu, '');
  return dotted.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
}

/** A name without legal form at its ends, "and", case, accents and punctuation; empty when it has no letter and no digit. */
export function nameKey(name: string): string {
  const all = wordsOf(name);
  const words = all
    .join(' ')
    .replaceAll(PHRASES, ' ')
    .split(' ')
    .filter((word) => word !== '' && !AND.has(word));
  let [from, to] = [0, words.length];
  while (to > from && FORMS.has(words[to - 1] ?? '')) to -= 1;
  while (from < to && FORMS.has(words[from] ?? '')) from += 1;
  return (to > from ? words.slice(from, to) : all).join(' ');
}

/** Keys of a name are of at most so many characters: what comes later is seen by the comparison only. */
const LONGEST = 40;
/** Shorter names are too easily another's. */
const SHORTEST = 6;
const LONG_WORD = 4;
const MOST_LONG_WORDS = 4;

/** Umlauts that some write with an E are written without. */
const folded = (key: string): string => key.replaceAll(/([AOU])E/g, '$1');
const joined = (key: string): string => folded(key).replaceAll(' ', '');
const sorted = (key: string): string => folded(key).split(' ').toSorted().join('');

/**
 * Keys of which two names that are near have one in common: the letters without spaces and each with one left out
 * (which every two names one slip apart share), the sorted words, and every two of the longest words.
 */
export function nearNameKeys(name: string): string[] {
  const key = nameKey(name);
  const letters = joined(key).slice(0, LONGEST);
  if (letters.length < SHORTEST) return [];
  const long = folded(key)
    .split(' ')
    .filter((word) => word.length >= LONG_WORD)
    .toSorted((a, b) => b.length - a.length || (a < b ? -1 : 1))
    .slice(0, MOST_LONG_WORDS)
    .toSorted();
  const pairs = long.flatMap((one, i) => long.slice(i + 1).map((other) => `2:${one} ${other}`));
  const shorter = Array.from(letters, (_, i) => `1:${letters.slice(0, i)}${letters.slice(i + 1)}`);
  return [...new Set([`1:${letters}`, ...shorter, `s:${sorted(key)}`, ...pairs])];
}

const numbersIn = (key: string): string => (key.match(/\p{N}+/gu) ?? []).toSorted().join(' ');

/** How alike two names are, from 0 to 1, in whatever order their words stand; 0 when they hold other numbers or are short. */
export function nameLikeness(a: string, b: string): number {
  const [one, other] = [nameKey(a), nameKey(b)];
  if (Math.min(joined(one).length, joined(other).length) < SHORTEST || numbersIn(one) !== numbersIn(other)) return 0;
  return Math.max(...[joined, sorted].map((form) => 1 - slipsBetween(form(one), form(other)) / Math.max(form(one).length, form(other).length)));
}
