import { layOut } from '../../pdf/layout.js';
import type { Word } from '../../pdf/word.js';
import { read, type Reading } from '../print/reading.js';

/** Lines of cells, as they stand on a page: `|` moves on to the next column. */
export function page(...lines: readonly string[]): Word[] {
  return lines.flatMap((line, row) =>
    line.split('|').flatMap((cell, column) => {
      let left = 50 + column * 150;
      return cell
        .trim()
        .split(/\s+/)
        .filter((text) => text !== '')
        .map((text): Word => {
          const right = left + text.length * 5;
          const word: Word = { text, box: [left, row * 14, right, row * 14 + 10], page: 1, size: 10, opens: false, closes: false };
          left = right + 3;
          return word;
        });
    }),
  );
}

/** Lines of cells as they are read. */
export function readingOf(...lines: readonly string[]): Reading {
  return read(layOut([page(...lines)]));
}
