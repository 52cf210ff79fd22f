import { boxOf, textOf, type Cell, type Row } from '../../../pdf/word.js';

/** A row whose cells were mended; itself where none was. */
export function mendedRow(row: Row, mended: (cell: Cell) => Cell): Row {
  const cells = row.cells.map(mended);
  if (cells.every((cell, index) => cell === row.cells[index])) return row;
  const words = cells.flatMap((cell) => cell.words);
  return { ...row, cells, words, text: textOf(words), box: boxOf(words) };
}
