import { oncePer } from '@smartap/runtime';
import { foldWords } from './fold.js';
import type { Line } from './line.js';
import type { Reading } from './reading.js';

const spaced = (words: readonly string[]): string => ` ${words.join(' ')} `;
const folded = (text: string): string => spaced(foldWords(text));

/** Folded phrases by their first word: what of each comes behind it. */
export type Phrases = ReadonlyMap<string, readonly (readonly string[])[]>;

/** Folded phrases in the order in which words are asked for them: made once, where a list of them stands. */
export function phrasesOf(list: Iterable<string>): Phrases {
  const index = new Map<string, string[][]>();
  for (const [first = '', ...rest] of Array.from(list, (phrase) => phrase.split(' '))) index.set(first, [...(index.get(first) ?? []), rest]);
  return index;
}

/** Whether one of some phrases begins at a place of folded words. */
const isAt = (words: readonly string[], at: number, phrases: Phrases): boolean =>
  phrases.get(words[at] ?? '')?.some((rest) => rest.every((next, place) => words[at + 1 + place] === next)) === true;

/** Whether folded words hold one of some phrases. */
export function wordsSay(words: readonly string[], phrases: Phrases): boolean {
  for (let at = 0; at < words.length; at += 1) if (isAt(words, at, phrases)) return true;
  return false;
}

/** Whether folded words begin with one of some phrases. */
export const wordsBegin = (words: readonly string[], phrases: Phrases): boolean => isAt(words, 0, phrases);

/** Whether a text is one of some folded phrases and nothing else. */
export const isPhrase = (text: string, phrases: ReadonlySet<string>): boolean => phrases.has(foldWords(text).join(' '));

/** No phrase that begins a text has more words. */
const LONGEST = 5;

const firstWords = oncePer((phrases: ReadonlySet<string>): ReadonlySet<string> => new Set([...phrases].map((phrase) => phrase.split(' ', 1)[0] ?? '')));

/** What a text says behind the folded phrase that begins it, the longest one; undefined where none does. */
export function behindPhrase(text: string, phrases: ReadonlySet<string>): string | undefined {
  if (!firstWords(phrases).has(foldWords(text)[0] ?? '')) return undefined;
  const words = text.trim().split(/\s+/);
  for (let count = Math.min(LONGEST, words.length); count > 0; count -= 1)
    if (isPhrase(words.slice(0, count).join(' '), phrases)) return words.slice(count).join(' ');
  return undefined;
}

/** Where in a text a phrase is looked for: at its end something stands before it. */
const PLACES = { anywhere: [' ', ' '], begin: ['^ ', ' '], end: [String.raw`\S `, ' $'] } as const;

/** What tells whether a text has one of some folded words or phrases, in which `*` stands for any letters and `#` for a figure. */
export function wordPattern(phrases: readonly string[], place: keyof typeof PLACES = 'anywhere'): (text: string) => boolean {
  const [before, behind] = PLACES[place];
  const pattern = new RegExp(
    `${before}(?:${phrases
      .join('|')
      .replaceAll('*', String.raw`\S*`)
      .replaceAll('#', String.raw`\d\S*`)})${behind}`,
  );
  return (text) => pattern.test(folded(text));
}

/** Whether a line says one of some phrases. */
export const saysLine = ({ said }: Line, phrases: Phrases): boolean => wordsSay(said, phrases);

/** Whether a line of the document says one of some phrases. */
export const says = (reading: Reading, phrases: Phrases): boolean => reading.lines.some((line) => saysLine(line, phrases));
