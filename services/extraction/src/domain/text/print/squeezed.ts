import { oncePer } from '@smartap/runtime';
import { squeeze } from './fold.js';
import type { Reading } from './reading.js';

/** What each cell of each line says, squeezed: names are looked for in all of them, one after the other. */
export const squeezedCells = oncePer(({ lines }: Reading): readonly (readonly string[])[] => lines.map(({ row }) => row.cells.map(({ words }) => words.map(({ text }) => squeeze(text)).join(''))));

/** What each line says, squeezed. */
export const squeezedLines = oncePer((reading: Reading): readonly string[] => squeezedCells(reading).map((cells) => cells.join('')));
