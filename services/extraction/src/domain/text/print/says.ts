import { foldWords } from './fold.js';
import type { Reading } from './reading.js';

/** Whether a line says one of some folded phrases. */
export function says(reading: Reading, phrases: readonly string[]): boolean {
  return reading.lines.some(({ row }) => {
    const text = ` ${foldWords(row.text).join(' ')} `;
    return phrases.some((phrase) => text.includes(` ${phrase} `));
  });
}
