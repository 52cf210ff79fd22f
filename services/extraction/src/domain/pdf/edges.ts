import type { Box, Cell, Row } from './word.js';

/** Edges that differ by no more are one, in points. */
export const SAME_EDGE = 3;
/** Parts of one block are set in or out from each other by no more, in points. */
export const SAME_BLOCK = 15;

/** Whether two boxes begin at one edge. */
export const sameLeft = (a: Box, b: Box, within = SAME_EDGE): boolean => Math.abs(a[0] - b[0]) <= within;

/** Whether two boxes end at one edge. */
export const sameRight = (a: Box, b: Box): boolean => Math.abs(a[2] - b[2]) <= SAME_EDGE;

/** Whether two boxes are set to one middle, and neither begins where the other does. */
export const sameMiddle = (a: Box, b: Box): boolean => Math.abs(a[0] + a[2] - b[0] - b[2]) <= 2 * SAME_EDGE && !sameLeft(a, b);

/** Whether two boxes are set to each other, at an edge or the middle, as what stands below one another is. */
export const areSet = (a: Box, b: Box): boolean => sameLeft(a, b) || sameRight(a, b) || sameMiddle(a, b);

/** The cell of a row that begins at the left edge of a box. */
export const cellAtEdge = (row: Row | undefined, box: Box, within = SAME_EDGE): Cell | undefined => row?.cells.find((cell) => sameLeft(cell.box, box, within));

/** Which cell of a row holds a box; -1 where none does. */
export const cellIndexAt = (row: Row | undefined, box: Box): number => row?.cells.findIndex((cell) => cell.box[0] <= box[0] + 1 && cell.box[2] >= box[0]) ?? -1;
