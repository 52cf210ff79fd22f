import { oncePer } from '@smartap/runtime';
import type { Cell, Row } from '../../pdf/word.js';
import { squeeze } from './fold.js';
import type { Reading } from './reading.js';

/** What each cell of each line says, squeezed: names are looked for in all of them, one after the other. */
export const squeezedCells = oncePer(({ lines }: Reading): readonly (readonly string[])[] =>
  lines.map(({ row }) => row.cells.map(({ words }) => words.map(({ text }) => squeeze(text)).join(''))),
);

/** What each line says, squeezed. */
export const squeezedLines = oncePer((reading: Reading): readonly string[] => squeezedCells(reading).map((cells) => cells.join('')));

/** The cells that say what a squeezed text says, each with its row and the index of its line. */
export function cellsSaying(reading: Reading, squeezed: string): { readonly cell: Cell; readonly row: Row; readonly line: number }[] {
  const [lines, cells] = [squeezedLines(reading), squeezedCells(reading)];
  return reading.lines.flatMap(({ row }, line) =>
    lines[line]?.includes(squeezed) === true
      ? row.cells.flatMap((cell, at) => (cells[line]?.[at]?.includes(squeezed) === true ? [{ cell, row, line }] : []))
      : [],
  );
}
