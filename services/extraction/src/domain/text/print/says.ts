import { foldWords } from './fold.js';
import type { Reading } from './reading.js';

/** Whether a text says one of some folded phrases. */
export function saysIn(text: string, phrases: readonly string[]): boolean {
  const words = ` ${foldWords(text).join(' ')} `;
  return phrases.some((phrase) => words.includes(` ${phrase} `));
}

/** Whether a line says one of some folded phrases. */
export const says = (reading: Reading, phrases: readonly string[]): boolean => reading.lines.some(({ row }) => saysIn(row.text, phrases));
