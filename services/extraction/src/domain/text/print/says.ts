import { foldWords } from './fold.js';
import type { Line } from './line.js';
import type { Reading } from './reading.js';

const folded = (text: string): string => ` ${foldWords(text).join(' ')} `;
const has = (words: string, phrases: readonly string[]): boolean => phrases.some((phrase) => words.includes(` ${phrase} `));

/** Lines are asked for many phrases. */
const known = new WeakMap<Line, string>();

/** Whether a text says one of some folded phrases. */
export const saysIn = (text: string, phrases: readonly string[]): boolean => has(folded(text), phrases);

/** Whether a line says one of some folded phrases. */
export function saysLine(line: Line, phrases: readonly string[]): boolean {
  const words = known.get(line) ?? folded(line.row.text);
  known.set(line, words);
  return has(words, phrases);
}

/** Whether a line of the document says one of some folded phrases. */
export const says = (reading: Reading, phrases: readonly string[]): boolean => reading.lines.some((line) => saysLine(line, phrases));
