import { cellAtEdge } from '../../../pdf/edges.js';
import type { Cell, Row } from '../../../pdf/word.js';
import type { LabelHit } from '../hits/label-hits.js';
import type { LabelField } from '../labels/index.js';
import type { Line } from '../line.js';
import { mendedRow } from './mended-row.js';

/** What references are, of which each has a label. */
const REFERENCES: ReadonlySet<LabelField> = new Set([
  'number',
  'issueDate',
  'dueDate',
  'anyDate',
  'deliveryDate',
  'purchaseOrder',
  'buyerReference',
  'customerNumber',
  'despatch',
  'salesOrder',
  'contract',
  'project',
  'vatId',
  'buyerVatId',
  'precedingInvoice',
]);
/** A label stands no further below its value, in sizes of its print, and what is below it so many times as far from it at least. */
const [NEAR, APART] = [0.7, 1.8];
/** Lines of other columns may stand between, and below them. */
const MAX_BETWEEN = 3;
/** So many labels below their values show that a page is made so. */
const FEWEST = 2;

/** A value and the label below it, each by its line and its cell. */
interface Pair {
  readonly value: { readonly line: number; readonly cell: Cell };
  readonly label: { readonly line: number; readonly cell: Cell };
}

/** The nearest cell at the edge of one in the lines from one on, upwards or downwards. */
function nearest(lines: readonly Line[], from: number, step: -1 | 1, cell: Cell): { line: number; cell: Cell } | undefined {
  for (let at = from + step; Math.abs(at - from) <= MAX_BETWEEN; at += step) {
    const row = lines[at]?.row;
    if (row === undefined || row.page !== lines[from]?.row.page) return undefined;
    const found = cellAtEdge(row, cell.box);
    if (found !== undefined) return { line: at, cell: found };
  }
  return undefined;
}

/** A label has no more words, what it goes on with included. */
const MOST_WORDS = 4;

/** Whether a cell is a label, or begins with one and is no more than words: `albarán de entrega`. */
const isLabel = (cell: Cell, { line, from }: LabelHit): boolean =>
  line.words[from] === cell.words[0] && cell.words.length <= MOST_WORDS && !/[\d:]/.test(cell.text);

/** A label in a cell of its own with the value right above it, where nothing stands right beside it; and how far what is below it is from it. */
interface Possible extends Pair {
  readonly drop: number;
  readonly room: number;
  readonly under: Cell | undefined;
}

function possibleAt(lines: readonly Line[], labels: readonly (readonly LabelHit[])[], index: number, hit: LabelHit): Possible[] {
  const cell = hit.line.row.cells[hit.line.cellOf[hit.from] ?? -1];
  if (cell === undefined || !REFERENCES.has(hit.field) || !isLabel(cell, hit)) return [];
  const [above, under] = [nearest(lines, index, -1, cell), nearest(lines, index, 1, cell)];
  if (above === undefined || !/\d/.test(above.cell.text) || above.cell.text.includes(':')) return [];
  if (labels[above.line]?.some((other) => isLabel(above.cell, other)) === true) return [];
  const drop = cell.box[1] - above.cell.box[3];
  const room = under === undefined ? Infinity : under.cell.box[1] - cell.box[3];
  return drop > NEAR * (cell.words[0]?.size ?? 10) ? [] : [{ value: above, label: { line: index, cell }, drop, room, under: under?.cell }];
}

/** Labels that surely stand below their values: nothing is as near below them, or what is below them is the value of such a label. */
function pairsOf(possible: readonly Possible[]): Pair[] {
  const isSure = new Map<Cell | undefined, boolean>();
  for (const { value, drop, room, under } of possible.toReversed()) isSure.set(value.cell, room >= APART * Math.max(1, drop) || isSure.get(under) === true);
  return possible.filter(({ value }) => isSure.get(value.cell));
}

/** A row with another cell in the place of one, each where it is printed. */
const withCell = (row: Row, own: Cell, other: Cell): Row => mendedRow(row, (cell) => (cell === own ? other : cell));

/**
 * The rows of pages whose references have their labels below them, `EXP-118 | 07/10/2031` above `invoice no. | date`, with each label before its value;
 * undefined where labels stand as they do elsewhere.
 */
export function withLabelsAbove(lines: readonly Line[], labels: readonly (readonly LabelHit[])[]): Row[] | undefined {
  const pairs = pairsOf(labels.flatMap((hits, index) => hits.flatMap((hit) => possibleAt(lines, labels, index, hit))));
  if (new Set(pairs.map(({ label }) => label.cell)).size < FEWEST) return undefined;
  const rows = lines.map(({ row }) => row);
  for (const { value, label } of pairs) {
    const [upper, lower] = [rows[value.line], rows[label.line]];
    if (upper === undefined || lower === undefined || !upper.cells.includes(value.cell) || !lower.cells.includes(label.cell)) continue;
    rows[value.line] = withCell(upper, value.cell, label.cell);
    rows[label.line] = withCell(lower, label.cell, value.cell);
  }
  return rows;
}
