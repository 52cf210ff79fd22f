import type { Line } from '../../text/print/line.js';
import type { Reading } from '../../text/print/reading.js';
import { isFigureCell } from '../../text/table/assign.js';
import { figuresOf, heightAt, type Figure } from '../../text/table/figures.js';
import { REACH, type Located } from './locate-lines.js';
import { gap, spanOf, type Span } from './span.js';

/** A column of figures: by item those that stand in it. */
export interface FigureColumn extends Span {
  rows: Figure[][];
}

/** The figures of each item: those near its row, and nearer to it than to another's. */
function figuresOfRows(reading: Reading, located: readonly Located[]): Figure[][] {
  const heights = located.map(({ index }) => {
    const row = reading.lines[index]?.row;
    return row === undefined ? 0 : heightAt(row, row.box);
  });
  const rows: Figure[][] = located.map(() => []);
  reading.lines.forEach((line, index) => {
    const figures = figuresOf(reading, index).filter((figure, _, all) => isFigureCellOf(line, figure, all));
    for (const figure of figures) {
      const [nearest] = heights.map((height, row) => ({ row, far: Math.abs(height - figure.y) })).toSorted((a, b) => a.far - b.far);
      if (nearest !== undefined && nearest.far <= REACH) rows[nearest.row]?.push(figure);
    }
  });
  return rows;
}

function isFigureCellOf(line: Line, figure: Figure, all: readonly Figure[]): boolean {
  const index = line.cellOf[figure.from] ?? 0;
  const cell = line.row.cells[index];
  return (
    cell !== undefined &&
    isFigureCell(
      cell,
      all.filter((each) => line.cellOf[each.from] === index),
    )
  );
}

/** The columns of figures of items, from left to right: figures that stand over each other are one. */
export function figureColumns(reading: Reading, located: readonly Located[]): FigureColumn[] {
  const rows = figuresOfRows(reading, located);
  const columns: FigureColumn[] = [];
  const all = rows.flatMap((figures, row) => figures.map((figure) => ({ row, figure }))).toSorted((a, b) => a.figure.box[0] - b.figure.box[0]);
  for (const { row, figure } of all) {
    const span = spanOf(figure.box);
    let column = columns.at(-1);
    if (column === undefined || gap(column, span) >= 0) {
      column = { ...span, rows: rows.map(() => []) };
      columns.push(column);
    }
    column.right = Math.max(column.right, span.right);
    column.rows[row]?.push(figure);
  }
  return columns;
}
