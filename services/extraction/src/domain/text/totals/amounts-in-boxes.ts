import type { Amount } from '../print/amounts.js';
import type { LabelHit } from '../print/hits/label-hits.js';
import type { Candidate } from '../print/place.js';
import type { Reading } from '../print/reading.js';

/** Labels in a row of boxes are so many at least. */
const MIN_BOXES = 3;
/** The row of their values is no further down, in font sizes. */
const REACH = 2;
/** What is printed below a label says less than what is beside it. */
const BELOW = 0.8;

/**
 * The amount in the box of a label, in a row of boxes with a label each and their values below: a box reaches from where its label begins to where
 * the next one does, and a value stands anywhere in it. Only where each amount of the row is in a box of its own.
 */
export function inBox(reading: Reading, index: number, hit: LabelHit): Candidate<Amount>[] {
  const { words, row, cellOf } = hit.line;
  const values = reading.lines[index + 1]?.row;
  const isRow = row.cells.length >= MIN_BOXES && (reading.amounts[index]?.length ?? 0) === 0 && cellOf.indexOf(cellOf[hit.from] ?? 0) === hit.from;
  if (!isRow || values === undefined || values.page !== row.page || values.box[1] - row.box[3] > REACH * (words[0]?.size ?? 0)) return [];
  const amounts = reading.amounts[index + 1] ?? [];
  const boxes = row.cells.map(({ box }, at) => amounts.filter((amount) => amount.box[0] >= box[0] && amount.box[0] < (row.cells[at + 1]?.box[0] ?? Infinity)));
  const isApart = boxes.every((own) => own.length <= 1) && boxes.flat().length === amounts.length;
  return isApart ? (boxes[cellOf[hit.from] ?? -1] ?? []).map((item) => ({ item, hit, line: index + 1, place: 'below', score: hit.weight * BELOW })) : [];
}
