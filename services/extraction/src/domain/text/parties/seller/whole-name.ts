import { boxOf, textOf, type Cell, type Word } from '../../../pdf/word.js';
import type { Found } from '../../found.js';
import { squeeze } from '../../print/fold.js';
import { cellsSaying } from '../../print/squeezed.js';
import type { Reading } from '../../print/reading.js';
import { cleanName, isSameName } from '../names/clean-name.js';
import { companyName } from '../names/company-name.js';
import type { Clue } from './clue.js';

/** A shorter word begins too many names. */
const LEAST_NAME = 4;
/** A name has so many words; a dash among them is none. */
const wordCount = (name: string): number => name.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;

/** So many words may stand behind a name, its legal form among them: `Kestrel` / `Kestrel Property Services Ltd`. */
const MAX_MORE = 5;

/** A line may end within a legal form. */
export const MAY_GO_ON = /& Co\.?$|\bUG$/;

/** A word with a capital that nothing parts from the next one. */
const CAPITALISED = /^\p{Lu}\p{Ll}+$/u;

/** How many words from one on make a squeezed name; letters that are set apart are words of their own: `K ESTREL`. */
function wordsOf(squeezed: string, words: readonly Pick<Word, 'text'>[], at: number): number | undefined {
  let [to, text] = [at, ''];
  while (to < words.length && text.length < squeezed.length) {
    text += squeeze(words[to]?.text ?? '');
    to += 1;
  }
  return text === squeezed ? to - at : undefined;
}

/** The name of a company that holds a shorter one, squeezed, which stands at a word of a cell, and the word that it begins with. */
function longerAt({ words }: Cell, at: number, squeezed: string): { whole: string; from: number } | undefined {
  // Most words begin no name.
  const count = squeezed.startsWith(squeeze(words[at]?.text ?? '')) ? wordsOf(squeezed, words, at) : undefined;
  if (count === undefined) return undefined;
  // `Groothandel De Wit & Zn. B.V.` is the name of whom a brand calls `De Wit`; within a sentence it is unknown where it begins.
  const before = words.slice(0, at).findLastIndex(({ text }) => !CAPITALISED.test(text)) + 1;
  const from = before === at ? at : 0;
  if (before > from) return undefined;
  const whole = companyName(textOf(words.slice(from)));
  return whole === undefined || squeeze(whole) === squeezed || wordCount(whole) > at - from + count + MAX_MORE ? undefined : { whole, from };
}

function toFound(found: Found, whole: string, cell: Cell, from: number, line: number): Found {
  const words = cell.words.slice(from, from + whole.split(/\s+/).length);
  return { ...found, value: cleanName(whole), text: textOf(words), page: cell.words[0]?.page ?? found.page, box: boxOf(words), line };
}

/** Of names that begin alike the longest: of `GmbH & Co.` and `GmbH & Co. KG` the former is where a line ends. */
const longest = (names: ReadonlyMap<string, Found>): Found[] =>
  [...names.values()].filter(({ value }) => ![...names.values()].some((other) => other.value !== value && squeeze(other.value).startsWith(squeeze(value))));

/** Whether a name is short of its legal form, and says enough to look for it. */
const isShort = ({ value }: Found): boolean => squeeze(value).length >= LEAST_NAME && (companyName(value) === undefined || MAY_GO_ON.test(value));

/** The names with a legal form among clues that go on from a name without one, or hold it. */
export function longerNames(found: Found, clues: readonly Clue[], others: readonly string[]): Found[] {
  if (!isShort(found)) return [];
  const whole = clues.filter(({ found: { value } }) => {
    const words = value.split(' ').map((text) => ({ text }));
    const count = words.map((_, at) => wordsOf(squeeze(found.value), words, at)).find((each) => each !== undefined);
    return (
      count !== undefined &&
      companyName(value) === value &&
      words.length > count &&
      wordCount(value) <= count + MAX_MORE &&
      !others.some((other) => isSameName(other, value))
    );
  });
  return longest(new Map(whole.map((each) => [squeeze(each.found.value), each.found])));
}

/** The article in short that Dutch brands begin with, and the names of their companies not. */
const ARTICLE = /^['’`]?t (?=\p{Lu})/u;

/**
 * Names with the legal form that the pages print elsewhere behind a name without one, as a letter head or a brand is: `Loopdesk` above `Loopdesk, Inc.`; its
 * article may be left out there: `'t Hof` above `Hof BV`. Several where companies of one name are printed.
 *
 * @param others names of whom the seller is not
 */
export function wholeNames(reading: Reading, found: Found, others: readonly string[]): Found[] {
  if (!isShort(found)) return [];
  const names = namesFrom(reading, found, squeeze(found.value), others);
  const bare = found.value.replace(ARTICLE, '');
  return names.length > 0 || bare === found.value || squeeze(bare).length < LEAST_NAME ? names : namesFrom(reading, found, squeeze(bare), others);
}

/** The names with a legal form that begin with a squeezed one or hold it. */
function namesFrom(reading: Reading, found: Found, name: string, others: readonly string[]): Found[] {
  const names = new Map<string, Found>();
  for (const { cell, line } of cellsSaying(reading, name)) {
    for (const at of cell.words.keys()) {
      const { whole, from = at } = longerAt(cell, at, name) ?? {};
      if (whole === undefined || names.has(squeeze(whole)) || others.some((other) => isSameName(other, whole))) continue;
      names.set(squeeze(whole), toFound(found, whole, cell, from, line));
    }
  }
  return longest(names);
}
