import { cellAtEdge } from '../../pdf/edges.js';
import type { Cell } from '../../pdf/word.js';
import type { Place } from '../found.js';
import type { Reading } from '../print/reading.js';

/** The first cell below a place at its left edge, with its line; so many lines may be looked at, for those of another column may stand between. */
export function cellBelow({ lines }: Reading, { line, box, page }: Place, most: number): { cell: Cell; line: number } | undefined {
  return lines.slice(line + 1, line + 1 + most).flatMap(({ row }) => {
    const cell = row.page === page ? cellAtEdge(row, box) : undefined;
    return cell === undefined ? [] : [{ cell, line: row.index }];
  })[0];
}
