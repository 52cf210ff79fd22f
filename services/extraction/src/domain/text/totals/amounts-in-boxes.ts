import { sameLeft, sameRight } from '../../pdf/edges.js';
import type { Box } from '../../pdf/word.js';
import { isCurrency, type Amount } from '../print/amounts.js';
import type { LabelHit } from '../print/hits/label-hits.js';
import type { Candidate } from '../print/place.js';
import type { Reading } from '../print/reading.js';

/** Labels in a row of boxes are so many at least. */
const MIN_BOXES = 3;
/** The row of their values is no further down, in font sizes. */
const REACH = 2;
/** What is printed below a label says less than what is beside it. */
const BELOW = 0.8;

/** The amounts of a line by the boxes that the labels of a row above head: each reaches from where its label begins to where the next one does. */
const inBoxesOf = (reading: Reading, { row }: LabelHit['line'], line: number): Amount[][] =>
  row.cells.map(({ box }, at) =>
    (reading.amounts[line] ?? []).filter((amount) => amount.box[0] >= box[0] && amount.box[0] < (row.cells[at + 1]?.box[0] ?? Infinity)),
  );

/** Whether a label begins its cell in a row of boxes: several labels and no amount. */
const isOfBoxes = (reading: Reading, index: number, { line: { row, cellOf }, from }: LabelHit): boolean =>
  row.cells.length >= MIN_BOXES && (reading.amounts[index]?.length ?? 0) === 0 && cellOf.indexOf(cellOf[from] ?? 0) === from;

/** Whether a line is so near below another as the values of boxes are. */
function isBelow({ lines }: Reading, line: number, upper: number): boolean {
  const [row, above] = [lines[line]?.row, lines[upper]?.row];
  return row !== undefined && above !== undefined && row.page === above.page && row.box[1] - above.box[3] <= REACH * (above.words[0]?.size ?? 0);
}

/**
 * The amount in the box of a label, in a row of boxes with a label each and their values below: a value stands anywhere in it. Only where each amount of
 * the row is in a box of its own.
 */
export function inBox(reading: Reading, index: number, hit: LabelHit): Candidate<Amount>[] {
  if (!isOfBoxes(reading, index, hit) || !isBelow(reading, index + 1, index)) return [];
  const boxes = inBoxesOf(reading, hit.line, index + 1);
  const isApart = boxes.every((own) => own.length <= 1) && boxes.flat().length === reading.amounts[index + 1]?.length;
  return isApart
    ? (boxes[hit.line.cellOf[hit.from] ?? -1] ?? []).map((item) => ({ item, hit, line: index + 1, place: 'below', score: hit.weight * BELOW }))
    : [];
}

/** The amount in the box of a label where each box of the row holds just one, whatever label it stands under, and those that stand below it at its edge. */
export function inFilledBoxes(reading: Reading, index: number, hit: LabelHit): Candidate<Amount>[] {
  const [first] = inBoxesOf(reading, hit.line, index + 1).every(({ length }) => length === 1) ? inBox(reading, index, hit) : [];
  const found = first === undefined ? [] : [first];
  for (let line = index + 2; first !== undefined && isBelow(reading, line, line - 1); line += 1) {
    const item = reading.amounts[line]?.find(({ box }) => sameRight(box, first.item.box) || sameLeft(box, first.item.box));
    if (item === undefined) return found;
    found.push({ ...first, item, line, score: first.score * 0.95 ** found.length });
  }
  return found;
}

/** The amount that stands alone in the next line, right behind the end of a label that ends its own: `TOTAL FACTURA` in a frame, be it beside another. */
export function aloneBelow(reading: Reading, index: number, hit: LabelHit): Candidate<Amount>[] {
  const { cellOf, row, words } = hit.line;
  const own = row.cells.at(-1);
  const isUnder = ({ box }: { readonly box: Box }): boolean => own !== undefined && box[2] > own.box[0];
  const [item, ...others] = reading.amounts[index + 1]?.filter(isUnder) ?? [];
  const isLast =
    cellOf[hit.from] === row.cells.length - 1 && cellOf[hit.from - 1] !== cellOf[hit.from] && words.slice(hit.to + 1).every(({ text }) => isCurrency(text));
  const isAlone =
    item?.isMoney === true &&
    others.length === 0 &&
    reading.lines[index + 1]?.row.cells.filter(isUnder).length === 1 &&
    own !== undefined &&
    item.box[0] > hit.box[0] &&
    item.box[0] - own.box[2] <= REACH * (words[0]?.size ?? 0);
  return isLast && isAlone && isBelow(reading, index + 1, index) ? [{ item, hit, line: index + 1, place: 'below', score: hit.weight * BELOW }] : [];
}
