import { overlap, type Box, type Cell } from '../../pdf/word.js';
import { isFigureCell } from './assign.js';
import type { BodyLine } from './body.js';
import { isNameColumn, isTextColumn, type HeadColumn } from './heads/head.js';

/** Left edges of one column differ by less, in points. */
const SAME_EDGE = 2;
/** A text that begins so much left of its head stands under it all the same, in points. */
const EDGE = 8;

const cellsOf = ({ line, figures }: BodyLine): { cell: Cell; isFigures: boolean }[] =>
  line.row.cells.map((cell, index) => ({
    cell,
    isFigures: isFigureCell(
      cell,
      figures.filter(({ from }) => line.cellOf[from] === index),
    ),
  }));

/** The left edge that most of the texts under the head of names share, where it is set over their middle. */
function edgeOfNames(columns: readonly HeadColumn[], index: number, texts: readonly Cell[]): number | undefined {
  const [before, own] = [columns[index - 1], columns[index]];
  if (own === undefined) return undefined;
  const isLeft = ({ box }: Cell): boolean => box[0] < own.box[0] - EDGE && box[0] > (before?.box[2] ?? -Infinity);
  const isUnderNoOther = ({ box }: Cell): boolean => columns.every((column) => column === own || overlap(column.box, box) <= 0);
  // Names may all be too short to reach the middle that their head is set over.
  const under = texts.filter(({ box }) => overlap(own.box, box) > 0);
  const edges = (under.length > 0 ? under : texts).filter((cell) => isLeft(cell) && isUnderNoOther(cell)).map(({ box }) => box[0]);
  const count = (edge: number): number => edges.filter((other) => Math.abs(other - edge) <= SAME_EDGE).length;
  return edges.toSorted((a, b) => count(b) - count(a))[0];
}

/** Columns that reach from the left edge of their head to that of the next, where all figures stand so and some under no head: they are set to the right, their heads to the left. */
function fromEdgeToEdge(columns: readonly HeadColumn[], lines: readonly BodyLine[]): readonly HeadColumn[] {
  const first = columns.findLastIndex(isTextColumn) + 1;
  const start = columns[first]?.box[0];
  if (start === undefined) return columns;
  const cells = lines.map((line) => cellsOf(line).flatMap(({ cell, isFigures }) => (isFigures && cell.box[2] > start ? [cell.box] : [])));
  const end = Math.max(...cells.flat().map((box) => box[2]), ...columns.map(({ box }) => box[2]));
  const reaches = columns.slice(first).map(({ box: [left, top, , bottom] }, index): Box => [left, top, columns[first + index + 1]?.box[0] ?? end, bottom]);
  const reachOf = (box: Box): number => reaches.findIndex((reach) => box[0] >= reach[0] && box[2] <= reach[2]);
  const isSo = cells.every((own) => own.every((box) => reachOf(box) >= 0) && new Set(own.map(reachOf)).size === own.length);
  const isBeside = cells.flat().some((box) => columns.every((column) => overlap(column.box, box) <= 0));
  return isSo && isBeside ? columns.map((column, index) => ({ ...column, box: reaches[index - first] ?? column.box })) : columns;
}

/** The columns of a part of a table with boxes as wide as what stands under their heads shows that they are. */
export function columnBoxes(columns: readonly HeadColumn[], lines: readonly BodyLine[]): readonly HeadColumn[] {
  const texts = lines.flatMap((line) => cellsOf(line).flatMap(({ cell, isFigures }) => (isFigures ? [] : [cell])));
  const named = columns.map((column, index): HeadColumn => {
    const edge = isNameColumn(column) ? edgeOfNames(columns, index, texts) : undefined;
    const [, top, right, bottom] = column.box;
    return edge === undefined ? column : { ...column, box: [edge, top, right, bottom] };
  });
  return fromEdgeToEdge(named, lines);
}
