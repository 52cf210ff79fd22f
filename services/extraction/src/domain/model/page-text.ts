import type { Reading } from '../text/print/reading.js';

const MAX_TEXT = 16_000;

/** The text of a document as a model is asked about it: line by line, cells apart; the beginning of a long one. */
export function pageText({ lines }: Reading): string {
  return lines
    .map(({ row }) => row.cells.map((cell) => cell.text).join('   '))
    .join('\n')
    .slice(0, MAX_TEXT);
}
